package org.multimodalbtw.engine.program;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes definitions as a file of a TorchScript archive. */
final class CodePrinter {

    private static final String INDENT = "  ";

    private final Reached reached;
    private final Definitions definitions;
    private final StringBuilder out = new StringBuilder();

    private CodePrinter(Reached reached, Definitions definitions) {
        this.reached = reached;
        this.definitions = definitions;
    }

    /**
     * @param file what to write
     * @param reached which functions, methods and branches are written; all classes are
     * @param definitions of the whole archive
     * @return the file's bytes
     */
    static byte[] print(Statement.CodeFile file, Reached reached, Definitions definitions) {
        CodePrinter printer = new CodePrinter(reached, definitions);
        file.classes().forEach(printer::moduleClass);
        file.functions().stream().filter(reached::contains).forEach(each -> printer.function(each, ""));
        return printer.out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void moduleClass(Statement.ModuleClass definition) {
        line("", "class " + definition.name() + "(Module):");
        for (Statement.NameList list : definition.lists()) {
            line(
                    INDENT,
                    list.name() + " = "
                            + text(new Expression.ListOf(list.names().stream()
                                    .map(name -> (Expression) new Expression.Text(name))
                                    .toList())));
        }
        if (definition.fields().stream().anyMatch(Statement.Field::quoted)) {
            line(INDENT, "__annotations__ = []");
        }
        for (Statement.Field field : definition.fields()) {
            String name = field.quoted() ? "__annotations__[" + quoted(field.name()) + "] = " : field.name() + " : ";
            line(
                    INDENT,
                    name
                            + text(field.type())
                            + field.constant().map(value -> " = " + text(value)).orElse(""));
        }
        definition.methods().stream().filter(reached::contains).forEach(each -> function(each, INDENT));
        if (definition.lists().isEmpty() && definition.fields().isEmpty()) {
            line(INDENT, "__parameters__ = []");
        }
    }

    private void function(Statement.Function function, String indent) {
        List<String> parameters = function.parameters().stream()
                .map(each -> each.name() + ": " + text(each.type())
                        + each.otherwise().map(value -> "=" + text(value)).orElse(""))
                .toList();
        line(
                indent,
                "def " + function.name() + "(" + String.join(", ", parameters) + ") -> " + text(function.result())
                        + ":");
        block(function.body(), indent + INDENT);
    }

    private void block(List<Statement> statements, String indent) {
        if (statements.isEmpty()) {
            line(indent, "pass");
        }
        statements.forEach(each -> statement(each, indent));
    }

    private void statement(Statement statement, String indent) {
        if (statement instanceof Statement.Assign assign && isUnused(assign)) {
            line(indent, "pass");
        } else if (statement instanceof Statement.Assign assign) {
            String names = String.join(", ", assign.names()) + (assign.apart() ? "," : "");
            String type = assign.type().map(each -> " : " + text(each)).orElse("");
            List<String> values =
                    assign.values().stream().map(CodePrinter::text).toList();
            line(indent, names + type + " = " + String.join(", ", values));
        } else if (statement instanceof Statement.Evaluate evaluate) {
            line(indent, text(evaluate.value()));
        } else if (statement instanceof Statement.Return result) {
            line(indent, "return " + text(result.value()));
        } else if (statement instanceof Statement.Branch branch) {
            branch(branch, indent);
        } else if (statement instanceof Statement.Loop loop) {
            if (!(loop.count() instanceof Expression.Literal)) {
                line(indent, "if torch.gt(" + text(loop.count()) + ", " + Flow.MOST_TURNS + "):");
                line(
                        indent + INDENT,
                        "ops.prim.RaiseException(\"a loop has more than " + Flow.MOST_TURNS + " turns\")");
                line(indent, "else:");
                line(indent + INDENT, "pass");
            }
            line(indent, "for " + loop.name() + " in range(" + text(loop.count()) + "):");
            block(loop.body(), indent + INDENT);
        } else {
            line(indent, "pass");
        }
    }

    /** A name for a function that is never called, and so not written. */
    private boolean isUnused(Statement.Assign assign) {
        String path = assign.values().get(0).path().orElse("");
        return definitions.isFunction(path) && !reached.contains(definitions.function(path));
    }

    /** A side that is never taken, for example for training, is not written. */
    private void branch(Statement.Branch branch, String indent) {
        if (!reached.contains(branch, true) || !reached.contains(branch, false)) {
            block(reached.contains(branch, true) ? branch.yes() : branch.no(), indent);
            return;
        }
        line(indent, "if " + text(branch.condition()) + ":");
        block(branch.yes(), indent + INDENT);
        line(indent, "else:");
        block(branch.no(), indent + INDENT);
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append('\n');
    }

    private static String text(Expression expression) {
        StringBuilder text = new StringBuilder();
        append(expression, text);
        return text.toString();
    }

    private static void append(Expression expression, StringBuilder text) {
        if (expression instanceof Expression.Name name) {
            text.append(name.id());
        } else if (expression instanceof Expression.Literal literal) {
            text.append(literal.text());
        } else if (expression instanceof Expression.Text quoted) {
            text.append(quoted(quoted.value()));
        } else if (expression instanceof Expression.Attribute attribute) {
            base(attribute.of(), text);
            text.append('.').append(attribute.name());
        } else if (expression instanceof Expression.Call call) {
            base(call.function(), text);
            text.append('(');
            for (Expression.Argument argument : call.arguments()) {
                argument.name().ifPresent(name -> text.append(name).append('='));
                append(argument.value(), text);
                text.append(", ");
            }
            text.append(')');
        } else if (expression instanceof Expression.Item item) {
            base(item.of(), text);
            all(item.index(), "[", "]", text);
        } else if (expression instanceof Expression.ListOf list) {
            all(list.items(), "[", "]", text);
        } else if (expression instanceof Expression.TupleOf tuple) {
            all(tuple.items(), "(", tuple.items().size() == 1 ? ",)" : ")", text);
        } else if (expression instanceof Expression.DictionaryOf dictionary) {
            text.append('{');
            for (int i = 0; i < dictionary.keys().size(); i++) {
                append(dictionary.keys().get(i), text);
                text.append(": ");
                append(dictionary.values().get(i), text);
                text.append(", ");
            }
            text.append('}');
        }
    }

    private static void all(List<Expression> items, String open, String close, StringBuilder text) {
        text.append(open);
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            append(items.get(i), text);
        }
        text.append(close);
    }

    /** Names and attributes need no brackets before a point or a bracket. */
    private static void base(Expression expression, StringBuilder text) {
        boolean plain = expression.path().isPresent();
        text.append(plain ? "" : "(");
        append(expression, text);
        text.append(plain ? "" : ")");
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7F) {
                quoted.append(c);
            } else {
                quoted.append('\\').append(String.format("%03o", (int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
