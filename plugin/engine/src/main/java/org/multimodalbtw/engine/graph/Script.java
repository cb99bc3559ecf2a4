package org.multimodalbtw.engine.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a {@link Graph} as the text of a TorchScript class. A value that is used once stands where it is used, if that keeps the order of
 * all calls: a text of few lines is compiled sooner.
 */
final class Script {

    /** An argument that is not given. */
    static final Object NONE = new Object();

    private final StringBuilder text = new StringBuilder(1 << 14);
    private final Map<Value, Integer> uses = new HashMap<>();

    /** Calls that are not written yet, in order: each is used once, later on. */
    private final Deque<Pending> pending = new ArrayDeque<>();

    private String indent = "    ";

    private record Pending(Value value, String expression) {}

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
        uses.clear();
        count(method.prologue());
        count(method.body());
        method.results().forEach(this::use);
        statements(method.prologue());
        statements(method.body());
        flush();
        String returned = String.join(", ", results);
        line("return " + (isSingle ? returned : "(" + returned + ")"));
    }

    private void count(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Loop loop) {
                use(loop.start());
                use(loop.next());
                count(loop.body());
            } else {
                ((Statement.Call) statement).arguments().forEach(this::use);
            }
        }
    }

    private void use(Object argument) {
        if (argument instanceof Value value) {
            uses.merge(value, 1, Integer::sum);
        } else if (argument instanceof List<?> list) {
            list.forEach(this::use);
        } else if (argument instanceof Statement.Option option) {
            use(option.value());
        }
    }

    private void statements(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Loop loop) {
                loop(loop);
            } else {
                call((Statement.Call) statement);
            }
        }
    }

    private void loop(Statement.Loop loop) {
        flush();
        String state = loop.state().name();
        line(state + " = " + loop.start().name());
        line("for " + loop.index().name() + " in range(" + loop.times() + "):");
        indent += "  ";
        statements(loop.body());
        flush();
        line(state + " = " + loop.next().name());
        indent = indent.substring(2);
    }

    private void call(Statement.Call call) {
        Map<Value, String> inside = new HashMap<>();
        List<Value> arguments = new ArrayList<>();
        call.arguments().forEach(argument -> values(argument, arguments));
        for (int i = arguments.size() - 1; i >= 0; i--) {
            if (!pending.isEmpty() && pending.peekLast().value() == arguments.get(i)) {
                Pending last = pending.removeLast();
                inside.put(last.value(), last.expression());
            }
        }
        boolean isOutside =
                arguments.stream().anyMatch(value -> pending.stream().anyMatch(one -> one.value() == value));
        if (isOutside) {
            flush();
        }
        String expression = expression(call, inside);
        if (uses.getOrDefault(call.result(), 0) == 1) {
            pending.addLast(new Pending(call.result(), expression));
        } else {
            flush();
            line(call.result().name() + " = " + expression);
        }
    }

    private static void values(Object argument, List<Value> values) {
        if (argument instanceof Value value) {
            values.add(value);
        } else if (argument instanceof List<?> list) {
            list.forEach(one -> values(one, values));
        } else if (argument instanceof Statement.Option option) {
            values(option.value(), values);
        }
    }

    private void flush() {
        pending.forEach(one -> line(one.value().name() + " = " + one.expression()));
        pending.clear();
    }

    private static String expression(Statement.Call call, Map<Value, String> inside) {
        List<String> arguments = call.arguments().stream()
                .map(argument -> argument(argument, inside))
                .toList();
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

    private static String argument(Object argument, Map<Value, String> inside) {
        if (argument instanceof Value value) {
            return inside.getOrDefault(value, value.name());
        }
        if (argument instanceof List<?> list) {
            if (list.isEmpty()) {
                return "annotate(List[Tensor], [])";
            }
            return list.stream().map(one -> argument(one, inside)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (argument instanceof Statement.Option option) {
            return option.name() + "=" + argument(option.value(), inside);
        }
        if (argument instanceof String word) {
            return '"' + word + '"';
        }
        if (argument instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        return argument == NONE ? "None" : argument.toString();
    }

    private void line(String line) {
        text.append(indent).append(line).append('\n');
    }
}
