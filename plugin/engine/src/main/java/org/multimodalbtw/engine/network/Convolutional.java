package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A small convolutional network: blocks of a 3 x 3 convolution, a normalisation over the whole row, GELU and a pooling that halves the
 * sides; then the mean over a grid of at most 3 x 3 fields, which keeps coarsely where something is. The members' convolutions are the
 * groups of one.
 *
 * @param channels of the input
 * @param height of the input
 * @param width of the input
 */
record Convolutional(int channels, int height, int width) implements Backbone {

    /** Channels behind each block. */
    static final List<Integer> BLOCKS = List.of(8, 16, 32);

    private static final int KERNEL = 3;
    private static final int GRID = 3;

    @Override
    public int features() {
        return BLOCKS.get(BLOCKS.size() - 1) * grid(height) * grid(width);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        int inputs = channels;
        for (int block = 0; block < BLOCKS.size(); block++) {
            int outputs = BLOCKS.get(block);
            String name = name(block);
            parameters.add(Parameter.of(name + ".weight", Slice.Start.MATRIX, inputs * KERNEL * KERNEL, outputs));
            parameters.add(Parameter.of(name + ".bias", Slice.Start.BIAS, outputs));
            parameters.add(Parameter.of(name + ".norm.gain", Slice.Start.ONE, outputs));
            parameters.add(Parameter.of(name + ".norm.bias", Slice.Start.ZERO, outputs));
            inputs = outputs;
        }
        return parameters;
    }

    @Override
    public List<String> lines(Input input, String output, int members, UnaryOperator<String> parameter) {
        List<String> lines = new ArrayList<>();
        String first = output + "i";
        lines.add("%s = torch.reshape(torch.permute(torch.reshape(%s, [%d, -1, %d]), [1, 0, 2]), [-1, %d, %d, %d])"
                .formatted(
                        first, input.values(), members, channels * height * width, members * channels, height, width));
        int inputs = channels;
        String last = first;
        for (int block = 0; block < BLOCKS.size(); block++) {
            int outputs = BLOCKS.get(block);
            String name = name(block);
            String step = output + "b" + block;
            lines.add("%sw = torch.reshape(torch.permute(%s, [0, 2, 1]), [%d, %d, %d, %d])"
                    .formatted(step, parameter.apply(name + ".weight"), members * outputs, inputs, KERNEL, KERNEL));
            lines.add("%sc = torch.conv2d(%s, %sw, torch.reshape(%s, [-1]), [1, 1], [1, 1], [1, 1], %d)"
                    .formatted(step, last, step, parameter.apply(name + ".bias"), members));
            lines.add("%sn = torch.group_norm(%sc, %d, torch.reshape(%s, [-1]), torch.reshape(%s, [-1]))"
                    .formatted(
                            step,
                            step,
                            members,
                            parameter.apply(name + ".norm.gain"),
                            parameter.apply(name + ".norm.bias")));
            lines.add("%s = torch.max_pool2d(torch.gelu(%sn), [%d, %d])"
                    .formatted(step, step, stride(height, block), stride(width, block)));
            inputs = outputs;
            last = step;
        }
        lines.add("%sg = torch.adaptive_avg_pool2d(%s, [%d, %d])".formatted(output, last, grid(height), grid(width)));
        lines.add("%s = torch.permute(torch.reshape(%sg, [-1, %d, %d]), [1, 0, 2])"
                .formatted(output, output, members, features()));
        return lines;
    }

    /** By how much a block shrinks a side that was so long in the input: by half, unless a single row of pixels is left. */
    static int stride(int side, int block) {
        return side >> block >= 2 ? 2 : 1;
    }

    /** How many fields lie along a side in the end. */
    static int grid(int side) {
        return Math.max(1, Math.min(GRID, side >> BLOCKS.size()));
    }

    private static String name(int block) {
        return "encoder.conv." + (block + 1);
    }
}
