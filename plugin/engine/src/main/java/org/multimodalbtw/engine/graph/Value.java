package org.multimodalbtw.engine.graph;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A value in a {@link Graph}: a tensor, a list of tensors, a whole number or a list of whole numbers. Each method writes one call into the
 * method that is being written, and means what PyTorch's function of that name means; dimensions count from 0, and negative ones from
 * the last. Sizes may be given as numbers or as values, and -1 is what is left.
 */
public final class Value extends Numbers {

    /** TorchScript's numbers of types. */
    private static final int INT64 = 4;

    private static final int FLOAT32 = 6;
    static final int BFLOAT16 = 15;

    private final Graph graph;
    private final String name;
    private final Value half;

    Value(Graph graph, String name) {
        this(graph, name, null);
    }

    private Value(Graph graph, String name, Value half) {
        this.graph = graph;
        this.name = name;
        this.half = half;
    }

    static Value parameter(Graph graph, int position) {
        return new Value(graph, "p" + position, new Value(graph, "h" + position));
    }

    String name() {
        return name;
    }

    /** @return the graph that it belongs to */
    public Graph graph() {
        return graph;
    }

    // products

    /**
     * A batch of matrix products, in the precision of the method.
     *
     * @param matrix a parameter, or made of one, {@link #asFactor}
     * @param summand the same
     * @return {@code summand + this * matrix}, single precision
     */
    public Value product(Value matrix, Value summand) {
        return single(call("baddbmm", summand, asFactor(), matrix));
    }

    /** @return as {@link #product}, of one matrix */
    public Value flatProduct(Value matrix, Value summand) {
        return single(call("addmm", summand, asFactor(), matrix));
    }

    /** @return as {@link #flatProduct}, written into {@code place} */
    public Value flatProductInto(Value place, Value matrix, Value summand) {
        return single(call("addmm", summand, asFactor(), matrix, new Statement.Option("out", place)));
    }

    /** @return as {@link #product}, without a summand, of factors that have the precision of the method */
    public Value factorProduct(Value matrix) {
        return call("bmm", this, matrix);
    }

    /** @return {@code summand + this * matrix} of a batch of matrices, always in single precision */
    public Value singleProduct(Value matrix, Value summand) {
        return call("baddbmm", summand, this, matrix);
    }

    /** @return the value as matrix products take it in the precision of the method */
    public Value asFactor() {
        if (!graph.isHalf()) {
            return this;
        }
        return half == null ? half() : half;
    }

    private Value single(Value product) {
        return graph.isHalf() ? product.call("to", product, FLOAT32) : product;
    }

    /** @return the inverses of a batch of matrices */
    public Value inverse() {
        return call("inverse", this);
    }

    Value half() {
        return call("to", this, BFLOAT16);
    }

    // pictures

    /** @return convolution with kernels of odd sides, step 1 and a border that keeps the sides of a kernel of 3 */
    public Value conv2d(Value kernels, Value bias, int groups) {
        List<Integer> one = List.of(1, 1);
        return call("conv2d", this, kernels, bias, one, one, one, groups);
    }

    public Value maxPool2d(int height, int width) {
        return call("max_pool2d", this, List.of(height, width));
    }

    public Value adaptiveAvgPool2d(int height, int width) {
        return call("adaptive_avg_pool2d", this, List.of(height, width));
    }

    // shapes

    public Value view(Object... sizes) {
        return call("view", this, List.of(sizes));
    }

    public Value reshape(Object... sizes) {
        return call("reshape", this, List.of(sizes));
    }

    public Value expand(Object... sizes) {
        return call("expand", this, List.of(sizes));
    }

    public Value expandAs(Value other) {
        return call("expand_as", this, other);
    }

    public Value permute(Integer... dimensions) {
        return call("permute", this, List.of(dimensions));
    }

    public Value transpose(int first, int second) {
        return call("transpose", this, first, second);
    }

    public Value unsqueeze(int dimension) {
        return call("unsqueeze", this, dimension);
    }

    public Value squeeze() {
        return call("squeeze", this, -1);
    }

    public Value select(int dimension, int position) {
        return call("select", this, dimension, position);
    }

    public Value narrow(int dimension, Object start, Object length) {
        return call("narrow", this, dimension, start, length);
    }

    public Value size(int dimension) {
        return call("size", this, dimension);
    }

    /** @return a copy */
    public Value cloned() {
        return call("clone", this);
    }

    public Value onesLike() {
        return call("ones_like", this);
    }

    public Value zerosLike() {
        return call("zeros_like", this);
    }

    /** @return zeros of this one's type and place */
    public Value newZeros(Object... sizes) {
        return call("new_zeros", this, List.of(sizes));
    }

    /** @return room of this one's type and place, whose numbers are arbitrary */
    public Value newEmpty(Object... sizes) {
        return call("new_empty", this, List.of(sizes));
    }

    /** @return whole numbers from {@code from} in steps of {@code step}, below {@code to}, where this one lies */
    Value range(int from, int to, int step) {
        return call(
                "arange",
                from,
                to,
                step,
                new Statement.Option("dtype", INT64),
                new Statement.Option("layout", Script.NONE),
                new Statement.Option("device", call("device", this)),
                new Statement.Option("pin_memory", false));
    }

    // places

    public Value gather(int dimension, Value places) {
        return call("gather", this, dimension, places);
    }

    public Value scatter(int dimension, Value places, Value values) {
        return call("scatter", this, dimension, places, values);
    }

    public Value indexSelect(int dimension, Value places) {
        return call("index_select", this, dimension, places);
    }

    public Value indexAdd(int dimension, Value places, Value values) {
        return call("index_add", this, dimension, places, values);
    }

    /** @return as {@link #indexAdd}; this value is overwritten */
    public Value indexAddInPlace(int dimension, Value places, Value values) {
        return call("index_add_", this, dimension, places, values);
    }

    public Value mulInPlace(Object other) {
        return call("mul_", this, other);
    }

    public Value addInPlace(Object other) {
        return call("add_", this, other);
    }

    public Value subInPlace(Object other) {
        return call("sub_", this, other);
    }

    /** @return rows of this table, [rows, size], by their numbers */
    public Value embedding(Value places) {
        return call("embedding", this, places);
    }

    /** @return the places of the values in ascending order; equals keep their order */
    public Value argsort() {
        return call("argsort", this, new Statement.Option("stable", true));
    }

    /** @return the places of whole numbers that are all different, in ascending order */
    public Value argsortOfDistinct() {
        return call("argsort", this);
    }

    /** @return the largest values of the last dimension and their places, a list of two */
    public Value topk(int count) {
        return call("topk", this, count);
    }

    /** @return how often each whole number below {@code count} occurs */
    public Value bincount(int count) {
        return call("bincount", this, Script.NONE, count);
    }

    // lists

    /** @return an element of a list, or the part of a tensor at a place of its first dimension */
    public Value at(Object position) {
        return call("at", this, position);
    }

    public Value unbind() {
        return call("unbind", this);
    }

    public Value unbind(int dimension) {
        return call("unbind", this, dimension);
    }

    public Value split(int size, int dimension) {
        return call("split", this, size, dimension);
    }

    /** @return pieces of these sizes, a list or a value that is one */
    public Value splitWithSizes(Object sizes, Integer... dimension) {
        return dimension.length == 0
                ? call("split_with_sizes", this, sizes)
                : call("split_with_sizes", this, sizes, dimension[0]);
    }

    /** @return a list of whole numbers, which a device has to be asked for */
    public Value toList() {
        return call("tolist", this);
    }

    public static Value stack(List<Value> values, int dimension) {
        return values.get(0).call("stack", values, dimension);
    }

    public static Value cat(List<Value> values, Integer... dimension) {
        return dimension.length == 0
                ? values.get(0).call("cat", values)
                : values.get(0).call("cat", values, dimension[0]);
    }

    // learning

    /** @return values as they are in scoring; in training some are dropped and the others scaled, {@link Dropout} */
    public Value dropout(double rate, int size) {
        return graph.dropout().of(this, rate, size);
    }

    /** @return the gradient of this number by a tensor */
    public Value gradientBy(Value tensor) {
        return call("gradient", call("grad", List.of(this), List.of(tensor)).at(0));
    }

    /** @return this input, by which gradients are wanted */
    public Value differentiable() {
        return call("requires_grad_", this, true);
    }

    /** @return the gradients of this number by several tensors, a list; all of them must have a part in it */
    public List<Value> gradientsBy(List<Value> tensors) {
        Value gradients = call("grad", List.of(this), tensors);
        return IntStream.range(0, tensors.size())
                .mapToObj(place -> call("gradient", gradients.at(place)))
                .toList();
    }

    /** @return a number that a device has to be asked for */
    public Value number() {
        return call("item", this);
    }

    @Override
    Value call(String function, Object... arguments) {
        return graph.call(function, arguments);
    }
}
