package org.multimodalbtw.engine.tensor;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;

/** Finds the rows of a tensor table with numbers that cannot be computed with. */
final class UnusableRows {

    /**
     * Largest size of a number. Networks square what they are given (norms, products of attention) and add it up: the square of this is
     * 1e36, of which single precision, up to 3.4e38, can hold a few hundred together.
     */
    static final float LARGEST = 1e18f;

    private static final int ROWS_PER_CHECK = 1024;

    private static final KnownFiles<FileIdentity, Found> KNOWN = new KnownFiles<>();

    private final TensorTable table;
    private final int column;
    private final BitSet rows = new BitSet();
    private String example = "";

    private UnusableRows(TensorTable table, int column) {
        this.table = table;
        this.column = column;
    }

    /**
     * What was found in a file.
     *
     * @param rows of each modality, as they lie in the file, in the schema's order; not to be changed
     * @param sentences one for each modality of which rows are found
     */
    record Found(List<BitSet> rows, List<String> sentences) {}

    /**
     * Looks at all of a file's values, once a file and program.
     *
     * @param file as it was when the table was opened
     * @param table all of it
     * @param monitor cancel
     */
    static Found inFile(FileIdentity file, TensorTable table, ProgressMonitor monitor) {
        Found known = KNOWN.of(file);
        if (known == null) {
            known = find(table, monitor);
            KNOWN.put(file, known);
        }
        return known;
    }

    /**
     * Remembers that a file has none.
     *
     * @param file written from rows that were looked at
     * @param modalities how many it has
     */
    static void areNoneIn(FileIdentity file, int modalities) {
        KNOWN.put(file, new Found(Stream.generate(BitSet::new).limit(modalities).toList(), List.of()));
    }

    /**
     * @param table of any kind
     * @param monitor cancel
     */
    static Found find(TensorTable table, ProgressMonitor monitor) {
        List<BitSet> found = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (int column = 0; column < table.schema().columns().size(); column++) {
            UnusableRows unusable = new UnusableRows(table, column);
            unusable.find(monitor);
            if (!unusable.rows.isEmpty()) {
                sentences.add(unusable.sentence());
            }
            found.add(unusable.rows);
        }
        return new Found(found, sentences);
    }

    private void find(ProgressMonitor monitor) {
        float[] values = new float[table.schema().columns().get(column).size()];
        FloatBuffer buffer = FloatBuffer.wrap(values);
        for (int row = 0; row < table.rows(); row++) {
            if (row % ROWS_PER_CHECK == 0) {
                monitor.checkCancelled();
            }
            table.readIfPresent(column, row, buffer.clear());
            int place = firstUnusable(values, buffer.position());
            if (place >= 0) {
                rows.set(table.place(row));
                example = example.isEmpty() ? example(row, place, values[place]) : example;
            }
        }
    }

    /** Where the first number is that is not finite or too large, -1 if there is none. */
    private static int firstUnusable(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (!(Math.abs(values[i]) <= LARGEST)) {
                return i;
            }
        }
        return -1;
    }

    private String example(int row, int place, float value) {
        return "row '" + table.rowId(row) + "': "
                + table.schema().columns().get(column).feature(place) + " is " + value;
    }

    private String sentence() {
        int count = rows.cardinality();
        return (count == 1 ? "1 row counts" : count + " rows count") + " as lacking '"
                + table.schema().columns().get(column).name()
                + "' for a number that cannot be computed with, for example " + example
                + ". Numbers must lie between -1e18 and 1e18: correct it, or leave it empty.";
    }
}
