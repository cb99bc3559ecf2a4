package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;
import org.multimodalbtw.engine.runtime.Staging;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * A table's modalities of fixed shape on a device, zeros where one is missing, so that a batch brings the positions of its rows and no
 * values. The table's columns are the network's modalities, in order; ragged ones stay where they are.
 */
final class ResidentRows implements AutoCloseable {

    /** Bytes that are brought at once while the rows are loaded. */
    private static final int LOAD = 1 << 24;

    private static final String SCRIPT =
            """
            class Ops(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def place(self: __torch__.Ops, x: Tensor, i: Tensor, values: Tensor) -> Tensor:
                return torch.index_copy_(x, 0, i, values)
              def pick(self: __torch__.Ops, x: Tensor, i: Tensor) -> Tensor:
                rows = torch.index_select(x, 0, torch.reshape(i, [-1]))
                return torch.reshape(rows, [torch.size(i, 0), torch.size(i, 1), -1])
            """;

    private final TensorTable table;
    private final NDManager manager;
    private final ScriptModule script;
    private final NDArray[] columns;

    ResidentRows(Execution execution, Staging staging, TensorTable table) {
        this.table = table;
        EngineRuntime runtime = EngineRuntime.get();
        manager = runtime.newManager(execution.device());
        script = runtime.compile(execution.device(), SCRIPT);
        columns = new NDArray[table.schema().columns().size()];
        for (int column = 0; column < columns.length; column++) {
            if (!table.schema().columns().get(column).ragged()) {
                load(column, staging);
            }
        }
    }

    /** How many bytes a table takes on a device. */
    static long bytes(TensorTable table) {
        long values = table.schema().columns().stream()
                .filter(column -> !column.ragged())
                .mapToLong(TensorColumn::size)
                .sum();
        return values * table.rows() * Float.BYTES;
    }

    private void load(int column, Staging staging) {
        int size = table.schema().columns().get(column).size();
        columns[column] = manager.zeros(new Shape(table.rows(), size));
        int most = Math.max(1, Math.min(table.rows(), LOAD / (size * Float.BYTES)));
        ByteBuffer values = direct(most * size * Float.BYTES);
        ByteBuffer positions = direct(most * Long.BYTES);
        for (int start = 0; start < table.rows(); start += most) {
            int[] rows =
                    IntStream.range(start, Math.min(table.rows(), start + most)).toArray();
            table.gather(column, rows, rows.length, values.asFloatBuffer());
            put(positions, rows);
            try (NDManager step = manager.newSubManager()) {
                ByteBuffer filled = values.slice(0, rows.length * size * Float.BYTES);
                script.call(
                        "place",
                        step,
                        columns[column],
                        staging.array(
                                step,
                                positions.slice(0, rows.length * Long.BYTES),
                                new Shape(rows.length),
                                DataType.INT64),
                        staging.array(step, filled, new Shape(rows.length, size), DataType.FLOAT32));
            }
        }
    }

    /** Whether a column of a table is here. */
    boolean hold(TensorTable other, int column) {
        return other == table && columns[column] != null;
    }

    /**
     * @param owner owns the result
     * @param positions members x rows positions in the table
     * @return the rows' values [members, rows, size]
     */
    NDArray pick(NDManager owner, int column, NDArray positions) {
        return script.call("pick", owner, columns[column], positions).get(0);
    }

    /** The values of a row, {@code null} if it lacks the modality. */
    float[] values(int column, int row) {
        return table.values(column, row);
    }

    /** Writes positions as the network takes them, from the start of a buffer. */
    static void put(ByteBuffer buffer, int[] positions) {
        LongBuffer longs = buffer.asLongBuffer();
        for (int position : positions) {
            longs.put(position);
        }
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        manager.close();
        script.close();
    }
}
