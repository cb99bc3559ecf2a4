package org.multimodalbtw.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows a model's method {@code forward} through all that it calls, without computing. It finds which module each call goes to, and refuses
 * what would let a model change while it is used, make numbers at random, or run without end.
 */
final class Flow {

    private static final int MOST_STEPS = 5_000_000;
    private static final int DEEPEST_CALL = 100;
    private static final int DEEPEST_LOOP = 2;
    private static final int PASSES = 4;

    /** So often a loop may turn; {@link CodePrinter} writes it into each loop whose count is not known before. */
    static final int MOST_TURNS = 10_000;

    private final Definitions definitions;
    private final Reached reached = new Reached();
    private final List<Running> running = new ArrayList<>();
    private int steps;
    private int loops;
    private boolean sharedLists;

    /** A call that has not ended: of a function, or of a method of a module. */
    private record Running(Statement.Function function, Pickled.Module module) {}

    private Flow(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * @param definitions the archive's classes and functions, each checked by itself
     * @param model the module that is run
     * @return what of the code it uses
     * @throws Refused if it may do more than compute
     */
    static Reached reached(Definitions definitions, Pickled.Module model) {
        Flow flow = new Flow(definitions);
        Statement.Function forward = flow.method(model, "forward", "data.pkl", 1);
        List<Value> arguments = new ArrayList<>(List.of(new Value.Module(model)));
        while (arguments.size() < forward.parameters().size()) {
            arguments.add(Value.NEW);
        }
        flow.call(forward, model, arguments, "data.pkl", 1);
        return flow.reached;
    }

    Statement.Function method(Pickled.Module module, String name, String place, int line) {
        return definitions.moduleClass(module.className).methods().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refused.forbidden(place, line, "'" + module.className + "' has no method '" + name + "'"));
    }

    Definitions definitions() {
        return definitions;
    }

    /** @return what a function gives for values, one for each of its parameters */
    Value call(Statement.Function function, Pickled.Module module, List<Value> values, String place, int line) {
        boolean within = running.stream().anyMatch(each -> each.function() == function && each.module() == module);
        if (within || running.size() > DEEPEST_CALL) {
            throw Refused.forbidden(place, line, "'" + function.name() + "' calls itself");
        }
        reached.add(function);
        running.add(new Running(function, module));
        Frame frame = new Frame(definitions.place(function));
        for (int i = 0; i < values.size(); i++) {
            frame.variables.put(function.parameters().get(i).name(), values.get(i));
        }
        frame.run(function.body());
        running.remove(running.size() - 1);
        return frame.result == null ? Value.known(Pickled.NONE) : frame.result;
    }

    /** Lists that the program fills may hold numbers of the file from here on. */
    void listsAreShared() {
        sharedLists = true;
    }

    boolean hasSharedLists() {
        return sharedLists;
    }

    boolean isInLoop() {
        return loops > 0;
    }

    void step(String place, int line) {
        if (++steps > MOST_STEPS) {
            throw Refused.forbidden(place, line, "it has more than " + MOST_STEPS + " steps");
        }
    }

    /** @return what holds whichever of two values it is */
    private static Value either(Value one, Value other, String place, int line) {
        if (one.equals(other)) {
            return one;
        }
        if (one instanceof Value.Data first && other instanceof Value.Data second) {
            Value.Kind kind = first.kind() == second.kind() || second.is(Pickled.NONE)
                    ? first.kind()
                    : first.is(Pickled.NONE) || second.kind() != Value.Kind.ANY ? second.kind() : first.kind();
            return new Value.Data(
                    kind,
                    first.shared() || second.shared(),
                    first.known().equals(second.known()) ? first.known() : Optional.empty());
        }
        throw Refused.forbidden(place, line, "what is called depends on the numbers");
    }

    /** The variables of a call. */
    private final class Frame {

        private final String place;
        private final Evaluation evaluation;
        private Map<String, Value> variables = new HashMap<>();
        private Value result;

        Frame(String place) {
            this.place = place;
            evaluation = new Evaluation(Flow.this, place);
        }

        void run(List<Statement> statements) {
            statements.forEach(this::run);
        }

        private void run(Statement statement) {
            int line = statement.line();
            step(place, line);
            if (statement instanceof Statement.Assign assign) {
                assign(assign);
            } else if (statement instanceof Statement.Evaluate evaluate) {
                evaluation.of(evaluate.value(), variables, line);
            } else if (statement instanceof Statement.Return give) {
                Value value = evaluation.of(give.value(), variables, line);
                result = result == null ? value : either(result, value, place, line);
            } else if (statement instanceof Statement.Branch branch) {
                branch(branch);
            } else if (statement instanceof Statement.Loop loop) {
                loop(loop);
            }
        }

        private void assign(Statement.Assign assign) {
            List<Value> values = assign.values().stream()
                    .map(each -> evaluation.of(each, variables, assign.line()))
                    .toList();
            for (int i = 0; !assign.apart() && i < values.size(); i++) {
                variables.put(assign.names().get(i), values.get(i));
            }
            if (!assign.apart()) {
                return;
            }
            Value value = values.get(0);
            if (!(value instanceof Value.Data)) {
                throw Refused.forbidden(place, assign.line(), "a module is taken apart");
            }
            Value part = value.isShared() || sharedLists ? Value.SHARED : Value.NEW;
            assign.names().forEach(name -> variables.put(name, part));
        }

        /** Only the side that is taken counts, where the condition is known. */
        private void branch(Statement.Branch branch) {
            Value condition = evaluation.of(branch.condition(), variables, branch.line());
            if (condition.is(true) || condition.is(false)) {
                reached.add(branch, condition.is(true));
                run(condition.is(true) ? branch.yes() : branch.no());
                return;
            }
            reached.add(branch, true);
            reached.add(branch, false);
            Map<String, Value> before = variables;
            variables = new HashMap<>(before);
            run(branch.yes());
            Map<String, Value> yes = variables;
            variables = new HashMap<>(before);
            run(branch.no());
            variables = merged(yes, variables, branch.line());
        }

        private Map<String, Value> merged(Map<String, Value> one, Map<String, Value> other, int line) {
            Map<String, Value> both = new HashMap<>(one);
            // a variable that only one side sets stands for nothing where the other side ends the call
            other.forEach((name, value) -> both.merge(name, value, (a, b) -> either(a, b, place, line)));
            return both;
        }

        private void loop(Statement.Loop loop) {
            Value count = evaluation.of(loop.count(), variables, loop.line());
            if (count.asKnown()
                    .filter(known -> known instanceof Long times && times > MOST_TURNS)
                    .isPresent()) {
                throw Refused.forbidden(place, loop.line(), "a loop has more than " + MOST_TURNS + " turns");
            }
            if (++loops > DEEPEST_LOOP) {
                throw Refused.forbidden(place, loop.line(), "more than " + DEEPEST_LOOP + " loops are in each other");
            }
            for (int pass = 0; ; pass++) {
                if (pass == PASSES) {
                    throw Refused.forbidden(place, loop.line(), "a loop is not understood");
                }
                Map<String, Value> before = new HashMap<>(variables);
                variables.put(loop.name(), Value.NEW);
                run(loop.body());
                variables = merged(before, variables, loop.line());
                if (variables.equals(before)) {
                    break;
                }
            }
            loops--;
        }
    }
}
