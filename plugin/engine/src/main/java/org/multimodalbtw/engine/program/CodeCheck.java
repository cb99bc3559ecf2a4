package org.multimodalbtw.engine.program;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks all that a file defines, whether it is used or not: each operation is one of {@link Operations}, each type is known, and nothing is
 * named like what stands for something else.
 */
final class CodeCheck {

    private static final Set<String> TAKEN = Set.of(
            "torch",
            "ops",
            "CONSTANTS",
            "__torch__",
            "annotate",
            "unchecked_cast",
            "uninitialized",
            "getattr",
            "hasattr",
            "isinstance",
            "int",
            "float",
            "bool",
            "str",
            "complex",
            "range",
            "fork",
            "awaitable",
            "inf",
            "nan",
            "infj",
            "nanj",
            "print",
            "len",
            "list",
            "dict",
            "tuple",
            "min",
            "max",
            "abs",
            "sorted",
            "zip",
            "enumerate",
            "Tensor",
            "List",
            "Dict",
            "Tuple",
            "Optional",
            "Final",
            "NoneType",
            "Device",
            "Module",
            "super",
            "setattr",
            "hash");

    private static final Set<String> CASTS = Set.of("annotate", "unchecked_cast");
    private static final Set<String> CONVERSIONS = Set.of("int", "float", "bool");

    /** Operations that make as many numbers as they are told to. */
    private static final Set<String> SIZED = Set.of(
            "zeros",
            "ones",
            "full",
            "new_zeros",
            "new_ones",
            "new_full",
            "arange",
            "linspace",
            "eye",
            "repeat",
            "tile",
            "expand",
            "broadcast_to",
            "pad",
            "constant_pad_nd",
            "reflection_pad1d",
            "reflection_pad2d",
            "replication_pad1d",
            "replication_pad2d",
            "one_hot",
            "triu_indices",
            "tril_indices",
            "affine_grid_generator",
            "repeat_interleave",
            "upsample_nearest1d",
            "upsample_nearest2d",
            "upsample_bilinear2d",
            "upsample_bicubic2d",
            "upsample_linear1d",
            "_upsample_bilinear2d_aa",
            "_upsample_bicubic2d_aa",
            "adaptive_avg_pool1d",
            "adaptive_avg_pool2d",
            "adaptive_avg_pool3d",
            "adaptive_max_pool1d",
            "adaptive_max_pool2d");

    private static final BigInteger MOST_NUMBERS = BigInteger.ONE.shiftLeft(27);

    private final String place;
    private final Definitions definitions;

    CodeCheck(String place, Definitions definitions) {
        this.place = place;
        this.definitions = definitions;
    }

    /** @throws Refused if the file may do more than compute */
    void check(Statement.CodeFile file) {
        for (Statement.ModuleClass each : file.classes()) {
            for (Statement.Field field : each.fields()) {
                TypeNames.require(place, each.line(), field.type(), definitions);
                field.constant().ifPresent(value -> expression(value, each.line()));
            }
            each.methods().forEach(this::function);
        }
        file.functions().forEach(this::function);
    }

    private void function(Statement.Function function) {
        boolean hidden = function.name().startsWith("__") && !function.name().equals("__len__");
        if (hidden) {
            throw refused(function.line(), "the method '" + function.name() + "' would run unasked");
        }
        for (Statement.Parameter parameter : function.parameters()) {
            name(parameter.name(), function.line());
            TypeNames.require(place, function.line(), parameter.type(), definitions);
            parameter.otherwise().ifPresent(value -> expression(value, function.line()));
        }
        TypeNames.require(place, function.line(), function.result(), definitions);
        function.body().forEach(this::statement);
    }

    private void statement(Statement statement) {
        int line = statement.line();
        if (statement instanceof Statement.Assign assign) {
            assign.names().forEach(name -> name(name, line));
            assign.type().ifPresent(type -> TypeNames.require(place, line, type, definitions));
            assign.values().forEach(each -> expression(each, line));
        } else if (statement instanceof Statement.Evaluate evaluate) {
            expression(evaluate.value(), line);
        } else if (statement instanceof Statement.Return result) {
            expression(result.value(), line);
        } else if (statement instanceof Statement.Branch branch) {
            expression(branch.condition(), line);
            branch.yes().forEach(this::statement);
            branch.no().forEach(this::statement);
        } else if (statement instanceof Statement.Loop loop) {
            name(loop.name(), line);
            expression(loop.count(), line);
            loop.body().forEach(this::statement);
        }
    }

    private void name(String name, int line) {
        if (TAKEN.contains(name)) {
            throw refused(line, "a variable is called '" + name + "'");
        }
    }

    private void expression(Expression expression, int line) {
        if (expression instanceof Expression.Call call) {
            call(call);
        } else if (expression instanceof Expression.Name || expression instanceof Expression.Attribute) {
            value(expression, line);
        } else if (expression instanceof Expression.Item item) {
            expression(item.of(), line);
            item.index().forEach(each -> expression(each, line));
        } else if (expression instanceof Expression.ListOf list) {
            list.items().forEach(each -> expression(each, line));
        } else if (expression instanceof Expression.TupleOf tuple) {
            tuple.items().forEach(each -> expression(each, line));
        } else if (expression instanceof Expression.DictionaryOf dictionary) {
            dictionary.keys().forEach(each -> expression(each, line));
            dictionary.values().forEach(each -> expression(each, line));
        }
    }

    /** Names of operations are no values; functions of the archive and its constants are. */
    private void value(Expression expression, int line) {
        Optional<String> path = expression.path();
        if (path.isEmpty()) {
            expression(((Expression.Attribute) expression).of(), line);
            return;
        }
        String root = path.get().split("\\.", 2)[0];
        boolean fine =
                switch (root) {
                    case "CONSTANTS" -> path.get().matches("CONSTANTS\\.c(0|[1-9][0-9]{0,6})");
                    case "__torch__" -> definitions.isFunction(path.get());
                    case "inf", "nan" -> path.get().equals(root);
                    default -> !TAKEN.contains(root);
                };
        if (!fine) {
            throw refused(line, "'" + path.get() + "' is not used in models that only compute");
        }
    }

    private void call(Expression.Call call) {
        List<Expression> arguments =
                call.arguments().stream().map(Expression.Argument::value).toList();
        String path = call.function().path().orElse("");
        int first = 0;
        if (CASTS.contains(path) && arguments.size() == 2 || path.equals("uninitialized") && arguments.size() == 1) {
            TypeNames.require(place, call.line(), arguments.get(0), definitions);
            first = 1;
        } else if (path.equals("torch.device")) {
            if (!arguments.equals(List.of(new Expression.Text("cpu")))) {
                throw refused(call.line(), "it asks for another device than the CPU");
            }
        } else if (path.startsWith("torch.") || path.startsWith("ops.")) {
            operation(path, arguments, call.line());
        } else if (!(path.equals("getattr") && arguments.size() == 2 && arguments.get(1) instanceof Expression.Text)
                && !(CONVERSIONS.contains(path) && arguments.size() == 1)) {
            if (definitions.isClass(path)) {
                throw refused(call.line(), "an object of '" + path + "' is made");
            }
            expression(call.function(), call.line());
        }
        arguments.subList(first, arguments.size()).forEach(each -> expression(each, call.line()));
    }

    private void operation(String path, List<Expression> arguments, int line) {
        if (Operations.effect(path).isEmpty() && !path.equals("ops.prim.RaiseException")) {
            throw refused(line, "'" + path + "' is none of the operations that only compute");
        }
        if (SIZED.contains(path.substring(path.lastIndexOf('.') + 1))) {
            BigInteger numbers = BigInteger.ONE;
            for (Expression argument : arguments) {
                numbers = numbers.max(product(argument));
            }
            if (numbers.compareTo(MOST_NUMBERS) > 0) {
                throw refused(line, "'" + path + "' makes " + numbers + " numbers at once");
            }
        }
    }

    private static BigInteger product(Expression argument) {
        if (argument instanceof Expression.ListOf list) {
            return list.items().stream()
                    .map(item -> product(item).max(BigInteger.ONE))
                    .reduce(BigInteger.ONE, BigInteger::multiply);
        }
        return argument instanceof Expression.Literal literal && literal.text().matches("[0-9]{1,400}")
                ? new BigInteger(literal.text())
                : BigInteger.ZERO;
    }

    private Refused refused(int line, String reason) {
        return Refused.forbidden(place, line, reason);
    }
}
