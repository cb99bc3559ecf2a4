package org.multimodalbtw.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.program.Value.Kind;

/** Says what is known of the value of an expression, in one file. */
final class Evaluation {

    /** Operations that draw at random, or change a module, unless an argument says that the model is not in training. */
    private static final Map<String, Integer> TRAINING =
            Map.of("dropout", 2, "dropout_", 2, "feature_dropout", 2, "batch_norm", 5, "lstm", 6, "gru", 6);

    private static final String NAME_OF_TRAINING = "train";

    private static final Set<String> LISTS = Set.of(
            "size",
            "split",
            "chunk",
            "unbind",
            "split_with_sizes",
            "tensor_split",
            "unsafe_chunk",
            "unsafe_split",
            "list",
            "meshgrid",
            "broadcast_tensors");

    private final Flow flow;
    private final String place;

    Evaluation(Flow flow, String place) {
        this.flow = flow;
        this.place = place;
    }

    /**
     * @param expression checked by {@link CodeCheck}
     * @param variables by name
     * @param line where it stands
     * @return what is known of its value
     */
    Value of(Expression expression, Map<String, Value> variables, int line) {
        flow.step(place, line);
        if (expression instanceof Expression.Name name) {
            return name(name.id(), variables, line);
        }
        if (expression instanceof Expression.Literal literal) {
            return literal(literal.text());
        }
        if (expression instanceof Expression.Text text) {
            return new Value.Data(Kind.TEXT, false, Optional.of(text.value()));
        }
        if (expression instanceof Expression.Attribute attribute) {
            return attribute(attribute, variables, line);
        }
        if (expression instanceof Expression.Call call) {
            return call(call, variables);
        }
        if (expression instanceof Expression.Item item) {
            Value of = of(item.of(), variables, line);
            item.index().forEach(index -> of(index, variables, line));
            return part(of, line);
        }
        List<Expression> items = expression instanceof Expression.ListOf list
                ? list.items()
                : expression instanceof Expression.TupleOf tuple
                        ? tuple.items()
                        : ((Expression.DictionaryOf) expression).values();
        return together(items.stream().map(item -> of(item, variables, line)).toList(), Kind.LIST, line);
    }

    private Value name(String name, Map<String, Value> variables, int line) {
        if (name.equals("inf") || name.equals("nan")) {
            return Value.NEW;
        }
        Value value = variables.get(name);
        if (value == null) {
            throw refused(line, "the name '" + name + "' stands for nothing");
        }
        return value;
    }

    private static Value literal(String text) {
        return switch (text) {
            case "None" -> Value.known(Pickled.NONE);
            case "True" -> Value.known(true);
            case "False" -> Value.known(false);
            default -> number(text);
        };
    }

    private static Value number(String text) {
        try {
            return text.matches("-?[0-9]+") ? Value.known(Long.valueOf(text)) : Value.known(Double.valueOf(text));
        } catch (NumberFormatException otherwise) {
            return Value.NEW;
        }
    }

    private Value attribute(Expression.Attribute attribute, Map<String, Value> variables, int line) {
        Optional<String> path = attribute.path();
        if (path.isPresent() && flow.definitions().isFunction(path.get())) {
            return new Value.Callable(flow.definitions().function(path.get()));
        }
        if (path.isPresent() && path.get().startsWith("CONSTANTS.")) {
            return Value.SHARED;
        }
        return attribute(of(attribute.of(), variables, line), attribute.name(), line);
    }

    private Value attribute(Value of, String name, int line) {
        if (!(of instanceof Value.Module module)) {
            throw refused(line, "an attribute '" + name + "' is read from what is no module");
        }
        Pickled value = module.module().state.get(name);
        if (value == null) {
            Optional<Expression> constant = flow.definitions().moduleClass(module.module().className).fields().stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .flatMap(Statement.Field::constant);
            return of(
                    constant.orElseThrow(() -> refused(line, "there is no attribute '" + name + "'")), Map.of(), line);
        }
        if (value instanceof Pickled.Module part) {
            return new Value.Module(part);
        }
        if (value instanceof Pickled.Plain plain) {
            return plain.value() instanceof String
                    ? new Value.Data(Kind.TEXT, false, Optional.of(plain.value()))
                    : Value.known(plain.equals(Pickled.NONE) ? plain : plain.value());
        }
        return new Value.Data(value instanceof Pickled.Tensor ? Kind.ANY : Kind.LIST, true, Optional.empty());
    }

    private Value part(Value of, int line) {
        if (!(of instanceof Value.Data)) {
            throw refused(line, "an item is read from a module");
        }
        return of.isShared() || flow.hasSharedLists() ? Value.SHARED : Value.NEW;
    }

    private static Kind kind(String name, List<Value> arguments) {
        boolean texts = arguments.stream().anyMatch(value -> value.isOf(Kind.TEXT));
        boolean lists = arguments.stream().anyMatch(value -> value.isOf(Kind.LIST));
        if (name.equals("format") || name.equals("add") && texts) {
            return Kind.TEXT;
        }
        return LISTS.contains(name)
                        || lists && Set.of("add", "mul", "copy", "slice").contains(name)
                ? Kind.LIST
                : Kind.ANY;
    }

    private Value together(List<Value> values, Kind kind, int line) {
        if (!values.stream().allMatch(Value.Data.class::isInstance)) {
            throw refused(line, "a module stands in a list");
        }
        return new Value.Data(kind, values.stream().anyMatch(Value::isShared), Optional.empty());
    }

    private Value call(Expression.Call call, Map<String, Value> variables) {
        int line = call.line();
        String path = call.function().path().orElse("");
        if (path.equals("uninitialized")) {
            return Value.NEW;
        }
        if (path.equals("annotate") || path.equals("unchecked_cast")) {
            return of(call.arguments().get(1).value(), variables, line);
        }
        if (path.equals("getattr")) {
            Expression.Text name = (Expression.Text) call.arguments().get(1).value();
            return attribute(of(call.arguments().get(0).value(), variables, line), name.value(), line);
        }
        List<Value> arguments = call.arguments().stream()
                .map(each -> of(each.value(), variables, line))
                .toList();
        if (path.startsWith("torch.") || path.startsWith("ops.")) {
            return operation(call, path, arguments);
        }
        if (Set.of("int", "float", "bool").contains(path)) {
            return arguments.get(0).is(true) || arguments.get(0).is(false) ? arguments.get(0) : Value.NEW;
        }
        return ownFunction(call, arguments, variables);
    }

    private Value ownFunction(Expression.Call call, List<Value> arguments, Map<String, Value> variables) {
        int line = call.line();
        if (call.function() instanceof Expression.Attribute attribute
                && !flow.definitions().isFunction(attribute.path().orElse(""))) {
            if (!(of(attribute.of(), variables, line) instanceof Value.Module module)) {
                throw refused(line, "'" + attribute.name() + "' is called of what is no module");
            }
            Statement.Function method = flow.method(module.module(), attribute.name(), place, line);
            List<Value> all = new ArrayList<>(List.of(module));
            all.addAll(arguments);
            return flow.call(method, module.module(), bound(call, method, all, 1), place, line);
        }
        if (of(call.function(), variables, line) instanceof Value.Callable callable) {
            return flow.call(callable.function(), null, bound(call, callable.function(), arguments, 0), place, line);
        }
        throw refused(line, "something is called that is no function");
    }

    /** One value for each parameter: by place, by name, or what the function says. */
    private List<Value> bound(Expression.Call call, Statement.Function function, List<Value> values, int before) {
        Value[] bound = new Value[function.parameters().size()];
        for (int i = 0; i < values.size(); i++) {
            Optional<String> name = i < before
                    ? Optional.empty()
                    : call.arguments().get(i - before).name();
            int place = i;
            for (int p = 0; name.isPresent() && p < bound.length; p++) {
                place = function.parameters().get(p).name().equals(name.get()) ? p : place;
            }
            if (place >= bound.length || bound[place] != null) {
                throw refused(call.line(), "'" + function.name() + "' is called with other arguments than it has");
            }
            bound[place] = values.get(i);
        }
        for (int i = 0; i < bound.length; i++) {
            if (bound[i] == null) {
                Expression otherwise = function.parameters()
                        .get(i)
                        .otherwise()
                        .orElseThrow(() -> refused(
                                call.line(), "'" + function.name() + "' is called with other arguments than it has"));
                bound[i] = of(otherwise, Map.of(), call.line());
            }
        }
        return List.of(bound);
    }

    private Value operation(Expression.Call call, String path, List<Value> arguments) {
        int line = call.line();
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (path.equals("torch.device") || name.equals("RaiseException")) {
            return Value.NEW;
        }
        Value all = together(arguments, Kind.ANY, line);
        requireNotTraining(call, name, arguments);
        requireNoGrowth(name, arguments, line);
        switch (Operations.effect(path).orElseThrow()) {
            case NEW -> {
                return Knowledge.of(name, arguments)
                        .orElse(new Value.Data(kind(name, arguments), false, Optional.empty()));
            }
            case ALIAS -> {
                return new Value.Data(kind(name, arguments), all.isShared() || flow.hasSharedLists(), Optional.empty());
            }
            case IN_PLACE -> {
                if (arguments.isEmpty() || arguments.get(0).isShared()) {
                    throw refused(
                            line, "'" + path + "' may overwrite numbers of the file, so that the model would change");
                }
                return arguments.get(0);
            }
            case TRAINING -> throw refused(line, "'" + path + "' draws at random or belongs to training");
            default -> {
                if (arguments.isEmpty() || arguments.get(0).isShared()) {
                    throw refused(line, "'" + path + "' changes a list of the file");
                }
                if (all.isShared()) {
                    flow.listsAreShared();
                }
                return arguments.get(0);
            }
        }
    }

    private void requireNotTraining(Expression.Call call, String name, List<Value> arguments) {
        if (name.equals("scaled_dot_product_attention")) {
            Value dropout = argument(call, arguments, 4, "dropout_p");
            if (dropout != null && !dropout.is(0.) && !dropout.is(0L)) {
                throw refused(call.line(), "attention leaves out values at random");
            }
        }
        Value statistics = name.equals("instance_norm") ? argument(call, arguments, 3, "running_mean") : null;
        if (statistics != null && !statistics.is(Pickled.NONE)) {
            throw refused(call.line(), "'torch.instance_norm' may change its statistics");
        }
        Integer place = TRAINING.get(name);
        if (place != null) {
            Value training = argument(call, arguments, place, NAME_OF_TRAINING);
            if (training == null || !training.is(false)) {
                throw refused(
                        call.line(), "'torch." + name + "' is in training mode: call model.eval() before the export");
            }
        }
    }

    private static Value argument(Expression.Call call, List<Value> arguments, int place, String name) {
        for (int i = 0; i < arguments.size(); i++) {
            Optional<String> said = call.arguments().get(i).name();
            if (said.isPresent() ? said.get().equals(name) : i == place) {
                return arguments.get(i);
            }
        }
        return null;
    }

    /** Texts grow only by what the file holds, and lists are not repeated, so that nobody can fill the memory with them. */
    private void requireNoGrowth(String name, List<Value> arguments, int line) {
        boolean texts = arguments.stream().anyMatch(value -> value.isOf(Kind.TEXT));
        long unknown =
                arguments.stream().filter(value -> value.asKnown().isEmpty()).count();
        boolean grows = name.equals("add") && (unknown > 1 || flow.isInLoop());
        if (texts && (grows || name.equals("mul") || name.equals("append"))) {
            throw refused(line, "'torch." + name + "' works on a text");
        }
        if (name.equals("mul") && arguments.stream().anyMatch(value -> value.isOf(Kind.LIST))) {
            boolean often = arguments.stream()
                    .flatMap(value -> value.asKnown().stream())
                    .anyMatch(known -> known instanceof Long times && times > Flow.MOST_TURNS);
            if (often || flow.isInLoop()) {
                throw refused(line, "'torch.mul' repeats a list");
            }
        }
    }

    private Refused refused(int line, String reason) {
        return Refused.forbidden(place, line, reason);
    }
}
