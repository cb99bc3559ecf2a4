package org.multimodalbtw.engine.graph;

import java.util.List;

/** What a {@link Value} offers for its numbers, one by one and along dimensions; the shapes and places of numbers are its own. */
abstract sealed class Numbers permits Value {

    /** TorchScript's numbers of types. */
    private static final int UINT8 = 0;

    private static final int INT64 = 4;
    private static final int FLOAT32 = 6;

    abstract Value call(String function, Object... arguments);

    // sums and products

    public Value add(Object other) {
        return call("add", this, other);
    }

    public Value sub(Object other) {
        return call("sub", this, other);
    }

    /** @return {@code number - this} */
    public Value subtractedFrom(double number) {
        return call("sub", number, this);
    }

    public Value mul(Object other) {
        return call("mul", this, other);
    }

    public Value div(Object other) {
        return call("div", this, other);
    }

    /** @return the quotient of whole numbers in a tensor, rounded down */
    public Value divFloor(int other) {
        return call("div", this, other, new Statement.Option("rounding_mode", "floor"));
    }

    /** @return the quotient of two whole numbers, rounded down */
    public Value floorDiv(int other) {
        return call("floordiv", this, other);
    }

    public Value pow(int power) {
        return call("pow", this, power);
    }

    public Value neg() {
        return call("neg", this);
    }

    /** @return {@code this + first * second} */
    public Value addcmul(Value first, Value second) {
        return call("addcmul", this, first, second);
    }

    public Value matmul(Value other) {
        return call("matmul", this, other);
    }

    /** @return the products of single precision of a batch of matrices */
    public Value bmm(Value other) {
        return call("bmm", this, other);
    }

    // functions of each number

    public Value gelu() {
        return call("gelu", this);
    }

    /** @return as {@link #gelu}; this value is overwritten */
    public Value geluInPlace() {
        return call("gelu_", this);
    }

    public Value exp() {
        return call("exp", this);
    }

    public Value log() {
        return call("log", this);
    }

    public Value log1p() {
        return call("log1p", this);
    }

    public Value sqrt() {
        return call("sqrt", this);
    }

    public Value tanh() {
        return call("tanh", this);
    }

    public Value sigmoid() {
        return call("sigmoid", this);
    }

    public Value cos() {
        return call("cos", this);
    }

    public Value sin() {
        return call("sin", this);
    }

    public Value clamp(Object least, Object most) {
        return call("clamp", this, least, most);
    }

    public Value clampMin(double least) {
        return call("clamp_min", this, least);
    }

    public Value clampMax(double most) {
        return call("clamp_max", this, most);
    }

    /** @return the numbers with their fractions cut off, as whole numbers */
    public Value toWhole() {
        return call("to", this, INT64);
    }

    /** @return the whole numbers as bytes */
    public Value toBytes() {
        return call("to", this, UINT8);
    }

    public Value gt(double other) {
        return call("gt", this, other);
    }

    /** @return 1 where a byte is at least {@code other}, else 0, single precision */
    Value atLeast(int other) {
        Value room = call("empty_like", this, new Statement.Option("dtype", FLOAT32));
        return call("ge", this, other, new Statement.Option("out", room));
    }

    /** @return where this is true the one, else the other */
    public Value where(Value yes, Value no) {
        return call("where", this, yes, no);
    }

    public Value bitwiseAnd(long other) {
        return call("bitwise_and", this, other);
    }

    public Value bitwiseXor(Value other) {
        return call("bitwise_xor", this, other);
    }

    public Value shiftedRight(Object bits) {
        return call("bitwise_right_shift", this, bits);
    }

    // sums over dimensions

    public Value sum(Integer... dimensions) {
        return dimensions.length == 0 ? call("sum", this) : call("sum", this, List.of(dimensions));
    }

    /** @return the sum along a dimension, which stays with size 1 */
    public Value sumKeeping(int dimension) {
        return call("sum", this, List.of(dimension), true);
    }

    public Value mean(int dimension) {
        return call("mean", this, List.of(dimension));
    }

    public Value amax(int dimension) {
        return call("amax", this, List.of(dimension));
    }

    public Value amin(int dimension) {
        return call("amin", this, List.of(dimension));
    }

    public Value cumsum(int dimension) {
        return call("cumsum", this, dimension);
    }

    /** @return the logarithm of the sum of exponentials along a dimension */
    public Value logSumExp(int dimension) {
        return call("logsumexp", this, List.of(dimension));
    }

    public Value softmax() {
        return call("softmax", this, -1);
    }

    public Value logSoftmax() {
        return call("log_softmax", this, -1);
    }

    public Value layerNorm(int size) {
        return call("layer_norm", this, List.of(size));
    }

    public Value groupNorm(int groups, Value gain, Value bias) {
        return call("group_norm", this, groups, gain, bias);
    }

    /** @return Euclidean distances between rows of this and of the other, for each batch */
    public Value cdist(Value other) {
        return call("cdist", this, other);
    }

    /** @return binary cross-entropy of these logits, for each number */
    public Value binaryCrossEntropy(Value truth) {
        return call("binary_cross_entropy_with_logits", this, truth, Script.NONE, Script.NONE, 0);
    }

    public Value smoothL1(Value truth, double beta) {
        return call("smooth_l1_loss", this, truth, 0, beta);
    }
}
