package org.multimodalbtw.engine.program;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions: names, numbers, texts, lists, tuples, dictionaries, attributes, calls and items. There are no operators. */
final class ExpressionParser {

    private static final int LONGEST_NUMBER = 40;
    private static final Set<String> CONSTANTS = Set.of("True", "False", "None");
    private static final int LONGEST_CHAIN = 100;

    private final TokenReader in;

    ExpressionParser(TokenReader in) {
        this.in = in;
    }

    /** @return the next expression */
    Expression read() {
        Expression value = primary();
        for (int links = 0; ; links++) {
            if (links > LONGEST_CHAIN) {
                throw in.refused(in.peek().line(), "an expression is too long");
            }
            int line = in.peek().line();
            if (in.takes(".")) {
                value = new Expression.Attribute(value, in.name());
            } else if (in.takes("(")) {
                value = new Expression.Call(value, arguments(), line);
            } else if (in.takes("[")) {
                value = new Expression.Item(value, items("]").items());
            } else {
                return value;
            }
        }
    }

    /** A number that every reader takes for the same one: torch would read 010 as eight, and nothing beyond its own range. */
    private String number() {
        int line = in.peek().line();
        String number = in.expect(Token.Kind.NUMBER).text();
        boolean isWhole = number.matches("[0-9]+");
        if (number.matches("0[0-9].*")
                || number.length() > LONGEST_NUMBER
                || isWhole && new BigInteger(number).bitLength() >= Long.SIZE
                || Double.isInfinite(Double.parseDouble(number))) {
            throw in.refused(
                    line,
                    "the number '" + number.substring(0, Math.min(number.length(), LONGEST_NUMBER))
                            + "' is too large, or written in an unusual way");
        }
        return number;
    }

    private Expression primary() {
        if (in.sees(Token.Kind.NAME)) {
            String name = in.peek().text();
            if (CONSTANTS.contains(name)) {
                in.take();
                return new Expression.Literal(name);
            }
            return new Expression.Name(in.name());
        }
        if (in.sees(Token.Kind.NUMBER)) {
            return new Expression.Literal(number());
        }
        if (in.sees(Token.Kind.TEXT)) {
            return new Expression.Text(in.take().text());
        }
        if (in.takes("-")) {
            return in.takes("inf") ? new Expression.Literal("-inf") : new Expression.Literal("-" + number());
        }
        if (in.takes("(")) {
            Items items = items(")");
            return items.items().size() == 1 && !items.comma()
                    ? items.items().get(0)
                    : new Expression.TupleOf(items.items());
        }
        if (in.takes("[")) {
            return new Expression.ListOf(items("]").items());
        }
        in.expect("{");
        return dictionary();
    }

    private record Items(List<Expression> items, boolean comma) {}

    private Items items(String end) {
        List<Expression> items = new ArrayList<>();
        boolean comma = true;
        while (!in.takes(end)) {
            if (!comma) {
                throw in.unexpected();
            }
            items.add(read());
            comma = in.takes(",");
        }
        return new Items(List.copyOf(items), comma);
    }

    private List<Expression.Argument> arguments() {
        List<Expression.Argument> arguments = new ArrayList<>();
        boolean comma = true;
        while (!in.takes(")")) {
            if (!comma) {
                throw in.unexpected();
            }
            Expression value = read();
            Optional<String> name = Optional.empty();
            if (in.sees("=") && value instanceof Expression.Name key) {
                in.take();
                name = Optional.of(key.id());
                value = read();
            }
            arguments.add(new Expression.Argument(name, value));
            comma = in.takes(",");
        }
        return List.copyOf(arguments);
    }

    private Expression dictionary() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        boolean comma = true;
        while (!in.takes("}")) {
            if (!comma) {
                throw in.unexpected();
            }
            keys.add(read());
            in.expect(":");
            values.add(read());
            comma = in.takes(",");
        }
        return new Expression.DictionaryOf(List.copyOf(keys), List.copyOf(values));
    }
}
