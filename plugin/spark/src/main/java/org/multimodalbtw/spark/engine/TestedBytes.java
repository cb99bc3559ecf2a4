package org.multimodalbtw.spark.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.multimodalbtw.engine.compare.RepeatedComparison.Tested;

/** What a training gave as bytes: whether weights are in use, how many rows, and of each its id and its numbers. */
final class TestedBytes {

    private TestedBytes() {}

    /** @return it as bytes, in which no bit of a number is lost */
    static byte[] write(Tested tested) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(tested.weightsInUse());
            out.writeInt(tested.predictions().size());
            for (Map.Entry<String, double[]> row : tested.predictions().entrySet()) {
                out.writeUTF(row.getKey());
                out.writeInt(row.getValue().length);
                for (double value : row.getValue()) {
                    out.writeDouble(value);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @return what {@link #write} wrote */
    static Tested read(byte[] bytes) {
        Map<String, double[]> predictions = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            boolean weightsInUse = in.readBoolean();
            for (int row = in.readInt(); row > 0; row--) {
                String id = in.readUTF();
                double[] values = new double[in.readInt()];
                for (int value = 0; value < values.length; value++) {
                    values[value] = in.readDouble();
                }
                predictions.put(id, values);
            }
            return new Tested(predictions, weightsInUse);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
