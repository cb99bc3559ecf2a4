package org.multimodalbtw.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a file of a TorchScript archive: classes of modules, and functions. */
final class CodeParser {

    private static final String ANNOTATIONS = "__annotations__";
    private static final Set<String> LISTS = Set.of("__parameters__", "__buffers__");
    private static final Set<String> HOOKS = Set.of("__forward_hooks__", "__forward_pre_hooks__");

    private final TokenReader in;
    private final ExpressionParser expressions;

    private CodeParser(String place, byte[] code) {
        in = new TokenReader(place, Tokens.of(place, code));
        expressions = new ExpressionParser(in);
    }

    /**
     * @param place the name of the file
     * @param code its bytes
     * @return what it defines
     * @throws Refused if it has anything but classes of modules and functions
     */
    static Statement.CodeFile parse(String place, byte[] code) {
        return new CodeParser(place, code).file();
    }

    private Statement.CodeFile file() {
        List<Statement.ModuleClass> classes = new ArrayList<>();
        List<Statement.Function> functions = new ArrayList<>();
        while (!in.sees(Token.Kind.END)) {
            if (in.sees("class")) {
                classes.add(moduleClass());
            } else {
                functions.add(function());
            }
        }
        return new Statement.CodeFile(in.place(), List.copyOf(classes), List.copyOf(functions));
    }

    private Statement.ModuleClass moduleClass() {
        int line = in.peek().line();
        in.expect("class");
        String name = in.name();
        in.expect("(");
        String base = in.name();
        if (!base.equals("Module")) {
            throw in.refused(line, "the class '" + name + "' is a " + base + " and no module");
        }
        in.expect(")");
        in.expect(":");
        in.expect(Token.Kind.LINE_END);
        in.expect(Token.Kind.INDENT);
        List<Statement.NameList> lists = new ArrayList<>();
        List<Statement.Field> fields = new ArrayList<>();
        List<Statement.Function> methods = new ArrayList<>();
        while (!in.sees(Token.Kind.DEDENT)) {
            if (in.sees("def")) {
                methods.add(function());
            } else if (!in.takes("pass")) {
                member(lists, fields);
                in.expect(Token.Kind.LINE_END);
            } else {
                in.expect(Token.Kind.LINE_END);
            }
        }
        in.take();
        return new Statement.ModuleClass(name, List.copyOf(lists), List.copyOf(fields), List.copyOf(methods), line);
    }

    private void member(List<Statement.NameList> lists, List<Statement.Field> fields) {
        int line = in.peek().line();
        String name = in.name();
        if (name.equals(ANNOTATIONS)) {
            annotation(fields);
        } else if (in.takes("=")) {
            List<String> names = names(line);
            if (LISTS.contains(name)) {
                lists.add(new Statement.NameList(name, names));
            } else if (!HOOKS.contains(name) || !names.isEmpty()) {
                throw in.refused(line, "'" + name + "' belongs to no plain module");
            }
        } else {
            in.expect(":");
            Expression type = expressions.read();
            Optional<Expression> constant = in.takes("=") ? Optional.of(expressions.read()) : Optional.empty();
            fields.add(new Statement.Field(name, type, constant, false));
        }
    }

    /** {@code __annotations__ = []}, or an attribute whose name is none of Python's: {@code __annotations__["0"] = Type} */
    private void annotation(List<Statement.Field> fields) {
        if (in.takes("=")) {
            in.expect("[");
            in.expect("]");
            return;
        }
        in.expect("[");
        String name = in.expect(Token.Kind.TEXT).text();
        in.expect("]");
        in.expect("=");
        fields.add(new Statement.Field(name, expressions.read(), Optional.empty(), true));
    }

    private List<String> names(int line) {
        if (!(expressions.read() instanceof Expression.ListOf list)) {
            throw in.refused(line, "a list of names is none");
        }
        List<String> names = new ArrayList<>();
        for (Expression item : list.items()) {
            if (!(item instanceof Expression.Text text)) {
                throw in.refused(line, "a list of names is none");
            }
            names.add(text.value());
        }
        return List.copyOf(names);
    }

    private Statement.Function function() {
        int line = in.peek().line();
        in.expect("def");
        String name = in.name();
        in.expect("(");
        List<Statement.Parameter> parameters = new ArrayList<>();
        boolean comma = true;
        while (!in.takes(")")) {
            if (!comma) {
                throw in.unexpected();
            }
            parameters.add(parameter());
            comma = in.takes(",");
        }
        in.expect("->");
        Expression result = expressions.read();
        return new Statement.Function(name, List.copyOf(parameters), result, block(), line);
    }

    private Statement.Parameter parameter() {
        String name = in.name();
        in.expect(":");
        Expression type = expressions.read();
        return new Statement.Parameter(name, type, in.takes("=") ? Optional.of(expressions.read()) : Optional.empty());
    }

    private List<Statement> block() {
        in.expect(":");
        in.expect(Token.Kind.LINE_END);
        in.expect(Token.Kind.INDENT);
        List<Statement> statements = new ArrayList<>();
        while (!in.sees(Token.Kind.DEDENT)) {
            statements.add(statement());
        }
        in.take();
        return List.copyOf(statements);
    }

    private Statement statement() {
        int line = in.peek().line();
        if (in.takes("if")) {
            Expression condition = expressions.read();
            List<Statement> yes = block();
            return new Statement.Branch(condition, yes, in.takes("else") ? block() : List.of(), line);
        }
        if (in.takes("for")) {
            return loop(line);
        }
        if (in.sees("while")) {
            throw in.refused(line, "a loop 'while' has no bound");
        }
        Statement simple = simple(line);
        in.expect(Token.Kind.LINE_END);
        return simple;
    }

    private Statement loop(int line) {
        String name = in.name();
        in.expect("in");
        Expression over = expressions.read();
        if (over instanceof Expression.Call call
                && call.function().equals(new Expression.Name("range"))
                && call.arguments().size() == 1
                && call.arguments().get(0).name().isEmpty()) {
            return new Statement.Loop(name, call.arguments().get(0).value(), block(), line);
        }
        throw in.refused(line, "a loop goes over something else than range(count)");
    }

    private Statement simple(int line) {
        if (in.takes("pass")) {
            return new Statement.Pass(line);
        }
        if (in.takes("return")) {
            return new Statement.Return(
                    in.sees(Token.Kind.LINE_END) ? new Expression.Literal("None") : expressions.read(), line);
        }
        Expression first = expressions.read();
        if (in.sees("=") || in.sees(",") || in.sees(":")) {
            return assignment(first, line);
        }
        return new Statement.Evaluate(first, line);
    }

    private Statement assignment(Expression first, int line) {
        List<String> names = new ArrayList<>(List.of(target(first, line)));
        Optional<Expression> type = in.takes(":") ? Optional.of(expressions.read()) : Optional.empty();
        boolean apart = false;
        while (in.takes(",")) {
            apart = in.sees("=");
            if (!apart) {
                names.add(target(expressions.read(), line));
            }
        }
        in.expect("=");
        List<Expression> values = new ArrayList<>(List.of(expressions.read()));
        while (!apart && in.takes(",")) {
            values.add(expressions.read());
        }
        apart |= values.size() == 1 && names.size() > 1;
        if (!apart && values.size() != names.size() || type.isPresent() && names.size() > 1) {
            throw in.refused(line, "an assignment has more names than values");
        }
        return new Statement.Assign(List.copyOf(names), type, apart, List.copyOf(values), line);
    }

    private String target(Expression expression, int line) {
        if (expression instanceof Expression.Name name) {
            return name.id();
        }
        throw in.refused(line, "an attribute or item is overwritten, so that the model would change while it is used");
    }
}
