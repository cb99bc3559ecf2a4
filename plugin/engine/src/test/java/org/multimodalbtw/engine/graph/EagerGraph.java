package org.multimodalbtw.engine.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Runs a method of a {@link Graph} call by call on DJL's arrays, plainly and in double precision, for checks of what its script computes and
 * of its gradient by DJL's own collector. It stops where a gradient is taken.
 */
public final class EagerGraph {

    private final NDManager manager;
    private final Map<String, Object> byName = new HashMap<>();

    /** What pieces were cut from, for calls that write into a piece: DJL's are copies. */
    private final Map<Object, Piece> pieces = new IdentityHashMap<>();

    private NDArray descended;

    private record Piece(NDArray whole, long from) {}

    private EagerGraph(NDManager manager) {
        this.manager = manager;
    }

    /**
     * @param flat all parameters, double precision
     * @param inputs of the method by name; numbers in double precision, bytes and whole numbers as they are
     * @return what the method returns; where it takes a gradient, the number whose gradient that is
     */
    public static List<NDArray> run(Method method, NDArray flat, Map<String, NDArray> inputs) {
        EagerGraph eager = new EagerGraph(flat.getManager());
        eager.byName.put("P", new NDList(flat));
        eager.byName.putAll(inputs);
        if (!eager.statements(method.prologue()) || !eager.statements(method.body())) {
            return List.of(eager.descended);
        }
        return method.results().stream()
                .map(value -> (NDArray) eager.value(value))
                .toList();
    }

    private boolean statements(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Call call) {
                if (call.function().equals("grad")) {
                    descended = (NDArray) value(((List<?>) call.arguments().get(0)).get(0));
                    return false;
                }
                byName.put(call.result().name(), call(call));
            } else {
                Statement.Loop loop = (Statement.Loop) statement;
                byName.put(loop.state().name(), value(loop.start()));
                for (int turn = 0; turn < loop.times(); turn++) {
                    byName.put(loop.index().name(), (long) turn);
                    statements(loop.body());
                    byName.put(loop.state().name(), value(loop.next()));
                }
            }
        }
        return true;
    }

    private Object value(Object argument) {
        if (argument instanceof Value value) {
            return byName.get(value.name());
        }
        if (argument instanceof List<?> list) {
            return list.stream().map(this::value).toList();
        }
        return argument instanceof Integer number ? (Object) number.longValue() : argument;
    }

    private Object call(Statement.Call call) {
        List<Object> plain = new ArrayList<>();
        Object out = null;
        for (Object argument : call.arguments()) {
            if (!(argument instanceof Statement.Option option)) {
                plain.add(value(argument));
            } else if (option.name().equals("out")) {
                out = value(option.value());
            }
        }
        boolean isFloor = call.arguments().size() > 2
                && call.arguments().get(2) instanceof Statement.Option option
                && option.name().equals("rounding_mode");
        String function = isFloor ? "floordiv" : call.function();
        Object result = plain.get(0) instanceof Long && !function.equals("at")
                ? whole(function, (Long) plain.get(0), (Long) plain.get(1))
                : plain.get(0) instanceof NDArray array ? ofArray(function, array, plain) : other(function, plain);
        if (out != null && function.equals("addmm")) {
            Piece piece = pieces.get(out);
            NDArray place = (NDArray) out;
            if (!place.isEmpty()) {
                piece.whole()
                        .set(
                                new NDIndex(piece.from() + ":"
                                        + (piece.from() + place.getShape().get(0))),
                                (NDArray) result);
            }
        }
        return result;
    }

    private static Object whole(String function, long first, long second) {
        return switch (function) {
            case "add" -> first + second;
            case "sub" -> first - second;
            case "mul" -> first * second;
            case "floordiv" -> first / second;
            default -> throw new IllegalArgumentException(function);
        };
    }

    private Object other(String function, List<Object> a) {
        Object first = a.get(0);
        return switch (function) {
            case "set_grad_enabled" -> first;
            case "sub" -> number((Double) first).sub((NDArray) a.get(1));
            case "at" -> ((List<?>) first).get(Math.toIntExact((Long) a.get(1)));
            case "stack" -> NDArrays.stack(list(first), Math.toIntExact((Long) a.get(1)));
            case "cat" -> joined(list(first), a.size() > 1 ? Math.toIntExact((Long) a.get(1)) : 0);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static NDArray logSumExp(NDArray x, int[] axes) {
        NDArray most = x.max(axes, true);
        return x.sub(most).exp().sum(axes, true).log().add(most).squeeze(axes);
    }

    /** DJL copies a single array, and no gradient would pass. */
    private static NDArray joined(NDList arrays, int axis) {
        return arrays.size() == 1
                ? arrays.get(0)
                : NDArrays.concat(arrays, axis < 0 ? arrays.get(0).getShape().dimension() - 1 : axis);
    }

    private static NDList list(Object arrays) {
        return new NDList(((List<?>) arrays).stream().map(NDArray.class::cast).toList());
    }

    private Object ofArray(String function, NDArray x, List<Object> a) {
        Object result = arithmetic(function, x, a);
        result = result == null ? reduced(function, x, a) : result;
        result = result == null ? shaped(function, x, a) : result;
        result = result == null ? placed(function, x, a) : result;
        if (result == null) {
            throw new IllegalArgumentException(function);
        }
        return result;
    }

    private NDArray arithmetic(String function, NDArray x, List<Object> a) {
        return switch (function) {
            case "add" -> x.add(operand(a.get(1), x));
            case "sub" -> x.sub(operand(a.get(1), x));
            case "mul", "mul_" -> x.mul(operand(a.get(1), x));
            case "div" -> x.div(operand(a.get(1), x));
            case "floordiv" -> whole(x, value -> value / (Long) a.get(1));
            case "pow" -> x.mul(x);
            case "neg" -> x.neg();
            case "addcmul" -> x.add(array(a, 1).mul(array(a, 2)));
            case "inverse" -> x.inverse();
            case "matmul", "bmm" -> x.matMul(array(a, 1));
            case "baddbmm", "addmm" -> x.add(array(a, 1).matMul(array(a, 2)));
            case "to" -> (Long) a.get(1) == 4 ? x.toType(DataType.INT64, true) : x;
            case "gelu", "gelu_" ->
                x.mul(number(.5)).mul(x.mul(number(Math.sqrt(.5))).erf().add(number(1)));
            case "exp" -> x.exp();
            case "log" -> x.log();
            case "log1p" -> x.add(number(1)).log();
            case "sqrt" -> x.sqrt();
            case "tanh" -> x.tanh();
            case "sigmoid" -> number(1).div(x.neg().exp().add(number(1)));
            case "cos" -> x.cos();
            case "sin" -> x.sin();
            case "clamp" -> whole(x, value -> Math.max((Long) a.get(1), Math.min((Long) a.get(2), value)));
            case "clamp_min" -> x.maximum(number((Double) a.get(1)));
            case "clamp_max" -> x.minimum(number((Double) a.get(1)));
            case "gt" -> x.gt(number((Double) a.get(1)));
            case "ge" -> x.gte((Long) a.get(1)).toType(DataType.FLOAT64, true);
            case "where" -> NDArrays.where(x.broadcast(array(a, 1).getShape()), array(a, 1), array(a, 2));
            case "softmax" -> x.softmax(-1);
            case "log_softmax" -> x.logSoftmax(-1);
            case "smooth_l1_loss" -> huber(x.sub(array(a, 1)).abs(), (Double) a.get(3));
            case "binary_cross_entropy_with_logits" ->
                x.exp().add(number(1)).log().sub(x.mul(array(a, 1)));
            default -> null;
        };
    }

    private NDArray reduced(String function, NDArray x, List<Object> a) {
        return switch (function) {
            case "sum" -> a.size() < 2 ? x.sum() : x.sum(axes(a.get(1)), a.size() > 2);
            case "mean" -> x.mean(axes(a.get(1)));
            case "amax" -> x.max(axes(a.get(1)));
            case "amin" -> x.min(axes(a.get(1)));
            case "logsumexp" -> logSumExp(x, axes(a.get(1)));
            case "cumsum" -> x.cumSum(axis(a, 1, x));
            case "layer_norm" -> normalised(x, x.getShape().dimension() - 1);
            case "group_norm" -> groupNorm(x, (Long) a.get(1), array(a, 2), array(a, 3));
            case "cdist" -> distances(x, array(a, 1));
            case "conv2d" ->
                Conv2d.conv2d(
                                x,
                                array(a, 1),
                                array(a, 2),
                                new Shape(1, 1),
                                new Shape(1, 1),
                                new Shape(1, 1),
                                Math.toIntExact((Long) a.get(6)))
                        .singletonOrThrow();
            case "max_pool2d" -> Pool.maxPool2d(x, shape(a.get(1)), shape(a.get(1)), new Shape(0, 0), false);
            case "adaptive_avg_pool2d" ->
                averaged(
                        averaged(x, 2, shape(a.get(1)).get(0)),
                        3,
                        shape(a.get(1)).get(1));
            case "bincount" -> counts(x, (Long) a.get(2));
            default -> null;
        };
    }

    private Object shaped(String function, NDArray x, List<Object> a) {
        return switch (function) {
            case "view", "reshape" -> x.reshape(shape(a.get(1)));
            case "expand" -> x.broadcast(expanded(x, shape(a.get(1))));
            case "expand_as" -> x.broadcast(array(a, 1).getShape());
            case "permute" -> x.transpose(axes(a.get(1)));
            case "transpose" -> x.swapAxes(axis(a, 1, x), axis(a, 2, x));
            case "unsqueeze" -> x.expandDims((Long) a.get(1) < 0 ? x.getShape().dimension() : axis(a, 1, x));
            case "squeeze" -> x.squeeze(x.getShape().dimension() - 1);
            case "select" -> part(x, axis(a, 1, x), (Long) a.get(2), 1).squeeze(axis(a, 1, x));
            case "narrow" -> part(x, axis(a, 1, x), (Long) a.get(2), (Long) a.get(3));
            case "size" -> x.getShape().get(axis(a, 1, x));
            case "ones_like" -> x.onesLike();
            case "zeros_like", "empty_like" -> x.zerosLike();
            case "new_zeros", "new_empty" -> manager.zeros(shape(a.get(1)), x.getDataType());
            case "at" -> x.get((Long) a.get(1));
            case "unbind" -> unbound(x, a.size() > 1 ? axis(a, 1, x) : 0);
            case "split" ->
                pieces(
                        x,
                        axis(a, 2, x),
                        LongStream.generate(() -> (Long) a.get(1))
                                .limit(x.getShape().get(axis(a, 2, x)) / (Long) a.get(1))
                                .toArray());
            case "split_with_sizes" -> pieces(x, a.size() > 2 ? axis(a, 2, x) : 0, sizes(a.get(1)));
            case "tolist" -> Arrays.stream(x.toLongArray()).boxed().toList();
            default -> null;
        };
    }

    private Object placed(String function, NDArray x, List<Object> a) {
        return switch (function) {
            case "gather" -> x.gather(array(a, 2), axis(a, 1, x));
            case "scatter" -> x.scatter(array(a, 2), array(a, 3), axis(a, 1, x));
            case "index_select" -> {
                int axis = axis(a, 1, x);
                NDArray first = x.swapAxes(0, axis);
                long[] sizes = first.getShape().getShape().clone();
                sizes[0] = array(a, 2).size();
                yield picked(first.reshape(first.getShape().get(0), -1), array(a, 2))
                        .reshape(sizes)
                        .swapAxes(0, axis);
            }
            case "index_add", "index_add_" ->
                x.add(oneHot(array(a, 2), x.getShape().get(0)).transpose().matMul(array(a, 3)));
            case "embedding" -> {
                NDArray places = array(a, 1);
                yield picked(x, places.reshape(-1))
                        .reshape(places.getShape().add(x.getShape().get(1)));
            }
            case "argsort" -> order(x);
            case "topk" -> x.topK(Math.toIntExact((Long) a.get(1)), -1);
            default -> null;
        };
    }

    private NDArray number(double value) {
        return manager.create(value);
    }

    private NDArray operand(Object other, NDArray beside) {
        if (other instanceof NDArray array) {
            return array.getDataType() == beside.getDataType() || array.getDataType() == DataType.INT64
                    ? array
                    : array.toType(beside.getDataType(), true);
        }
        return other instanceof Long whole && beside.getDataType() == DataType.INT64
                ? manager.create((long) whole)
                : number(((Number) other).doubleValue());
    }

    private static NDArray array(List<Object> arguments, int position) {
        return (NDArray) arguments.get(position);
    }

    private NDArray huber(NDArray error, double beta) {
        NDArray square = error.square().mul(number(1 / (2 * beta)));
        return NDArrays.where(error.lt(beta), square, error.sub(number(beta / 2)));
    }

    private NDArray normalised(NDArray x, int axis) {
        NDArray centred = x.sub(x.mean(new int[] {axis}, true));
        return centred.div(
                centred.square().mean(new int[] {axis}, true).add(number(1e-5)).sqrt());
    }

    private NDArray groupNorm(NDArray x, long groups, NDArray gain, NDArray bias) {
        Shape shape = x.getShape();
        NDArray plain = normalised(x.reshape(shape.get(0), groups, -1), 2).reshape(shape);
        Shape channels = new Shape(1, shape.get(1), 1, 1);
        return plain.mul(gain.reshape(channels)).add(bias.reshape(channels));
    }

    private static NDArray distances(NDArray x, NDArray keys) {
        NDArray difference = x.expandDims(2).sub(keys.expandDims(1));
        return difference.square().sum(new int[] {3}).sqrt();
    }

    private static NDArray averaged(NDArray x, int axis, long fields) {
        long side = x.getShape().get(axis);
        NDList means = new NDList();
        for (long field = 0; field < fields; field++) {
            long from = field * side / fields;
            long to = ((field + 1) * side + fields - 1) / fields;
            means.add(part(x, axis, from, to - from).mean(new int[] {axis}, true));
        }
        return joined(means, axis);
    }

    private NDArray counts(NDArray x, long count) {
        long[] counts = new long[Math.toIntExact(count)];
        Arrays.stream(x.toLongArray()).forEach(value -> counts[Math.toIntExact(value)]++);
        return manager.create(counts);
    }

    private static NDArray part(NDArray x, int axis, long from, long length) {
        return x.get(new NDIndex(":, ".repeat(axis) + from + ":" + (from + length)));
    }

    private static List<NDArray> unbound(NDArray x, int axis) {
        return LongStream.range(0, x.getShape().get(axis))
                .mapToObj(place -> part(x, axis, place, 1).squeeze(axis))
                .toList();
    }

    private List<NDArray> pieces(NDArray x, int axis, long[] sizes) {
        List<NDArray> all = new ArrayList<>();
        long from = 0;
        for (long size : sizes) {
            NDArray piece = part(x, axis, from, size);
            pieces.put(piece, new Piece(x, from));
            all.add(piece);
            from += size;
        }
        return all;
    }

    private NDArray picked(NDArray x, NDArray places) {
        return oneHot(places, x.getShape().get(0))
                .matMul(x.getDataType() == DataType.FLOAT64 ? x : x.toType(DataType.FLOAT64, true));
    }

    private NDArray oneHot(NDArray places, long count) {
        long[] chosen = places.toLongArray();
        double[] values = new double[Math.toIntExact(chosen.length * count)];
        for (int i = 0; i < chosen.length; i++) {
            values[Math.toIntExact(i * count + chosen[i])] = 1;
        }
        return manager.create(values, new Shape(chosen.length, count));
    }

    private NDArray order(NDArray x) {
        long[] keys = x.toLongArray();
        return manager.create(IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(place -> keys[place]))
                .mapToLong(Integer::longValue)
                .toArray());
    }

    private NDArray whole(NDArray x, LongUnaryOperator function) {
        return manager.create(Arrays.stream(x.toLongArray()).map(function).toArray())
                .reshape(x.getShape());
    }

    private static Shape expanded(NDArray x, Shape wanted) {
        long[] sizes = wanted.getShape().clone();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = sizes[i] < 0 ? x.getShape().get(i) : sizes[i];
        }
        return new Shape(sizes);
    }

    private static int axis(List<Object> arguments, int position, NDArray x) {
        int axis = Math.toIntExact((Long) arguments.get(position));
        return axis < 0 ? axis + x.getShape().dimension() : axis;
    }

    private static int[] axes(Object list) {
        return Arrays.stream(sizes(list)).mapToInt(Math::toIntExact).toArray();
    }

    private static Shape shape(Object list) {
        return new Shape(sizes(list));
    }

    private static long[] sizes(Object list) {
        return ((List<?>) list)
                .stream().mapToLong(size -> ((Number) size).longValue()).toArray();
    }
}
