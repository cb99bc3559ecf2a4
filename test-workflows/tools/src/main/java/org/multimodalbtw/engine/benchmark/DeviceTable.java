package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/**
 * Random rows for a network that is measured: two classes, a seventh of the modalities missing but for the first. Five members or one learn
 * from {@code train} rows each; a fifth of all rows are validation rows, and each member holds out as many.
 *
 * @param one the network
 * @param train rows that a member learns from, a multiple of 4
 */
record DeviceTable(NetworkCase one, int train) {

    /** Rows that a member holds out. */
    int heldOut() {
        return train / 4;
    }

    private int rows() {
        return train + heldOut();
    }

    /** Writes the rows as a tensor file. */
    Labels write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        Labels.Builder labels = Labels.classification("label");
        List<TensorColumn> columns = one.columns();
        try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(columns))) {
            for (int row = 0; row < rows(); row++) {
                List<float[]> values = new ArrayList<>();
                for (TensorColumn column : columns) {
                    boolean isPresent = values.isEmpty() || random.nextDouble() > 1. / 7;
                    values.add(isPresent ? values(column.size(), random) : null);
                }
                writer.write("row" + row, values);
                labels.add("row" + row, "class" + random.nextInt(2), row < train ? Split.TRAIN : Split.VALID);
            }
            writer.commit();
        }
        return labels.build();
    }

    private static float[] values(int size, SplittableRandom random) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Random rows of the table for a network that may keep it on its device; random weights and classes. */
    Minibatch batch(FusionNetwork network, TensorTable table, int members) {
        SplittableRandom random = new SplittableRandom(2);
        Minibatch batch = new Minibatch(network, members, one.batch());
        batch.rows(one.batch());
        int[] chosen = IntStream.generate(() -> random.nextInt(table.rows()))
                .limit((long) members * one.batch())
                .toArray();
        for (int m = 0; m < one.modalities(); m++) {
            batch.fill(m, table, m, chosen);
        }
        var seen = batch.seen();
        var known = batch.known();
        var weights = batch.weights();
        var classes = batch.targets().asLongBuffer();
        for (int row : chosen) {
            for (int m = 0; m < one.modalities(); m++) {
                float present = table.values(m, row) == null ? 0 : 1;
                seen.put(present);
                known.put(present);
                weights.put(present * (float) random.nextDouble(.5, 1.5));
            }
            classes.put(random.nextInt(2));
        }
        return batch;
    }
}
