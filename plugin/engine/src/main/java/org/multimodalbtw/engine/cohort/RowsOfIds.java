package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which row each id of a file has. A row that says word for word what an earlier one of its id says is a repetition. */
final class RowsOfIds {

    /** FNV-1a, 64 bit (Fowler, Noll, Vo): another row of the same id with the same value is not to be expected. */
    private static final long BASIS = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private final Map<String, First> firsts = new HashMap<>();
    private final BitSet repetitions = new BitSet();
    private String example = "";

    private final boolean passesOver;

    private record First(long row, long cells) {}

    /** @param passesOver whether repetitions are passed over; otherwise they are other rows of their id */
    RowsOfIds(boolean passesOver) {
        this.passesOver = passesOver;
    }

    /** Begins anew. */
    void restart() {
        firsts.clear();
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
        First here = new First(row, passesOver ? hash(cells) : 0);
        First before = firsts.putIfAbsent(id, here);
        if (before == null) {
            return Optional.empty();
        }
        if (!passesOver || before.cells != here.cells || row > Integer.MAX_VALUE) {
            return Optional.of(before.row);
        }
        example = example.isEmpty() ? "row " + row + " for '" + id + "'" : example;
        repetitions.set((int) row);
        return Optional.empty();
    }

    /** Whether a row that was added is a repetition. */
    boolean isRepetition(long row) {
        return row <= Integer.MAX_VALUE && repetitions.get((int) row);
    }

    /** Forgets which ids there are, but not which rows are repetitions. */
    void forgetIds() {
        firsts.clear();
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

    private static long hash(String[] cells) {
        long hash = BASIS;
        for (String cell : cells) {
            for (int index = 0; index < cell.length(); index++) {
                hash = (hash ^ cell.charAt(index)) * PRIME;
            }
            hash = (hash ^ Character.MAX_VALUE) * PRIME;
        }
        return hash;
    }
}
