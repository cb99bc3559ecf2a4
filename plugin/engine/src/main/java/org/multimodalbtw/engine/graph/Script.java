package org.multimodalbtw.engine.graph;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a {@link Graph} as the text of a TorchScript class. */
final class Script {

    /** An argument that is not given. */
    static final Object NONE = new Object();

    private final StringBuilder text = new StringBuilder(1 << 14);

    private Script() {}

    static String of(Graph graph) {
        Script script = new Script();
        script.text.append("class Ops(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
        graph.methods().values().forEach(script::method);
        return script.text.toString();
    }

    private void method(Method method) {
        String inputs =
                method.inputs().stream().map(name -> ", " + name + ": Tensor").collect(Collectors.joining());
        List<String> results = method.results().stream().map(Value::name).toList();
        boolean isSingle = results.size() == 1;
        String type = isSingle
                ? "Tensor"
                : results.stream().map(name -> "Tensor").collect(Collectors.joining(", ", "Tuple[", "]"));
        text.append("  def %s(self: __torch__.Ops, P: List[Tensor]%s) -> %s:\n".formatted(method.name(), inputs, type));
        String indent = "    ";
        statements(method.prologue(), indent);
        statements(method.body(), indent);
        String returned = String.join(", ", results);
        line(indent, "return " + (isSingle ? returned : "(" + returned + ")"));
    }

    private void statements(List<Statement> statements, String indent) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Loop loop) {
                loop(loop, indent);
            } else {
                Statement.Call call = (Statement.Call) statement;
                line(indent, call.result().name() + " = " + expression(call));
            }
        }
    }

    private void loop(Statement.Loop loop, String indent) {
        String state = loop.state().name();
        line(indent, state + " = " + loop.start().name());
        line(indent, "for " + loop.index().name() + " in range(" + loop.times() + "):");
        statements(loop.body(), indent + "  ");
        line(indent + "  ", state + " = " + loop.next().name());
    }

    private static String expression(Statement.Call call) {
        List<String> arguments = call.arguments().stream().map(Script::argument).toList();
        String first = arguments.get(0);
        return switch (call.function()) {
            case "at" -> first + "[" + arguments.get(1) + "]";
            case "tolist" -> "annotate(List[int], " + first + ".tolist())";
            case "item" -> "float(torch.item(" + first + "))";
            case "device" -> "ops.prim.device(" + first + ")";
            case "gradient" -> "unchecked_cast(Tensor, " + first + ")";
            case "grad" -> "torch.autograd.grad(" + String.join(", ", arguments) + ")";
            default -> "torch." + call.function() + "(" + String.join(", ", arguments) + ")";
        };
    }

    private static String argument(Object argument) {
        if (argument instanceof Value value) {
            return value.name();
        }
        if (argument instanceof List<?> list) {
            if (list.isEmpty()) {
                return "annotate(List[Tensor], [])";
            }
            return list.stream().map(Script::argument).collect(Collectors.joining(", ", "[", "]"));
        }
        if (argument instanceof Statement.Option option) {
            return option.name() + "=" + argument(option.value());
        }
        if (argument instanceof String word) {
            return '"' + word + '"';
        }
        if (argument instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        return argument == NONE ? "None" : argument.toString();
    }

    private void line(String indent, String line) {
        text.append(indent).append(line).append('\n');
    }
}
