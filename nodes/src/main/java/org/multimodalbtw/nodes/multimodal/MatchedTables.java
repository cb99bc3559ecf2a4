package org.multimodalbtw.nodes.multimodal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.RowOrderCheck;
import org.multimodalbtw.nodes.table.RowOrders;

/**
 * Labels and tables whose patients do not meet by RowID, or by one column of all of them, and do by what names them in each: a column that is
 * named as one of patients, or the RowID where it does not only count rows.
 *
 * @param labels the labels, with the patients as RowIDs
 * @param tables the tables, where patients are written as in the labels
 * @param ids what names the patients of each table
 * @param notes what was done, one sentence each
 */
record MatchedTables(
        BufferedDataTable labels, List<BufferedDataTable> tables, List<PatientIds> ids, List<String> notes) {

    /** A table with fewer of the patients of the labels, most of whose own patients the labels lack, may be of others. */
    private static final double FEWEST_MET = 0.5;

    /** Fewer numbers in a column that is named otherwise than in the labels may count something else, such as the persons of a household. */
    private static final int FEWEST_NAMES = 20;

    private static final Pattern COUNT = Pattern.compile("\\d{1,4}");

    /** What names the patients of a table, and which of the labels it has. */
    private record Key(PatientRows rows, PatientRows.Met met) {}

    /** The labels and how long they are wanted. */
    private record Labels(BufferedDataTable table, ProgressMonitor monitor) {

        Optional<String> column() {
            return PatientRows.named(table.getDataTableSpec(), Optional.empty());
        }

        /** What may name the patients, the column first. */
        List<PatientRows> ways() {
            List<PatientRows> ways = new ArrayList<>();
            column().ifPresent(column -> ways.add(new PatientRows(table, Optional.of(column))));
            if (!PatientRows.onlyCounted(table)) {
                ways.add(new PatientRows(table, Optional.empty()));
            }
            return ways;
        }

        /** Where RowIDs only count rows and a column names each patient once: the RowID of each. */
        Map<String, String> countedRows() {
            if (column().isEmpty() || !PatientRows.onlyCounted(table)) {
                return Map.of();
            }
            PatientRows rows = new PatientRows(table, column());
            Map<String, String> rowIds = rows.rowIds(monitor);
            return rows.met(rowIds.keySet(), monitor).repeats() ? Map.of() : rowIds;
        }

        boolean isSortedAs(BufferedDataTable other) {
            try {
                new RowOrderCheck()
                        .compare(
                                RowOrders.of("table", other).stream().toList(),
                                RowOrders.of("labels", table).stream().toList());
                return true;
            } catch (InputException otherPatients) {
                return false;
            }
        }

        /** Whether patients stand in other rows than RowIDs that only count would say, or are named in a way that says nothing of it. */
        boolean contradicts(BufferedDataTable other, Map<String, String> rowIds) {
            Optional<String> named = PatientRows.named(other.getDataTableSpec(), column());
            if (rowIds.isEmpty() || named.isEmpty()) {
                return false;
            }
            PatientRows rows = new PatientRows(other, named);
            PatientRows.Met met = rows.met(rowIds.keySet(), monitor);
            return enough(rows, column(), met, rowIds.keySet())
                    ? !rows.standAt(rowIds, monitor)
                    : met.all() > 0 && PatientRows.onlyCounted(other);
        }

        /**
         * Where both name their patients, RowIDs only count rows, of which the tables have different numbers, and the names do not pair, nothing
         * says which rows are of one patient.
         */
        void requirePairs(BufferedDataTable other, String name, Map<String, String> rowIds) {
            Optional<String> named = PatientRows.named(other.getDataTableSpec(), column());
            if (rowIds.isEmpty()
                    || named.isEmpty()
                    || other.size() == table.size()
                    || !PatientRows.onlyCounted(other)) {
                return;
            }
            PatientRows rows = new PatientRows(other, named);
            PatientRows.Met met = rows.met(rowIds.keySet(), monitor);
            if (met.all() >= FEWEST_NAMES && !enough(rows, column(), met, rowIds.keySet())) {
                throw new InputException(
                        met.patients().size() + " of the " + met.all() + " patients of '" + name + "' (column '"
                                + named.get() + "', such as '" + rows.firstOther(rowIds.keySet(), monitor)
                                + "') are in the labels (column '" + column().orElseThrow() + "', such as '"
                                + rowIds.keySet().iterator().next()
                                + "'), and RowIDs only count rows: nothing says which rows are of one patient.",
                        "Write the patients in one way in both tables. If rows with the same RowID are of one patient: 'Patients are named"
                                + " by: RowID'.");
            }
        }
    }

    /**
     * @param ids what names the patients as far as it was found
     * @param labels the labels
     * @param tables the tables
     * @param raw what they are called
     * @param context the node's execution
     * @param monitor is asked whether this is still wanted
     * @return the same rows, matched; empty where they meet as they are, or in no way
     * @throws IOException if rows cannot be written
     * @throws CanceledExecutionException if the user cancels
     * @throws InputException if patients are named by a column of the labels that has one twice, or in each table in a way that does not pair
     */
    static Optional<MatchedTables> of(
            PatientIds ids,
            BufferedDataTable labels,
            List<BufferedDataTable> tables,
            List<RawTable> raw,
            ExecutionContext context,
            ProgressMonitor monitor)
            throws IOException, CanceledExecutionException {
        Labels known = new Labels(labels, monitor);
        if (meet(ids, known, tables)) {
            return Optional.empty();
        }
        for (PatientRows way : known.ways()) {
            Set<String> labelled = way.rowIds(monitor).keySet();
            List<Key> met = tables.stream()
                    .flatMap(table -> key(way, labelled, table, monitor).stream())
                    .toList();
            if (met.size() == tables.size()) {
                return Optional.of(written(way, labelled, met, raw, context, monitor));
            }
        }
        Map<String, String> rowIds = known.countedRows();
        for (int index = 0; index < tables.size(); index++) {
            known.requirePairs(tables.get(index), raw.get(index).name(), rowIds);
        }
        return Optional.empty();
    }

    private static boolean enough(
            PatientRows rows, Optional<String> ofLabels, PatientRows.Met met, Set<String> labelled) {
        boolean mayBeFew = rows.column().equals(ofLabels)
                || met.all() >= FEWEST_NAMES
                || met.patients().stream().noneMatch(id -> COUNT.matcher(id).matches());
        int wanted = mayBeFew ? Math.min(labelled.size(), met.all()) : labelled.size();
        return !met.patients().isEmpty() && met.patients().size() >= FEWEST_MET * wanted;
    }

    /** Whether each table has a patient of the labels, and none has them in other rows. */
    private static boolean meet(PatientIds ids, Labels labels, List<BufferedDataTable> tables) {
        ProgressMonitor monitor = labels.monitor();
        Set<String> labelled = new PatientRows(labels.table(), ids.column()).written(monitor);
        if (ids.column().isPresent()) {
            return tables.stream().allMatch(table -> new PatientRows(table, ids.columnOf(table.getDataTableSpec()))
                    .hasOne(labelled, monitor));
        }
        Map<String, String> rowIds = labels.countedRows();
        return tables.stream().allMatch(table -> {
            Optional<String> column = ids.columnOf(table.getDataTableSpec());
            boolean byRowId =
                    new PatientRows(table, Optional.empty()).hasOne(labelled, monitor) && labels.isSortedAs(table);
            boolean byColumn = column.isPresent()
                    && new PatientRows(table, column).hasOne(labelled, monitor)
                    && new PatientRows(table, column).met(labelled, monitor).repeats();
            return (byRowId || byColumn) && !labels.contradicts(table, rowIds);
        });
    }

    /** What names the patients of a table, first as in the labels; empty where too few are those of the labels. */
    private static Optional<Key> key(
            PatientRows labels, Set<String> labelled, BufferedDataTable table, ProgressMonitor monitor) {
        List<PatientRows> ways = new ArrayList<>();
        PatientRows.named(table.getDataTableSpec(), labels.column())
                .ifPresent(column -> ways.add(new PatientRows(table, Optional.of(column))));
        if (!PatientRows.onlyCounted(table)) {
            ways.add(labels.column().isEmpty() ? 0 : ways.size(), new PatientRows(table, Optional.empty()));
        }
        return ways.stream()
                .map(way -> new Key(way, way.met(labelled, monitor)))
                .filter(key -> enough(key.rows(), labels.column(), key.met(), labelled))
                .findFirst();
    }

    private static MatchedTables written(
            PatientRows labels,
            Set<String> labelled,
            List<Key> tables,
            List<RawTable> raw,
            ExecutionContext context,
            ProgressMonitor monitor)
            throws IOException, CanceledExecutionException {
        BufferedDataTable named = labels.table();
        List<String> lacking = new ArrayList<>();
        if (labels.column().isPresent()) {
            Key own = new Key(labels, labels.met(labelled, monitor));
            named = PatientIds.named(
                    asTexts(own, context, monitor),
                    "The labels",
                    labels.column().get(),
                    context);
            lacking(own, "the labels").ifPresent(lacking::add);
        }
        List<BufferedDataTable> written = new ArrayList<>();
        List<PatientIds> ids = new ArrayList<>();
        List<String> places = new ArrayList<>(List.of("the labels by " + labels.by()));
        for (int index = 0; index < tables.size(); index++) {
            Key key = tables.get(index);
            String name = "'" + raw.get(index).name() + "'";
            written.add(asTexts(key, context, monitor));
            ids.add(PatientIds.ofTable(key.rows().column()));
            places.add(name + " by " + key.rows().by() + " ("
                    + key.met().patients().size() + " of " + labelled.size() + " patients)");
            lacking(key, name).ifPresent(lacking::add);
        }
        List<String> notes = new ArrayList<>();
        notes.add("Patients are matched by what names them in each table: " + String.join(", ", places)
                + ". To match rows by RowID: 'Patients are named by: RowID'.");
        notes.addAll(lacking);
        return new MatchedTables(named, written, ids, notes);
    }

    private static BufferedDataTable asTexts(Key key, ExecutionContext context, ProgressMonitor monitor)
            throws IOException {
        return key.met().isPlain() ? key.rows().table() : key.rows().asTexts(context, monitor);
    }

    private static Optional<String> lacking(Key key, String name) {
        return key.met().firstLacking().map(first -> key.rows()
                .leftOut(new PatientRows.Unnamed(key.met().lacking(), first), name));
    }
}
