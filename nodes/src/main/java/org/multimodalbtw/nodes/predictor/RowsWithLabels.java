package org.multimodalbtw.nodes.predictor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.RowOrderCheck;
import org.multimodalbtw.nodes.encoder.MetLabels;
import org.multimodalbtw.nodes.table.RowOrders;

/**
 * Rows of a cohort and what is true of them, matched by RowID; or by the columns that name the patients, where RowIDs only count rows and these do not
 * meet, or are of other patients.
 *
 * @param rows the rows
 * @param labels their labels, with the same RowIDs
 * @param notes what was done, one sentence each
 */
public record RowsWithLabels(RowsToScore rows, BufferedDataTable labels, List<String> notes) {

    /**
     * @param rows the rows
     * @param labels their labels, as they come
     * @param context the node's execution
     * @return the same, matched
     * @throws InputException if columns say that rows with the same RowID are of different patients, and do not say of whom each is
     * @throws IOException if rows cannot be written
     */
    public static RowsWithLabels of(RowsToScore rows, BufferedDataTable labels, ExecutionContext context)
            throws IOException {
        RowOrderCheck order = new RowOrderCheck();
        RowsToScore byRowId = rows.byRowId();
        Optional<InputException> contradiction = contradiction(order, byRowId, labels);
        Set<String> ofLabels = MetLabels.rowIds(labels);
        if (contradiction.isEmpty() && haveAll(byRowId.patients(), ofLabels)) {
            return new RowsWithLabels(byRowId, labels, order.notes());
        }
        List<Set<String>> patients = rows.patients();
        Set<String> all = new HashSet<>();
        patients.forEach(all::addAll);
        MetLabels met = MetLabels.of(labels, all, context);
        if (!patients.isEmpty() && haveAll(patients, MetLabels.rowIds(met.table()))) {
            return new RowsWithLabels(rows, met.table(), met.note().stream().toList());
        }
        if (contradiction.isPresent()) {
            throw contradiction.get();
        }
        return new RowsWithLabels(byRowId, labels, order.notes());
    }

    /** Whether each table has one of the patients. */
    private static boolean haveAll(List<Set<String>> tables, Set<String> patients) {
        return tables.stream().allMatch(table -> table.stream().anyMatch(patients::contains));
    }

    private static Optional<InputException> contradiction(
            RowOrderCheck check, RowsToScore rows, BufferedDataTable labels) {
        try {
            check.compare(
                    new ArrayList<>(rows.orders()),
                    RowOrders.of("labels", labels).stream().toList());
            return Optional.empty();
        } catch (InputException otherPatients) {
            return Optional.of(otherPatients);
        }
    }
}
