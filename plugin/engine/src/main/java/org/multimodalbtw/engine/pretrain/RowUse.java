package org.multimodalbtw.engine.pretrain;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * Which rows may be learnt from: all but test rows, whether or not they have a label.
 *
 * @param tests the ids of the test rows; empty where nobody said which they are
 */
public record RowUse(Optional<Set<String>> tests) {

    /** Nobody said which rows are test rows. */
    public static final RowUse ALL = new RowUse(Optional.empty());

    /**
     * @param tests the ids of the test rows
     * @return all rows but these
     */
    public static RowUse allBut(Set<String> tests) {
        return new RowUse(Optional.of(Set.copyOf(tests)));
    }

    /** The rows that are learnt from: those that have a modality, without test rows. */
    int[] learnt(TensorTable table) {
        return IntStream.range(0, table.rows())
                .filter(row -> !isTest(table, row))
                .filter(row -> hasModality(table, row))
                .toArray();
    }

    private boolean isTest(TensorTable table, int row) {
        return tests.isPresent() && tests.get().contains(table.rowId(row));
    }

    private static boolean hasModality(TensorTable table, int row) {
        return IntStream.range(0, table.schema().columns().size()).anyMatch(m -> table.isPresent(m, row));
    }

    /** What a manifest says of it. */
    PretrainedManifest.LearntRows told(TensorTable table, int learnt) {
        int left = (int) IntStream.range(0, table.rows())
                .filter(row -> isTest(table, row))
                .count();
        return new PretrainedManifest.LearntRows(learnt, left, tests.isPresent());
    }
}
