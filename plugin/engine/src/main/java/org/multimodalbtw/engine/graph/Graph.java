package org.multimodalbtw.engine.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * A program over tensors: parameters, and methods that use them. K members of one shape stand side by side: each parameter has a leading
 * dimension of K, and all parameters of a member lie one behind the other in a flat vector.
 *
 * <p>Whoever writes a network declares its parameters first, which settles their order on disk, and then writes its methods by calling
 * what {@link Value} offers; each call is one statement of the method that is being written. {@link #script} gives the text. Not for use
 * by several threads at once.
 */
public final class Graph {

    private final int members;
    private final Map<String, Slice> slices = new LinkedHashMap<>();
    private final Map<String, Value> parameters = new LinkedHashMap<>();
    private final Map<String, Method> methods = new LinkedHashMap<>();
    /** What is added to parameters wherever methods use them. */
    private final Map<String, Supplier<Value>> summands = new LinkedHashMap<>();

    private int size;
    private int values;
    private Method method;
    private List<Statement> statements;
    /** All parameters, as a list of one; a list that is made in the script would be optimised away, and the update lost. */
    private final Value given = new Value(this, "P");

    private Value flat;
    private Value rows;
    private Dropout dropout;

    /** @param members how many members there are, from 1 on */
    public Graph(int members) {
        this.members = members;
    }

    /** @return how many members there are */
    public int members() {
        return members;
    }

    /**
     * Declares a parameter; before the first method.
     *
     * @param name its name in the model file, which no other has
     * @param start how it starts
     * @param shape of one member's
     * @return its value, [K, shape], in every method
     */
    public Value parameter(String name, Slice.Start start, Integer... shape) {
        if (!methods.isEmpty() || slices.containsKey(name)) {
            throw new IllegalStateException("The parameter " + name + " comes too late, or twice");
        }
        Slice slice = new Slice(name, List.of(shape), size, start);
        Value value = Value.parameter(this, slices.size());
        slices.put(name, slice);
        parameters.put(name, value);
        size = Math.addExact(size, slice.size());
        return value;
    }

    /**
     * Has every method use a parameter with something added to it; before the first method. The parameter itself stays as it is.
     *
     * @param name of a parameter that has been declared, to which nothing is added yet
     * @param summand makes what is added, of the parameter's shape, from other parameters
     */
    public void addTo(String name, Supplier<Value> summand) {
        if (!methods.isEmpty() || !slices.containsKey(name) || summands.putIfAbsent(name, summand) != null) {
            throw new IllegalStateException("Nothing can be added to the parameter " + name);
        }
    }

    /**
     * @param name of a parameter that has been declared
     * @return its value
     */
    public Value declared(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    /** @return the parameters by name, in order */
    public Map<String, Slice> slices() {
        return Collections.unmodifiableMap(slices);
    }

    /** @return numbers of one member's parameters */
    public int size() {
        return size;
    }

    /**
     * Writes a method that scores: nothing is dropped, and no gradient is kept.
     *
     * @param name its name
     * @param body makes its inputs and calls, and gives the results
     */
    public void scoring(String name, Supplier<List<Value>> body) {
        write(name, false, false, Dropout.none(), body);
    }

    /**
     * Writes a method that trains. Its input {@code noise} holds the random bytes of its dropout.
     *
     * @param name its name
     * @param half whether the factors of matrix products have half precision, bfloat16
     * @param seeded whether {@code noise} is the state of a generator instead, from which the method makes the bytes
     * @param body makes its inputs and calls, and gives the results
     * @return the places where values are dropped
     */
    public Dropout training(String name, boolean half, boolean seeded, Supplier<List<Value>> body) {
        Dropout places = Dropout.training(this, seeded);
        write(name, half, true, places, body);
        return places;
    }

    /**
     * Writes a method that gives gradients of what it scores: nothing is dropped, and what its inputs ask for is kept.
     *
     * @param name its name
     * @param body makes its inputs and calls, and gives the results
     */
    public void differentiated(String name, Supplier<List<Value>> body) {
        write(name, false, true, Dropout.none(), body);
    }

    private void write(String name, boolean half, boolean kept, Dropout places, Supplier<List<Value>> body) {
        method = new Method(name, half);
        methods.put(name, method);
        dropout = places;
        statements = method.prologue();
        gradients(kept);
        flat = given.at(0);
        views(flat, "p");
        if (isHalf()) {
            views(flat.half(), "h");
        }
        summands.forEach(this::add);
        statements = method.body();
        method.results(body.get());
        statements = method.prologue();
        places.split(rows);
        method = null;
    }

    private void views(Value vector, String prefix) {
        List<Integer> sizes = slices.values().stream().map(Slice::size).toList();
        Value pieces = vector.view(members, size).splitWithSizes(sizes, 1);
        int position = 0;
        for (Slice slice : slices.values()) {
            List<Object> shape = new ArrayList<>(List.of(members));
            shape.addAll(slice.shape());
            String name = summands.containsKey(slice.name()) ? "q" + prefix : prefix;
            define(new Value(this, name + position), "view", pieces.at(position), shape);
            position++;
        }
    }

    /** The parameter under its usual name, with what is added to it. */
    private void add(String name, Supplier<Value> summand) {
        int position = List.copyOf(slices.keySet()).indexOf(name);
        Value sum = new Value(this, "p" + position);
        define(sum, "add", new Value(this, "qp" + position), summand.get());
        if (isHalf()) {
            define(new Value(this, "h" + position), "to", sum, Value.BFLOAT16);
        }
    }

    /**
     * @param name an input of the method that is being written: small letters, digits and {@code _}, unlike the names of values, {@code v0}
     * @return its value
     */
    public Value input(String name) {
        if (!name.matches("[a-z][a-z0-9_]*") || name.matches("[hpv]\\d+|q[hp]\\d+")) {
            throw new IllegalArgumentException("An input cannot be called " + name);
        }
        return method.inputValues().computeIfAbsent(name, fresh -> new Value(this, fresh));
    }

    /**
     * Says how many rows the batch has, before anything asks for {@link #rows}.
     *
     * @param value a tensor
     * @param dimension along which its rows lie
     */
    public void rowsOf(Value value, int dimension) {
        List<Statement> later = statements;
        statements = method.prologue();
        rows = value.size(dimension);
        statements = later;
    }

    /** @return how many rows the batch has, a whole number */
    public Value rows() {
        return rows;
    }

    /** @return all members' parameters, [K size] */
    public Value flat() {
        return flat;
    }

    /** @param kept whether what follows is kept for a gradient */
    public void gradients(boolean kept) {
        call("set_grad_enabled", kept);
    }

    /**
     * Changes all parameters by one step of AdamW without decay, and the moments with them.
     *
     * @param gradient of the parameters, [K size]
     * @param firstMoment the running mean of the gradient
     * @param secondMoment the running mean of its square
     * @param steps how many steps there were, this one included
     * @param rate the learning rate, a number or a tensor
     * @param beta1 what stays of the first moment
     * @param beta2 what stays of the second moment
     * @param epsilon added to what divides
     */
    public void adamW(
            Value gradient,
            Value firstMoment,
            Value secondMoment,
            Value steps,
            Value rate,
            double beta1,
            double beta2,
            double epsilon) {
        call(
                "_fused_adamw_",
                given,
                List.of(gradient),
                List.of(firstMoment),
                List.of(secondMoment),
                List.of(),
                List.of(steps),
                new Statement.Option("lr", rate),
                new Statement.Option("beta1", beta1),
                new Statement.Option("beta2", beta2),
                new Statement.Option("weight_decay", 0.0),
                new Statement.Option("eps", epsilon),
                new Statement.Option("amsgrad", false),
                new Statement.Option("maximize", false));
    }

    /**
     * Repeats a part.
     *
     * @param times how often
     * @param start what the first turn gets
     * @param turn from the turn's number and what the turn before gave to what the next one gets
     * @return what the last turn gave
     */
    public Value repeat(int times, Value start, BinaryOperator<Value> turn) {
        Value index = fresh();
        Value state = fresh();
        List<Statement> outer = statements;
        statements = new ArrayList<>();
        Value next = turn.apply(index, state);
        Statement.Loop loop = new Statement.Loop(index, times, state, start, statements, next);
        statements = outer;
        statements.add(loop);
        return state;
    }

    /** @return the methods by name */
    public Map<String, Method> methods() {
        return Collections.unmodifiableMap(methods);
    }

    /** @return the text of a TorchScript class with the methods */
    public String script() {
        return Script.of(this);
    }

    /** The place of dropout that comes next. */
    Dropout dropout() {
        return dropout;
    }

    /** Whether factors of matrix products have half precision in the method that is being written. */
    boolean isHalf() {
        return method.isHalf();
    }

    Value call(String function, Object... arguments) {
        Value result = fresh();
        define(result, function, arguments);
        return result;
    }

    /** As {@link #call}, for a value that others know already. */
    void define(Value result, String function, Object... arguments) {
        add(new Statement.Call(result, function, List.of(arguments)));
    }

    /**
     * The next place of dropout of values that are not [K, rows, size].
     *
     * @param rate share of the values that are dropped, 0 up to .9
     * @param bytesPerRow random bytes a row of the batch, over all members
     * @return the place; empty in scoring, and where the rate is 0
     */
    public Optional<Dropout.Site> dropoutSite(double rate, int bytesPerRow) {
        return dropout.next(rate, bytesPerRow);
    }

    private void add(Statement statement) {
        statements.add(statement);
    }

    private Value fresh() {
        return new Value(this, "v" + values++);
    }
}
