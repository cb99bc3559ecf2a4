package org.multimodalbtw.nodes.multimodal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.OutcomeCopies;
import org.multimodalbtw.engine.survey.OutcomeCopies.Copy;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.KnimeRows;

/**
 * Columns of a table that say the same as the outcome, or as the split.
 *
 * @param table what the table is called
 * @param copies the columns
 * @param areLeftOut whether they are left out
 */
record FoundCopies(String table, List<Copy> copies, boolean areLeftOut) {

    /** What the dialog calls the choice. */
    private static final String CHOICE = "'Leave out copies of the outcome' in the node's dialog";

    /**
     * @param table a table
     * @param rows its rows
     * @param id the column that names their patients; empty where the RowID does
     * @param outcomes what the labels say
     * @param monitor is asked whether this is still wanted
     * @return its columns that say the same
     */
    static FoundCopies of(
            RawTable table, BufferedDataTable rows, Optional<String> id, Outcomes outcomes, ProgressMonitor monitor) {
        List<String> readable = rows.getDataTableSpec().stream()
                .filter(column -> ColumnKinds.of(column.getType()).isPresent())
                .map(DataColumnSpec::getName)
                .filter(name -> id.filter(name::equals).isEmpty())
                .toList();
        return new FoundCopies(
                table.name(),
                OutcomeCopies.of(new KnimeRows(rows, readable, id), outcomes.known(), monitor),
                outcomes.areCopiesLeftOut());
    }

    /** @return those that are left out, with why: a clause */
    Map<String, String> leftOut() {
        Map<String, String> leftOut = new LinkedHashMap<>();
        if (areLeftOut) {
            copies.forEach(copy -> leftOut.put(copy.column(), "it says the same as " + copy.of()));
        }
        return leftOut;
    }

    /** @return one sentence for what says the same as one column of the labels */
    List<String> notes() {
        Map<String, List<Copy>> byColumn = new LinkedHashMap<>();
        copies.forEach(copy ->
                byColumn.computeIfAbsent(copy.of(), key -> new ArrayList<>()).add(copy));
        return byColumn.values().stream().map(this::note).toList();
    }

    private String note(List<Copy> alike) {
        boolean isOne = alike.size() == 1;
        String columns = "In '" + table + "', " + (isOne ? "" : alike.size() + " columns (")
                + Examples.of(alike.stream().map(Copy::column).toList()) + (isOne ? "" : ")");
        long patients = alike.stream().mapToLong(Copy::patients).min().orElseThrow();
        String same =
                (isOne ? " says" : " say") + " the same as " + alike.get(0).of() + " in all " + patients
                        + " rows that were compared, and " + (isOne ? "is " : "are ");
        return columns
                + same
                + (areLeftOut
                        ? "left out. To use " + (isOne ? "it" : "them") + ": switch off " + CHOICE + "."
                        : "used, so that new patients may be predicted far worse than these. To leave "
                                + (isOne ? "it" : "them") + " out: switch on " + CHOICE + ".");
    }
}
