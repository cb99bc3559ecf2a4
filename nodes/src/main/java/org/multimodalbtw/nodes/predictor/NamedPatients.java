package org.multimodalbtw.nodes.predictor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.survey.TableOrder;
import org.multimodalbtw.nodes.encoder.EncoderInput;
import org.multimodalbtw.nodes.encoder.LikelyColumns;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.RowOrders;

/**
 * What names the patients of new tables with one row for each: the column that did when the model was trained, if the RowIDs are those that a
 * reader gives and each such table has it; else the RowID.
 *
 * @param columns the column of each modality that is read so
 */
record NamedPatients(Map<String, String> columns) {

    /** @return all tables are matched by RowID */
    static NamedPatients none() {
        return new NamedPatients(Map.of());
    }

    /**
     * @param tables the table of each encoder
     * @return what names their patients
     */
    static NamedPatients of(Map<EncoderPortObjectSpec, BufferedDataTable> tables) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Map.Entry<EncoderPortObjectSpec, BufferedDataTable> each : tables.entrySet()) {
            EncoderPortObjectSpec encoder = each.getKey();
            DataTableSpec spec = each.getValue().getDataTableSpec();
            if (EncoderInput.patientColumn(encoder, spec).isPresent() || !isNumbered(each.getValue())) {
                continue;
            }
            Optional<String> column = encoder.namedBy()
                    .filter(name -> spec.containsName(name) && PatientColumns.isPossible(spec.getColumnSpec(name)));
            if (column.isEmpty()) {
                return none();
            }
            columns.put(encoder.modality().name(), column.get());
        }
        return new NamedPatients(columns);
    }

    /** The column that names the patients of a table; empty where the RowID does. */
    private Optional<String> column(EncoderPortObjectSpec encoder, BufferedDataTable table) {
        return Optional.ofNullable(columns.get(encoder.modality().name()))
                .or(() -> EncoderInput.patientColumn(encoder, table.getDataTableSpec()));
    }

    /** Which patient stands in which row; empty where RowIDs say more than a number, or are not used. */
    Optional<TableOrder> order(EncoderPortObjectSpec encoder, BufferedDataTable table) {
        return RowOrders.of(encoder.modality().name(), table, column(encoder, table));
    }

    /** The patients of each table. */
    List<Set<String>> ids(Map<EncoderPortObjectSpec, BufferedDataTable> tables) {
        return tables.entrySet().stream()
                .map(each -> ids(each.getValue(), column(each.getKey(), each.getValue())))
                .toList();
    }

    private static boolean isNumbered(BufferedDataTable table) {
        return RowOrders.of("table", table)
                .map(TableOrder::order)
                .filter(order -> order.isOfReader())
                .isPresent();
    }

    /** @return by what patients are matched, a sentence; empty where that is the RowID */
    Optional<String> note() {
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of("RowIDs only count rows, so that patients are matched as when the model was trained: "
                        + columns.entrySet().stream()
                                .map(each -> "'" + each.getKey() + "' by column '" + each.getValue() + "'")
                                .collect(Collectors.joining(", "))
                        + ". To match rows by RowID: take " + (columns.size() == 1 ? "this column" : "these columns")
                        + " out of the " + (columns.size() == 1 ? "table." : "tables."));
    }

    /**
     * @param tables the table of each encoder
     * @return which tables are matched by RowIDs that only count rows, though a column names their patients, and so meet none of those whose
     *     patients a column names: a sentence; empty where that is not so
     */
    Optional<String> unmet(Map<EncoderPortObjectSpec, BufferedDataTable> tables) {
        Set<String> byColumn = new TreeSet<>();
        tables.forEach((encoder, table) -> EncoderInput.patientColumn(encoder, table.getDataTableSpec())
                .ifPresent(column -> byColumn.addAll(ids(table, Optional.of(column)))));
        return byColumn.isEmpty()
                ? Optional.empty()
                : tables.entrySet().stream()
                        .filter(each ->
                                !columns.containsKey(each.getKey().modality().name()))
                        .flatMap(each -> unmet(each.getKey(), each.getValue(), byColumn).stream())
                        .findFirst();
    }

    private static Optional<String> unmet(
            EncoderPortObjectSpec encoder, BufferedDataTable table, Set<String> byColumn) {
        DataTableSpec spec = table.getDataTableSpec();
        String likely = LikelyColumns.patient(spec);
        boolean isByRowId = EncoderInput.patientColumn(encoder, spec).isEmpty() && isNumbered(table);
        Set<String> rowIds = isByRowId && !likely.isEmpty() ? ids(table, Optional.empty()) : Set.of();
        if (rowIds.isEmpty() || rowIds.stream().anyMatch(byColumn::contains)) {
            return Optional.empty();
        }
        return Optional.of("Rows of '" + encoder.modality().name() + "' are matched by RowID, such as '"
                + rowIds.iterator().next()
                + "', and none is of a patient of the other tables, such as '"
                + byColumn.iterator().next() + "': a patient of both is predicted twice. If column '" + likely
                + "' names the patients: make it the RowID with KNIME's RowID node.");
    }

    private static Set<String> ids(BufferedDataTable table, Optional<String> column) {
        int position = column.map(table.getDataTableSpec()::findColumnIndex).orElse(-1);
        Set<String> ids = new TreeSet<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                (position < 0 ? Optional.of(row.getKey().getString()) : ColumnKinds.id(row.getCell(position)))
                        .ifPresent(ids::add);
            }
        }
        return ids;
    }
}
