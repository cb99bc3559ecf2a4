package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.function.IntFunction;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.runtime.Staging;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * The items of a minibatch's rows of a ragged modality, one behind the other, as {@link Backbone.Input} wants them. The buffers lie outside
 * the heap and grow to what is needed.
 */
final class PackedItems {

    private final int itemSize;
    private final int members;
    private final int[] starts;
    private final int[] lengths;
    private ByteBuffer values = ByteBuffer.allocateDirect(0);
    private ByteBuffer owners = ByteBuffer.allocateDirect(0);
    private int perMember;

    /**
     * @param column the modality
     * @param members how many members have rows of their own
     * @param capacity most rows a member
     */
    PackedItems(TensorColumn column, int members, int capacity) {
        itemSize = column.itemSize();
        this.members = members;
        starts = new int[members * capacity];
        lengths = new int[members * capacity];
    }

    /**
     * @param rows rows a member
     * @param reader gives the values of a row's items, 0 to members x rows - 1; {@code null} where there are none
     */
    void fill(int rows, IntFunction<float[]> reader) {
        float[][] read = new float[members * rows][];
        // at least one item, which may belong to no row: libtorch has no array of nothing
        perMember = 1;
        for (int member = 0; member < members; member++) {
            int items = 0;
            for (int row = member * rows; row < (member + 1) * rows; row++) {
                read[row] = reader.apply(row);
                items += read[row] == null ? 0 : read[row].length / itemSize;
            }
            perMember = Math.max(perMember, items);
        }
        if ((long) members * perMember * Math.max(itemSize * Float.BYTES, Long.BYTES) > Integer.MAX_VALUE) {
            throw new InputException(
                    "The items, such as pictures, of the %,d rows of a step take more than 2 GiB.".formatted(rows),
                    "Choose a smaller batch, or smaller pictures.");
        }
        values = withRoom(values, members * perMember * itemSize * Float.BYTES);
        owners = withRoom(owners, members * perMember * Long.BYTES);
        for (int member = 0; member < members; member++) {
            fill(member, rows, read);
        }
    }

    private void fill(int member, int rows, float[][] read) {
        FloatBuffer target = values.asFloatBuffer();
        LongBuffer owner = owners.asLongBuffer();
        int item = member * perMember;
        for (int row = 0; row < rows; row++) {
            float[] own = read[member * rows + row];
            starts[member * rows + row] = item * itemSize;
            lengths[member * rows + row] = own == null ? 0 : own.length;
            if (own != null) {
                read[member * rows + row] = null; // values may be large, and lie in the buffer from here on
                target.put(item * itemSize, own);
                for (int end = item + own.length / itemSize; item < end; item++) {
                    owner.put(item, row);
                }
            }
        }
        for (; item < (member + 1) * perMember; item++) {
            owner.put(item, rows);
            for (int i = item * itemSize; i < (item + 1) * itemSize; i++) {
                target.put(i, 0);
            }
        }
    }

    /** The values of a row's items. */
    float[] values(int row) {
        float[] own = new float[lengths[row]];
        values.asFloatBuffer().get(starts[row], own);
        return own;
    }

    /** The values [members, items, item size] and their rows [members, items]. */
    List<NDArray> arrays(Staging staging, NDManager owner) {
        int items = members * perMember;
        return List.of(
                staging.array(
                        owner,
                        slice(values, items * itemSize * Float.BYTES),
                        new Shape(members, perMember, itemSize),
                        DataType.FLOAT32),
                staging.array(owner, slice(owners, items * Long.BYTES), new Shape(members, perMember), DataType.INT64));
    }

    private static ByteBuffer slice(ByteBuffer buffer, int bytes) {
        return buffer.slice(0, bytes).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer withRoom(ByteBuffer buffer, int bytes) {
        return buffer.capacity() >= bytes
                ? buffer
                : ByteBuffer.allocateDirect(Math.max(bytes, 2 * buffer.capacity()))
                        .order(ByteOrder.nativeOrder());
    }
}
