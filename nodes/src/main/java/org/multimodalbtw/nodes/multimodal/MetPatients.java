package org.multimodalbtw.nodes.multimodal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * Whether the patients of a table, which a column names, are those of the labels. Zeros in front, which numbers lose, are not supplied, but named.
 *
 * @param labels the labels, with the patients as RowIDs
 * @param column the column that names the patients, if RowIDs do not
 */
record MetPatients(BufferedDataTable labels, Optional<String> column) {

    private static final Pattern ZEROS = Pattern.compile("^0+(?=\\d)");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /**
     * @param table the table
     * @param rows its rows, with the column that names the patients
     * @param monitor is asked whether this is still wanted
     * @return which patients differ from those of the labels by zeros in front alone, a sentence; empty where none do
     * @throws InputException if no patient is in the labels, and no RowID either
     */
    Optional<String> note(RawTable table, PatientRows rows, ProgressMonitor monitor) {
        Set<String> labelled = new PatientRows(labels, Optional.empty()).written(monitor);
        Set<String> own = rows.written(monitor);
        boolean areByRowId = column.isEmpty() && own.size() == rows.table().size();
        if (areByRowId && new PatientRows(rows.table(), Optional.empty()).hasOne(labelled, monitor)) {
            return Optional.empty();
        }
        Map<String, String> withoutZeros = new HashMap<>();
        labelled.stream()
                .filter(id -> !own.contains(id) && DIGITS.matcher(id).matches())
                .forEach(id -> withoutZeros.merge(number(id), id, (first, second) -> ""));
        Set<String> others = new HashSet<>(own);
        others.removeAll(labelled);
        List<String> zeros = others.stream()
                .filter(id -> DIGITS.matcher(id).matches()
                        && !withoutZeros.getOrDefault(number(id), "").isEmpty())
                .sorted()
                .toList();
        if (!own.isEmpty() && others.size() == own.size()) {
            requireRowIds(table, rows, new Unmet(labelled, own, !zeros.isEmpty()), monitor);
        }
        return zeros.isEmpty()
                ? Optional.empty()
                : Optional.of(zeros(table, zeros, withoutZeros.get(number(zeros.get(0)))));
    }

    /** Patients of the labels and of a table, none of which is in both. */
    private record Unmet(Set<String> labelled, Set<String> own, boolean byZeros) {}

    private void requireRowIds(RawTable table, PatientRows rows, Unmet unmet, ProgressMonitor monitor) {
        if (new PatientRows(rows.table(), Optional.empty()).hasOne(unmet.labelled(), monitor)) {
            return;
        }
        int patients = unmet.own().size();
        throw new InputException(
                table.called() + ": " + (patients == 1 ? "its patient" : "none of its " + patients + " patients") + " ("
                        + rows.by() + ", " + (patients == 1 ? "" : "such as ") + "'"
                        + new TreeSet<>(unmet.own()).first()
                        + "') is " + (patients == 1 ? "not " : "") + "in the labels ("
                        + new PatientRows(labels, column).by() + ", such as '"
                        + new TreeSet<>(unmet.labelled()).first() + "')"
                        + (unmet.byZeros() ? ". They differ by zeros in front, which a number loses." : "."),
                unmet.byZeros()
                        ? "Read the column as text in both tables, or make it a number in both, for example with KNIME's String to Number node."
                        : "Write the patients in one way in both tables, or choose another id column in the node's dialog.");
    }

    private static String zeros(RawTable table, List<String> zeros, String inLabels) {
        boolean isOne = zeros.size() == 1;
        return (isOne ? "1 patient of '" : zeros.size() + " patients of '") + table.name() + "' "
                + (isOne ? "is" : "are") + " not in the labels, and would be but for zeros in front: '" + zeros.get(0)
                + "' there is '" + inLabels + "'. Nothing is learnt from " + (isOne ? "it" : "them")
                + ". To use " + (isOne ? "it" : "them") + ": write the patients in one way in both tables.";
    }

    private static String number(String id) {
        return ZEROS.matcher(id).replaceFirst("");
    }
}
