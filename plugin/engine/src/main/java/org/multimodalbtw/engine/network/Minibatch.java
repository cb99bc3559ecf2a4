package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.Storage;
import org.multimodalbtw.engine.runtime.Staging;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * The rows of one native call, in buffers outside the heap that are filled again for every call. Each of {@link #members()} has
 * {@link #rows()} rows of its own; a minibatch with one member serves all members of a network when it is scored.
 */
public final class Minibatch {

    private final NetworkShape shape;
    private final int members;
    private final int capacity;
    private final ByteBuffer[] inputs;
    private final PackedItems[] items;
    private final ByteBuffer seen;
    private final ByteBuffer known;
    private final ByteBuffer weights;
    private final ByteBuffer rowWeights;
    private final ByteBuffer targets;
    private final ResidentRows resident;
    private final ByteBuffer positions;
    /** Of each modality whose values lie on the device: the rows, else {@code null}. */
    private final int[][] picked;

    /** What training methods bring, by the name of their input. */
    private final Map<String, Function<NDManager, NDArray>> further = new HashMap<>();

    private int rows;

    /**
     * @param shape the network that it is for
     * @param members how many members have rows of their own: 1, or all of the network
     * @param capacity most rows a member
     */
    public Minibatch(NetworkShape shape, int members, int capacity) {
        this(shape, null, members, capacity);
    }

    /**
     * A minibatch that takes values from where a network keeps them.
     *
     * @param network the network that it is for
     * @param members how many members have rows of their own: 1, or all of the network
     * @param capacity most rows a member
     * @see FusionNetwork#keep
     */
    public Minibatch(FusionNetwork network, int members, int capacity) {
        this(network.shape(), network.resident(), members, capacity);
    }

    private Minibatch(NetworkShape shape, ResidentRows resident, int members, int capacity) {
        this.shape = shape;
        this.resident = resident;
        this.members = members;
        this.capacity = capacity;
        inputs = new ByteBuffer[shape.modalityCount()];
        items = new PackedItems[inputs.length];
        for (int m = 0; m < inputs.length; m++) {
            boolean ragged = modality(m).ragged();
            inputs[m] = buffer(ragged ? 0 : shape.inputSize(m), Float.BYTES);
            items[m] = ragged ? new PackedItems(modality(m), members, capacity) : null;
        }
        picked = new int[inputs.length][];
        positions = buffer(resident == null ? 0 : 1, Long.BYTES);
        seen = buffer(shape.modalityCount(), Float.BYTES);
        known = buffer(shape.modalityCount(), Float.BYTES);
        weights = buffer(shape.modalityCount(), Float.BYTES);
        rowWeights = buffer(1, Float.BYTES);
        targets = buffer(1, shape.target().storage().bytes());
    }

    /** @return how many members have rows of their own */
    public int members() {
        return members;
    }

    /** @return rows a member */
    public int rows() {
        return rows;
    }

    /** @param rows rows a member from now on, 1 to the capacity, each of which counts 1; to be set before the buffers are filled */
    public void rows(int rows) {
        if (rows < 1 || rows > capacity) {
            throw new IllegalArgumentException(rows + " rows do not fit into " + capacity);
        }
        this.rows = rows;
        further.clear();
        FloatBuffer each = rowWeights();
        while (each.hasRemaining()) {
            each.put(1);
        }
    }

    /**
     * Fills a modality with rows of a table.
     *
     * @param modality the modality's position
     * @param table the table
     * @param column the modality's column in it
     * @param chosen members x rows of the table's rows; 0 and no items where one lacks the modality
     */
    public void fill(int modality, TensorTable table, int column, int[] chosen) {
        picked[modality] = null;
        if (modality(modality).ragged()) {
            items[modality].fill(rows, row -> table.values(column, chosen[row]));
        } else if (resident != null && column == modality && resident.hold(table, column)) {
            picked[modality] = chosen;
        } else {
            table.gather(column, chosen, chosen.length, input(modality));
        }
    }

    /**
     * Fills all that there is with rows of another minibatch of the same network, of each member as many as this one has.
     *
     * @param whole the other one
     * @param from the first of them
     */
    void take(Minibatch whole, int from) {
        for (int m = 0; m < inputs.length; m++) {
            int[] chosen = whole.picked[m];
            picked[m] = null;
            if (modality(m).ragged()) {
                PackedItems all = whole.items[m];
                items[m].fill(rows, row -> all.values(place(whole, from, row)));
            } else if (chosen == null) {
                take(inputs[m], whole.inputs[m], shape.inputSize(m) * Float.BYTES, whole, from);
            } else {
                picked[m] = IntStream.range(0, members * rows)
                        .map(row -> chosen[place(whole, from, row)])
                        .toArray();
            }
        }
        int mask = shape.modalityCount() * Float.BYTES;
        take(seen, whole.seen, mask, whole, from);
        take(known, whole.known, mask, whole, from);
        take(weights, whole.weights, mask, whole, from);
        take(rowWeights, whole.rowWeights, Float.BYTES, whole, from);
        take(targets, whole.targets, shape.target().storage().bytes(), whole, from);
        further.putAll(whole.further);
    }

    private int place(Minibatch whole, int from, int row) {
        return row / rows * whole.rows + from + row % rows;
    }

    private void take(ByteBuffer own, ByteBuffer all, int bytesPerRow, Minibatch whole, int from) {
        for (int member = 0; member < members; member++) {
            own.put(member * rows * bytesPerRow, all, (member * whole.rows + from) * bytesPerRow, rows * bytesPerRow);
        }
    }

    /**
     * Fills a ragged modality.
     *
     * @param modality the modality's position
     * @param values of each of members x rows the values of its items, or {@code null} where it lacks the modality
     */
    public void fill(int modality, float[][] values) {
        items[modality].fill(rows, row -> values[row]);
    }

    /** @param modality the position of a modality that all rows lack */
    public void fillMissing(int modality) {
        picked[modality] = null;
        if (modality(modality).ragged()) {
            items[modality].fill(rows, row -> null);
        } else {
            FloatBuffer values = input(modality);
            while (values.hasRemaining()) {
                values.put(0);
            }
        }
    }

    /**
     * @param modality the position of a modality that is not ragged
     * @return its values, members x rows x size; missing ones must be 0
     */
    public FloatBuffer input(int modality) {
        return floats(inputs[modality], shape.inputSize(modality));
    }

    /**
     * @param modality a modality's position
     * @param row 0 to members x rows - 1
     * @return the {@link TensorColumn#energy} of the row's values
     */
    public double energy(int modality, int row) {
        return modality(modality).energy(values(modality, row));
    }

    /**
     * @param modality a modality's position
     * @param row 0 to members x rows - 1
     * @return the row's values in row-major order; zeros where it lacks a modality that is not ragged
     */
    public float[] values(int modality, int row) {
        TensorColumn column = modality(modality);
        if (column.ragged()) {
            return items[modality].values(row);
        }
        if (picked[modality] != null) {
            float[] values = resident.values(modality, picked[modality][row]);
            return values == null ? new float[column.size()] : values;
        }
        float[] values = new float[column.size()];
        input(modality).get(row * column.size(), values);
        return values;
    }

    private TensorColumn modality(int modality) {
        return shape.modalities().get(modality);
    }

    /** @return members x rows x modalities: 1 where the modality takes part in the fusion, else 0 */
    public FloatBuffer seen() {
        return floats(seen, shape.modalityCount());
    }

    /** @return members x rows x modalities: 1 where the modality has data, else 0 */
    public FloatBuffer known() {
        return floats(known, shape.modalityCount());
    }

    /** @return members x rows: how much the row's loss counts, 1 unless a training method says otherwise */
    public FloatBuffer rowWeights() {
        return floats(rowWeights, 1);
    }

    /**
     * Brings something for a training method's part of the step, until the next number of rows is set.
     *
     * @param name the name of its input
     * @param values the numbers
     * @param sizes of its dimensions
     */
    public void bring(String name, float[] values, long... sizes) {
        further.put(name, owner -> owner.create(values, new Shape(sizes)));
    }

    /**
     * The same with whole numbers.
     *
     * @param name the name of its input
     * @param values the numbers
     * @param sizes of its dimensions
     */
    public void bring(String name, long[] values, long... sizes) {
        further.put(name, owner -> owner.create(values, new Shape(sizes)));
    }

    /** @return members x rows x modalities: BTW weights, 0 where the modality is not seen */
    public FloatBuffer weights() {
        return floats(weights, shape.modalityCount());
    }

    /** @return members x rows: what is true of each, as the target's {@link org.multimodalbtw.engine.outcome.Target#storage} says */
    public ByteBuffer targets() {
        return exactly(targets, shape.target().storage().bytes());
    }

    /** Of each modality the values, and where it is ragged which rows they belong to, by the names of the network's inputs. */
    Map<String, NDArray> inputArrays(Staging staging, NDManager owner) {
        Map<String, NDArray> arrays = new HashMap<>();
        NDArray index = null;
        int[] indexed = null;
        for (int m = 0; m < inputs.length; m++) {
            if (modality(m).ragged()) {
                List<NDArray> both = items[m].arrays(staging, owner);
                arrays.put(ModalityEncoder.values(m), both.get(0));
                arrays.put(ModalityEncoder.owners(m), both.get(1));
            } else if (picked[m] == null) {
                int size = shape.inputSize(m);
                ByteBuffer values = exactly(inputs[m], size * Float.BYTES);
                arrays.put(
                        ModalityEncoder.values(m),
                        staging.array(owner, values, new Shape(members, rows, size), DataType.FLOAT32));
            } else {
                if (picked[m] != indexed) {
                    indexed = picked[m];
                    index = positions(staging, owner, indexed);
                }
                arrays.put(ModalityEncoder.values(m), resident.pick(owner, m, index));
            }
        }
        return arrays;
    }

    private NDArray positions(Staging staging, NDManager owner, int[] chosen) {
        ByteBuffer filled = exactly(positions, Long.BYTES);
        ResidentRows.put(filled, chosen);
        return staging.array(owner, filled, new Shape(members, rows), DataType.INT64);
    }

    NDArray seenArray(Staging staging, NDManager owner) {
        return mask(staging, owner, seen);
    }

    NDArray knownArray(Staging staging, NDManager owner) {
        return mask(staging, owner, known);
    }

    NDArray weightsArray(Staging staging, NDManager owner) {
        return mask(staging, owner, weights);
    }

    NDArray rowWeightsArray(Staging staging, NDManager owner) {
        return staging.array(owner, exactly(rowWeights, Float.BYTES), new Shape(members, rows), DataType.FLOAT32);
    }

    Map<String, NDArray> furtherArrays(NDManager owner) {
        Map<String, NDArray> arrays = new HashMap<>();
        further.forEach((name, made) -> arrays.put(name, made.apply(owner)));
        return arrays;
    }

    NDArray targetArray(Staging staging, NDManager owner) {
        Storage storage = shape.target().storage();
        return staging.array(owner, targets(), storage.shape(members, rows), storage.type());
    }

    private NDArray mask(Staging staging, NDManager owner, ByteBuffer values) {
        int modalities = shape.modalityCount();
        ByteBuffer filled = exactly(values, modalities * Float.BYTES);
        return staging.array(owner, filled, new Shape(members, rows, modalities), DataType.FLOAT32);
    }

    private ByteBuffer buffer(int valuesPerRow, int bytes) {
        long bytesPerRow = (long) members * valuesPerRow * bytes;
        if (bytesPerRow * capacity > Integer.MAX_VALUE) {
            throw new InputException(
                    "Steps of %,d rows of this size take more than 2 GiB.".formatted(capacity),
                    "Choose a batch of at most %,d rows.".formatted(Integer.MAX_VALUE / bytesPerRow));
        }
        return ByteBuffer.allocateDirect((int) bytesPerRow * capacity).order(ByteOrder.nativeOrder());
    }

    private FloatBuffer floats(ByteBuffer buffer, int valuesPerRow) {
        return exactly(buffer, valuesPerRow * Float.BYTES).asFloatBuffer();
    }

    private ByteBuffer exactly(ByteBuffer buffer, int bytesPerRow) {
        return buffer.slice(0, members * rows * bytesPerRow).order(ByteOrder.nativeOrder());
    }
}
