package org.multimodalbtw.nodes.multimodal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.NothingToLearnException;

/** Tables from which nothing can be learnt, and without which the others can: they have no row or one, or say the same of all. */
final class UselessTables {

    private final List<InputException> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** @param empty those that have no rows */
    UselessTables(List<RawTable> empty) {
        empty.forEach(table -> add(table, "it has no rows"));
    }

    /**
     * @param table a table that could not be encoded
     * @param rows its rows
     * @param failure why
     * @throws InputException if it is to be put right
     */
    void add(RawTable table, BufferedDataTable rows, InputException failure) {
        boolean isUseless = rows.size() <= 1 || failure.getCause() instanceof NothingToLearnException;
        if (!isUseless) {
            throw failure;
        }
        failures.add(failure);
        add(table, rows.size() <= 1 ? "it has one row" : "it says the same of all training rows, or nothing");
    }

    private void add(RawTable table, String why) {
        reasons.put(table.name(), why);
        notes.add(
                table.called() + " is left out, because " + why
                        + ", so that nothing can be learnt from it. To use it: look at the nodes that read and filter it, and add rows or columns.");
    }

    /** @throws InputException if no table is left */
    void requireOthers(List<?> read) {
        if (read.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** @return what is left out, one sentence each */
    List<String> notes() {
        return notes;
    }

    /** @return the names of the tables, with why each is left out: a clause */
    Map<String, String> reasons() {
        return reasons;
    }
}
