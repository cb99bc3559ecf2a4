package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

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
    public Reader declare(Graph graph, String prefix) {
        List<Block> blocks = new ArrayList<>();
        int inputs = channels;
        for (int block = 0; block < BLOCKS.size(); block++) {
            blocks.add(Block.declare(graph, prefix + "encoder.conv." + (block + 1), inputs, BLOCKS.get(block)));
            inputs = BLOCKS.get(block);
        }
        return read -> Reading.whole(features(read.values(), blocks));
    }

    private Value features(Value values, List<Block> blocks) {
        int members = values.graph().members();
        Value last = values.reshape(members, -1, channels * height * width)
                .permute(1, 0, 2)
                .reshape(-1, members * channels, height, width);
        for (int block = 0; block < blocks.size(); block++) {
            last = blocks.get(block).of(last).maxPool2d(stride(height, block), stride(width, block));
        }
        return last.adaptiveAvgPool2d(grid(height), grid(width))
                .reshape(-1, members, features())
                .permute(1, 0, 2);
    }

    /** A convolution with its normalisation; kernels lie [K, inputs x 3 x 3, outputs], as matrices of linear layers do. */
    private record Block(int inputs, int outputs, Linear kernels, Value gain, Value bias) {

        static Block declare(Graph graph, String name, int inputs, int outputs) {
            Linear kernels = Linear.declare(graph, name, inputs * KERNEL * KERNEL, outputs);
            Value gain = graph.parameter(name + ".norm.gain", Slice.Start.ONE, outputs);
            return new Block(
                    inputs, outputs, kernels, gain, graph.parameter(name + ".norm.bias", Slice.Start.ZERO, outputs));
        }

        /** From [B, K x inputs, height, width] to [B, K x outputs, height, width]. */
        Value of(Value picture) {
            int members = picture.graph().members();
            Value weight = kernels.weight().permute(0, 2, 1).reshape(members * outputs, inputs, KERNEL, KERNEL);
            return picture.conv2d(weight, kernels.bias().reshape(-1), members)
                    .groupNorm(members, gain.reshape(-1), bias.reshape(-1))
                    .gelu();
        }
    }

    /** By how much a block shrinks a side that was so long in the input: by half, unless a single row of pixels is left. */
    static int stride(int side, int block) {
        return side >> block >= 2 ? 2 : 1;
    }

    /** How many fields lie along a side in the end. */
    static int grid(int side) {
        return Math.max(1, Math.min(GRID, side >> BLOCKS.size()));
    }
}
