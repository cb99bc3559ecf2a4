package org.multimodalbtw.engine.tensor;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * A tensor file, opened: row ids, and for each modality a float32 tensor a row, or nothing where the
 * modality is missing. The file is memory-mapped and values are read where they lie; on the heap are only the row ids.
 * Any number of threads may read at once. Reading is refused after {@link #close()}.
 */
public final class TensorTable implements AutoCloseable {

    private static final float[] ZEROS = new float[4096];

    private final OpenTensorFile file;
    private final TensorSchema schema;
    private final List<String> rowIds;
    private final Map<String, Integer> index;
    private final TensorBatch[] batches;
    private final int[] sizes;
    /** Where each column lies among those of the file; -1 for one that the file lacks. */
    private final int[] columns;
    /** Where each row lies among those of the file; {@code null} where the table has all of them. */
    private final int[] places;
    /** Whether all modalities and rows of the file are here, as they lie there. */
    private final boolean isWhole;
    /** Of each column of the file the rows, as they lie there, that count as lacking it; {@code null} where nobody looked. */
    private final List<BitSet> unusable;

    private TensorTable(MappedFile file, FileIdentity identity, TensorFileReader reader, TensorFileFault fault) {
        this.file = new OpenTensorFile(file, identity, fault);
        this.schema = reader.schema();
        this.rowIds = reader.rowIds();
        this.index = index(rowIds, fault);
        this.batches =
                reader.batches().stream().filter(batch -> batch.rows() > 0).toArray(TensorBatch[]::new);
        this.sizes = sizes(schema);
        this.columns = IntStream.range(0, sizes.length).toArray();
        this.places = null;
        this.isWhole = true;
        this.unusable = null;
    }

    private TensorTable(TensorTable whole, int column, int[] rows) {
        file = whole.file;
        schema = new TensorSchema(List.of(whole.schema.columns().get(column)));
        rowIds = Arrays.stream(rows).mapToObj(whole::rowId).toList();
        Map<String, Integer> byId = new HashMap<>(rows.length * 4 / 3 + 1);
        for (int row = 0; row < rows.length; row++) {
            byId.put(rowIds.get(row), row);
        }
        index = Collections.unmodifiableMap(byId);
        batches = whole.batches;
        sizes = sizes(schema);
        columns = new int[] {whole.columns[column]};
        places = Arrays.stream(rows).map(whole::place).toArray();
        isWhole = false;
        unusable = whole.unusable;
    }

    private TensorTable(TensorTable whole, TensorSchema schema, int[] columns, List<BitSet> unusable) {
        file = whole.file;
        this.schema = schema;
        rowIds = whole.rowIds;
        index = whole.index;
        batches = whole.batches;
        sizes = sizes(schema);
        this.columns = columns;
        places = whole.places;
        isWhole = false;
        this.unusable = unusable;
    }

    private static int[] sizes(TensorSchema schema) {
        return schema.columns().stream().mapToInt(TensorColumn::size).toArray();
    }

    /**
     * Opens an Arrow IPC file with a column {@code row_id} of texts and, for each modality, a column of float32 lists
     * of a fixed size, with or without the extension type {@code arrow.fixed_shape_tensor}. The structure is checked as
     * a whole; values are not looked at, so a file of another program may hold NaN or infinities. Those that this extension wrote are
     * compared with their checksum when they are first read.
     *
     * @param file the file; it must not change while it is open
     * @return the table; close it to release the file
     * @throws InputException if the file is not there, is incomplete, damaged or of another kind, or repeats a row id
     * @throws IOException if it cannot be read
     */
    public static TensorTable open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("There is no tensor file '" + file + "'.", "Choose a file that exists.");
        }
        TensorFileFault fault = new TensorFileFault(file);
        FileIdentity identity = FileIdentity.of(file);
        MappedFile mapped = MappedFile.open(file);
        try {
            TensorFileReader reader = new TensorFileReader(mapped, fault);
            reader.read();
            return new TensorTable(mapped, identity, reader, fault);
        } catch (IOException | RuntimeException | Error e) {
            mapped.close();
            throw e;
        }
    }

    private static Map<String, Integer> index(List<String> rowIds, TensorFileFault fault) {
        Map<String, Integer> index = new HashMap<>(rowIds.size() * 4 / 3 + 1);
        for (int row = 0; row < rowIds.size(); row++) {
            if (index.put(rowIds.get(row), row) != null) {
                throw fault.unusable(
                        "its row id '" + rowIds.get(row) + "' occurs twice", "Give every row its own row id.");
            }
        }
        return Collections.unmodifiableMap(index);
    }

    /**
     * One modality, and the rows that have it, in their order. Values are read where they lie in the file.
     *
     * @param column the modality's index in the schema
     * @return the table, which can be read as long as this one is open; closing it closes this one
     */
    public TensorTable only(int column) {
        int[] rows =
                IntStream.range(0, rows()).filter(row -> isPresent(column, row)).toArray();
        return new TensorTable(this, column, rows);
    }

    /**
     * The same rows for a network: one with a number that is not finite, or beyond 1e18 in size, counts as lacking the modality. Reads all
     * values once a file and program. Whatever hands rows to a network, or joins them for one, goes by this.
     *
     * @param noted takes a sentence for each modality of which rows count as lacking it, with their number and an example
     * @param monitor cancel
     * @return the table, which can be read as long as this one is open; closing it closes this one
     */
    public TensorTable usable(List<String> noted, ProgressMonitor monitor) {
        if (unusable != null) {
            return this;
        }
        UnusableRows.Found own =
                isWhole ? UnusableRows.inFile(file.identity(), this, monitor) : UnusableRows.find(this, monitor);
        noted.addAll(own.sentences());
        List<BitSet> found = new ArrayList<>();
        for (int place = 0; place <= Arrays.stream(columns).max().orElse(-1); place++) {
            found.add(new BitSet());
        }
        for (int column = 0; column < columns.length; column++) {
            if (columns[column] >= 0) {
                found.set(columns[column], own.rows().get(column));
            }
        }
        return new TensorTable(this, schema, columns, found);
    }

    /**
     * The same rows with the modalities that something else expects, in its order: those of other names are left out, and those that are
     * not here are missing in every row.
     *
     * @param expected the modalities, of the shapes that they have here
     * @return the table, which can be read as long as this one is open; closing it closes this one
     */
    public TensorTable as(List<TensorColumn> expected) {
        int[] places = expected.stream()
                .mapToInt(column -> schema.indexOf(column.name()))
                .map(column -> column < 0 ? -1 : columns[column])
                .toArray();
        return new TensorTable(this, new TensorSchema(expected), places, unusable);
    }

    /** @return the modalities */
    public TensorSchema schema() {
        return schema;
    }

    /** @return the number of rows */
    public int rows() {
        return rowIds.size();
    }

    /**
     * @param row 0 to {@code rows() - 1}
     * @return the row's id
     */
    public String rowId(int row) {
        return rowIds.get(row);
    }

    /** @return the row of each row id */
    public Map<String, Integer> index() {
        return index;
    }

    /**
     * @param column a modality's index in the schema
     * @param row 0 to {@code rows() - 1}
     * @return whether the row has this modality
     */
    public boolean isPresent(int column, int row) {
        Lock lock = file.beginReading();
        try {
            return isPresent(batchOf(row), column, row);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Appends the values of a row, in row-major order, at the buffer's position; of a ragged row its items.
     *
     * @param column a modality's index in the schema
     * @param row 0 to {@code rows() - 1}; the modality must be present
     * @param destination has room for the column's size
     * @throws IllegalArgumentException if the modality is missing in this row
     * @throws InputException if the file has become shorter
     */
    public void read(int column, int row, FloatBuffer destination) {
        Lock lock = file.beginReading();
        try {
            file.requireWhole();
            if (!copyIfPresent(column, row, destination)) {
                String modality = schema.columns().get(column).name();
                throw new IllegalArgumentException("Row '" + rowId(row) + "' has no '" + modality + "'");
            }
            file.requireWhole();
        } catch (InternalError unreadable) {
            throw file.changed(unreadable);
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param column a modality's index in the schema
     * @param row 0 to {@code rows() - 1}
     * @return the row's values in row-major order, of a ragged row those of its items, or {@code null} if the modality is missing
     * @throws InputException if the file has become shorter
     */
    public float[] values(int column, int row) {
        Lock lock = file.beginReading();
        try {
            file.requireWhole();
            float[] values = new float[length(column, row)];
            boolean isPresent = copyIfPresent(column, row, FloatBuffer.wrap(values));
            file.requireWhole();
            return isPresent ? values : null;
        } catch (InternalError unreadable) {
            throw file.changed(unreadable);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Appends the values of several rows, row after row, at the buffer's position. A row in which the modality is
     * missing gives zeros, and zeros follow a ragged row's items up to the column's size.
     *
     * @param column a modality's index in the schema
     * @param rows the rows, in any order, also repeated
     * @param count how many of them
     * @param destination has room for {@code count} times the column's size
     * @throws InputException if the file has become shorter
     */
    public void gather(int column, int[] rows, int count, FloatBuffer destination) {
        Lock lock = file.beginReading();
        try {
            file.requireWhole();
            for (int i = 0; i < count; i++) {
                int end = destination.position() + sizes[column];
                copyIfPresent(column, rows[i], destination);
                putZeros(destination, end - destination.position());
            }
            file.requireWhole();
        } catch (InternalError unreadable) {
            throw file.changed(unreadable);
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param column a modality's index in the schema
     * @param row 0 to {@code rows() - 1}
     * @return how many items the row has along the first dimension; 0 if the modality is missing
     */
    public int items(int column, int row) {
        Lock lock = file.beginReading();
        try {
            return length(column, row) / schema.columns().get(column).itemSize();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Unmaps the file, after any reading in progress. A thread that was struck while it read a file that became shorter may never have said
     * that it is done: after some seconds, the memory is left to the garbage collection.
     */
    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Appends the values of a row at the buffer's position, nothing where the modality is missing. */
    void readIfPresent(int column, int row, FloatBuffer destination) {
        Lock lock = file.beginReading();
        try {
            copyIfPresent(column, row, destination);
        } finally {
            lock.unlock();
        }
    }

    private boolean isPresent(TensorBatch batch, int column, int row) {
        int place = place(row);
        return columns[Objects.checkIndex(column, columns.length)] >= 0
                && columnOf(batch, column).isPresent(place - batch.firstRow())
                && (unusable == null || !unusable.get(columns[column]).get(place));
    }

    /** How many values a row has, 0 if the modality is missing. */
    private int length(int column, int row) {
        TensorBatch batch = batchOf(row);
        return isPresent(batch, column, row) ? columnOf(batch, column).length(place(row) - batch.firstRow()) : 0;
    }

    private boolean copyIfPresent(int column, int row, FloatBuffer destination) {
        TensorBatch batch = batchOf(row);
        if (!isPresent(batch, column, row)) {
            return false;
        }
        batch.check().require();
        columnOf(batch, column).copy(place(row) - batch.firstRow(), destination);
        return true;
    }

    /** Where a row lies among those of the file. */
    int place(int row) {
        return places == null ? row : places[row];
    }

    private TensorBatch.Column columnOf(TensorBatch batch, int column) {
        return batch.columns().get(columns[column]);
    }

    private TensorBatch batchOf(int row) {
        Objects.checkIndex(row, rowIds.size());
        int place = place(row);
        int low = 0;
        int high = batches.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (batches[middle].firstRow() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return batches[low];
    }

    private static void putZeros(FloatBuffer destination, int count) {
        for (int left = count; left > 0; left -= ZEROS.length) {
            destination.put(ZEROS, 0, Math.min(left, ZEROS.length));
        }
    }
}
