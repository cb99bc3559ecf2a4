package org.multimodalbtw.nodes.multimodal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.IdAlignment;
import org.multimodalbtw.engine.survey.RowOrderCheck;
import org.multimodalbtw.nodes.encoder.LikelyColumns;
import org.multimodalbtw.nodes.table.RowOrders;

/**
 * Labels and tables whose patients do not meet by RowID, or by one column of all of them, and do by what names them in each: the RowID, or a
 * column. Ids that are written in another way than in the labels are those of the labels, where they pair one to one.
 *
 * @param labels the labels, with the patients as RowIDs
 * @param tables the tables: with the patients as RowIDs, or in a column where a patient has several rows
 * @param notes what was done, one sentence each
 */
record MatchedTables(BufferedDataTable labels, List<BufferedDataTable> tables, List<String> notes) {

    /** So many of the fewer ids must be those of both sides. */
    private static final double FEWEST_MET = 0.5;

    /**
     * What names the patients of a table.
     *
     * @param rows the table
     * @param column the column that does; empty where it is the RowID
     * @param ids the patients
     */
    private record Key(BufferedDataTable rows, Optional<String> column, Set<String> ids) {

        static Key of(BufferedDataTable rows, Optional<String> column) {
            return new Key(rows, column, new LinkedHashSet<>(PatientRows.ids(rows, column)));
        }

        boolean hasSeveralRows() {
            return ids.size() < rows.size();
        }

        boolean meets(Set<String> labelled) {
            IdAlignment alignment = IdAlignment.of(ids, labelled);
            long met = ids.stream()
                    .filter(id -> labelled.contains(alignment.renamed().getOrDefault(id, id)))
                    .count();
            return met > 0 && met >= FEWEST_MET * Math.min(ids.size(), labelled.size());
        }
    }

    /**
     * @param ids what names the patients as far as it was found
     * @param labels the labels
     * @param tables the tables
     * @param raw what they are called
     * @param context the node's execution
     * @return the same rows, matched; empty where they meet as they are, or in no way
     * @throws IOException if rows cannot be written
     * @throws CanceledExecutionException if the user cancels
     * @throws InputException if patients are named by a column of the labels that has one twice, or lacks one
     */
    static Optional<MatchedTables> of(
            PatientIds ids,
            BufferedDataTable labels,
            List<BufferedDataTable> tables,
            List<RawTable> raw,
            ExecutionContext context)
            throws IOException, CanceledExecutionException {
        if (meet(ids, labels, tables)) {
            return Optional.empty();
        }
        List<Optional<String>> ways = new ArrayList<>();
        if (!onlyCountsRows(labels)) {
            ways.add(Optional.empty());
        }
        named(labels).ifPresent(column -> ways.add(Optional.of(column)));
        for (Optional<String> way : ways) {
            Key key = Key.of(labels, way);
            List<Key> met = met(key, tables);
            if (met.size() == tables.size()) {
                return Optional.of(written(key, met, raw, context));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> named(BufferedDataTable table) {
        return Optional.of(LikelyColumns.patient(table.getDataTableSpec())).filter(name -> !name.isEmpty());
    }

    private static boolean onlyCountsRows(BufferedDataTable table) {
        return RowOrders.of("", table)
                .filter(order -> order.order().isOfReader())
                .isPresent();
    }

    /** Whether each table has a patient of the labels, and none is sorted in another way. */
    private static boolean meet(PatientIds ids, BufferedDataTable labels, List<BufferedDataTable> tables) {
        Set<String> labelled = Key.of(labels, ids.column()).ids();
        return tables.stream().allMatch(table -> {
            Set<String> rowIds = Key.of(table, Optional.empty()).ids();
            Optional<String> column = ids.columnOf(table.getDataTableSpec());
            boolean byColumn =
                    column.isPresent() && Key.of(table, column).ids().stream().anyMatch(labelled::contains);
            boolean byRowId =
                    ids.column().isEmpty() && rowIds.stream().anyMatch(labelled::contains) && isSorted(table, labels);
            boolean hasSeveralRows = column.isPresent() && Key.of(table, column).hasSeveralRows();
            return byRowId || byColumn && (hasSeveralRows || ids.column().isPresent());
        });
    }

    private static boolean isSorted(BufferedDataTable table, BufferedDataTable labels) {
        try {
            new RowOrderCheck()
                    .compare(
                            RowOrders.of("table", table).stream().toList(),
                            RowOrders.of("labels", labels).stream().toList());
            return true;
        } catch (InputException otherPatients) {
            return false;
        }
    }

    /** What names the patients of each table, as long as they are those of the labels. */
    private static List<Key> met(Key labels, List<BufferedDataTable> tables) {
        List<Key> met = new ArrayList<>();
        for (BufferedDataTable table : tables) {
            Optional<Key> byColumn = named(table).map(column -> Key.of(table, Optional.of(column)));
            Optional<Key> byRowId =
                    onlyCountsRows(table) ? Optional.empty() : Optional.of(Key.of(table, Optional.empty()));
            byColumn.filter(key -> key.meets(labels.ids()))
                    .or(() -> byRowId.filter(key -> key.meets(labels.ids())))
                    .ifPresent(met::add);
        }
        return met;
    }

    private static MatchedTables written(Key labels, List<Key> tables, List<RawTable> raw, ExecutionContext context)
            throws IOException, CanceledExecutionException {
        BufferedDataTable named = labels.column().isEmpty()
                ? labels.rows()
                : PatientIds.named(labels.rows(), "The labels", labels.column().get(), context);
        List<BufferedDataTable> written = new ArrayList<>();
        List<String> places = new ArrayList<>(List.of("the labels by " + by(labels)));
        List<String> others = new ArrayList<>();
        for (int index = 0; index < tables.size(); index++) {
            Key key = tables.get(index);
            String name = "'" + raw.get(index).name() + "'";
            IdAlignment alignment = IdAlignment.of(key.ids(), labels.ids());
            written.add(written(key, alignment.renamed(), context));
            places.add(name + " by " + by(key));
            if (!alignment.renamed().isEmpty()) {
                others.add("In " + name + ", " + alignment.renamed().size() + " of "
                        + key.ids().size() + " ids are written in another way than in the labels and are matched: "
                        + String.join(", ", alignment.ways()) + ".");
            }
        }
        List<String> notes = new ArrayList<>();
        notes.add("Patients are matched by what names them in each table: " + String.join(", ", places)
                + ". To match rows by RowID: 'Patients are named by: RowID'.");
        notes.addAll(others);
        return new MatchedTables(named, written, notes);
    }

    private static String by(Key key) {
        return key.column().map(column -> "column '" + column + "'").orElse("RowID");
    }

    private static BufferedDataTable written(Key key, Map<String, String> renamed, ExecutionContext context)
            throws IOException, CanceledExecutionException {
        if (key.hasSeveralRows()) {
            return renamed.isEmpty()
                    ? key.rows()
                    : PatientRows.renamed(key.rows(), key.column().orElseThrow(), renamed, context);
        }
        return key.column().isEmpty() && renamed.isEmpty()
                ? key.rows()
                : PatientRows.byPatient(key.rows(), key.column(), renamed, context);
    }
}
