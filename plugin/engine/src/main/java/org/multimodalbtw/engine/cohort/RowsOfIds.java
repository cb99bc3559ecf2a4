package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.multimodalbtw.engine.survey.TextHash;

/**
 * Which row each id of a file has. A row that says word for word what an earlier one of its id says is a repetition. What rows say is only looked at once
 * an id occurs again, so that a file without repetitions pays nothing for it.
 */
final class RowsOfIds {

    private final boolean passesOver;
    private final RowsBefore rowsBefore;
    private Set<String> ids = new LinkedHashSet<>();
    private final BitSet repetitions = new BitSet();
    /** What the first row of each id says; {@code null} until an id occurs again. */
    private Map<String, Long> said;

    private String example = "";

    /** Reads the rows of the file again. */
    interface RowsBefore {

        /**
         * @param row a row behind the first one
         * @param visitor is given id and cells of each row before
         */
        void forEach(long row, BiConsumer<String, String[]> visitor);
    }

    /**
     * @param passesOver whether repetitions are passed over; otherwise they are other rows of their id
     * @param rowsBefore is asked where an id occurs again
     */
    RowsOfIds(boolean passesOver, RowsBefore rowsBefore) {
        this.passesOver = passesOver;
        this.rowsBefore = rowsBefore;
    }

    /** Begins anew. */
    void restart() {
        takeIds();
        repetitions.clear();
        example = "";
    }

    /**
     * @param id the id
     * @param row its row
     * @param cells all cells of the row
     * @return the earlier row of the id, where this one is no repetition of it; empty where there is none
     */
    Optional<Long> add(String id, long row, String[] cells) {
        if (ids.add(id)) {
            if (said != null) {
                said.put(id, hash(cells));
            }
            return Optional.empty();
        }
        if (!passesOver
                || row > Integer.MAX_VALUE
                || !Long.valueOf(hash(cells)).equals(said(row).get(id))) {
            return Optional.of(first(id, row));
        }
        example = example.isEmpty() ? "row " + row + " for '" + id + "'" : example;
        repetitions.set((int) row);
        return Optional.empty();
    }

    private Map<String, Long> said(long row) {
        if (said == null) {
            said = new HashMap<>();
            rowsBefore.forEach(row, (id, cells) -> said.putIfAbsent(id, hash(cells)));
        }
        return said;
    }

    /** The first row of an id, which is only looked for where it occurs again: of millions of ids, the rows would be much to keep. */
    private long first(String id, long row) {
        long[] read = {0};
        long[] first = {0};
        rowsBefore.forEach(row, (other, cells) -> {
            read[0]++;
            first[0] = first[0] == 0 && other.equals(id) ? read[0] : first[0];
        });
        return first[0];
    }

    /** Whether a row that was added is a repetition. */
    boolean isRepetition(long row) {
        return row <= Integer.MAX_VALUE && repetitions.get((int) row);
    }

    /** All ids in the order in which they came first, which are forgotten here; not which rows are repetitions. */
    Set<String> takeIds() {
        Set<String> taken = ids;
        ids = new LinkedHashSet<>();
        said = null;
        return taken;
    }

    /** What was found: a clause; empty where no row is a repetition. */
    List<String> clauses() {
        List<String> clauses = new ArrayList<>();
        int count = repetitions.cardinality();
        if (count > 0) {
            clauses.add((count == 1 ? "1 row says" : count + " rows say")
                    + " word for word what an earlier row of the same id says, such as " + example + ", and "
                    + (count == 1 ? "counts" : "count") + " once");
        }
        return clauses;
    }

    /** Another row of the same id with the same value is not to be expected. */
    private static long hash(String[] cells) {
        long hash = TextHash.NONE;
        for (String cell : cells) {
            hash = TextHash.of(TextHash.of(hash, cell), Character.MAX_VALUE);
        }
        return hash;
    }
}
