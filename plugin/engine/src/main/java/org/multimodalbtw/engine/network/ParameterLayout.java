package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Where each parameter lies in a member's flat vector. All members together form a matrix of members x {@link #size()}, row by
 * row.
 */
public final class ParameterLayout {

    /** Oscillations in a window of the slowest time embedding, and by how much the next one is faster. */
    private static final double SLOWEST = .3;

    private static final double GROWTH = 2.1;

    private final List<Slice> slices = new ArrayList<>();
    private final Map<String, Slice> byName = new LinkedHashMap<>();
    private int size;

    /** @param shape the network */
    public ParameterLayout(NetworkShape shape) {
        FusionSettings fusion = shape.fusion();
        int width = fusion.width();
        for (int m = 0; m < shape.modalityCount(); m++) {
            String name = shape.modalities().get(m).name();
            Backbone backbone = shape.backbone(m);
            for (Backbone.Parameter parameter : backbone.parameters()) {
                add(name + "/" + parameter.name(), parameter.start(), parameter.shape());
            }
            linear(name + "/encoder.1", backbone.features(), width);
            linear(name + "/encoder.2", width, width);
            add(name + "/encoder.norm.gain", Slice.Start.ONE, width);
            add(name + "/encoder.norm.bias", Slice.Start.ZERO, width);
            linear(name + "/head", width, shape.outputs());
            if (fusion.routing() != Routing.JOINT) {
                router(fusion, name + "/router", width);
            }
        }
        int hidden = fusion.expertWidth();
        int experts = fusion.allExperts(shape.modalityCount());
        add("experts.1.weight", Slice.Start.MATRIX, experts, width, hidden);
        add("experts.1.bias", Slice.Start.BIAS, experts, hidden);
        add("experts.2.weight", Slice.Start.MATRIX, experts, hidden, width);
        add("experts.2.bias", Slice.Start.BIAS, experts, width);
        linear("head", width * shape.modalityCount(), shape.outputs());
        if (fusion.routing() == Routing.JOINT) {
            router(fusion, "router", width * shape.modalityCount());
        }
        if (fusion.attention()) {
            linear("attention.query", width, width);
            linear("attention.key", width, width);
            linear("attention.value", width, width);
        }
        if (fusion.missing() == MissingToken.LEARNED) {
            add("missing", Slice.Start.ZERO, shape.modalityCount(), width);
        }
    }

    private void router(FusionSettings fusion, String name, int inputs) {
        if (fusion.gate() == Gate.SOFTMAX) {
            linear(name, inputs, fusion.experts());
        } else {
            add(name + ".keys", Slice.Start.KEY, fusion.experts(), inputs);
        }
    }

    /** @return parameters of one member */
    public int size() {
        return size;
    }

    List<Slice> slices() {
        return slices;
    }

    /** @return the names, shapes and offsets of all parameters, in order */
    public Map<String, Slice> byName() {
        return byName;
    }

    /**
     * @param members how many members
     * @param seed their randomness; a member's start depends on the seed and its position alone
     * @return members x size values
     */
    public float[] start(int members, long seed) {
        float[] values = new float[Math.multiplyExact(members, size)];
        for (int member = 0; member < members; member++) {
            SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (member + 1));
            double bound = 0;
            for (Slice slice : slices) {
                if (slice.start() == Slice.Start.MATRIX) {
                    int inputs = slice.shape().get(slice.shape().size() - 2);
                    bound = 1 / Math.sqrt(inputs);
                }
                int from = member * size + slice.offset();
                for (int i = 0; i < slice.size(); i++) {
                    values[from + i] = (float) start(slice, i, bound, random);
                }
            }
        }
        return values;
    }

    /** @return for each of a member's parameters whether weight decay pulls at it, 1 or 0 */
    float[] decayMask() {
        float[] mask = new float[size];
        for (Slice slice : slices) {
            if (slice.decays()) {
                Arrays.fill(mask, slice.offset(), slice.offset() + slice.size(), 1);
            }
        }
        return mask;
    }

    private static double start(Slice slice, int position, double bound, SplittableRandom random) {
        int last = slice.shape().get(slice.shape().size() - 1);
        return switch (slice.start()) {
            case MATRIX, BIAS -> random.nextDouble(-bound, bound);
            case KEY -> random.nextGaussian();
            case EMBEDDING -> random.nextGaussian() / Math.sqrt(last);
            case EVEN -> position / Math.max(1.0, last - 1);
            case GEOMETRIC -> SLOWEST * Math.pow(GROWTH, position);
            case ONE -> 1;
            case ZERO -> 0;
        };
    }

    private void linear(String name, int inputs, int outputs) {
        add(name + ".weight", Slice.Start.MATRIX, inputs, outputs);
        add(name + ".bias", Slice.Start.BIAS, outputs);
    }

    private void add(String name, Slice.Start start, Integer... shape) {
        add(name, start, List.of(shape));
    }

    private void add(String name, Slice.Start start, List<Integer> shape) {
        Slice slice = new Slice(name, shape, size, start);
        slices.add(slice);
        byName.put(name, slice);
        size = Math.addExact(size, slice.size());
    }
}
