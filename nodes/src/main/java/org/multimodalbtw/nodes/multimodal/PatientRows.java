package org.multimodalbtw.nodes.multimodal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.CellText;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;

/**
 * Rows of a table by the patients that they are of.
 *
 * @param table the table
 * @param column the column that names the patient of a row; empty where the RowID does
 */
record PatientRows(BufferedDataTable table, Optional<String> column) {

    private static final Pattern OF_READER = Pattern.compile("Row\\d+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /**
     * What a table has of the patients of the labels.
     *
     * @param patients those of them that it has
     * @param all how many patients it has, also such that the labels lack
     * @param repeats whether it has one of them in several rows
     * @param lacking how many of its rows name no patient
     * @param firstLacking the RowID of the first of them; empty if there is none
     * @param isPlain whether each patient is written as in the labels
     */
    record Met(
            Set<String> patients,
            int all,
            boolean repeats,
            long lacking,
            Optional<String> firstLacking,
            boolean isPlain) {}

    /**
     * @param columns a table's columns
     * @param preferred a name that goes before others
     * @return the column that is named as one of patients; empty if there is none
     */
    static Optional<String> named(DataTableSpec columns, Optional<String> preferred) {
        List<String> names = columns.stream()
                .filter(column -> NamedLike.group(column.getName()) && PatientColumns.isPossible(column))
                .map(DataColumnSpec::getName)
                .toList();
        return preferred.filter(names::contains).or(() -> names.stream().findFirst());
    }

    /** @return whether RowIDs say nothing but which row it is: those of the platform's readers, and numbers in their order */
    static boolean onlyCounted(BufferedDataTable table) {
        boolean areOfReader = true;
        boolean areNumbers = true;
        long last = -1;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext() && (areOfReader || areNumbers)) {
                String rowId = rows.next().getKey().getString();
                areOfReader &= OF_READER.matcher(rowId).matches();
                areNumbers &= NUMBER.matcher(rowId).matches();
                if (areNumbers) {
                    long number = Long.parseLong(rowId);
                    areNumbers = last < 0 || number == last + 1;
                    last = number;
                }
            }
        }
        return areOfReader || areNumbers;
    }

    /**
     * Rows that name no patient.
     *
     * @param rows how many
     * @param first the RowID of the first one
     */
    record Unnamed(long rows, String first) {}

    /** @return what names the patients, for a person */
    String by() {
        return column.map(name -> "column '" + name + "'").orElse("RowID");
    }

    /**
     * @param unnamed rows that name no patient
     * @param name what the table is called
     * @return that they are left out, a sentence
     */
    String leftOut(Unnamed unnamed, String name) {
        boolean isOne = unnamed.rows() == 1;
        return unnamed.rows() + (isOne ? " row of " : " rows of ") + name
                + (isOne ? " names no patient in " : " name no patient in ") + by()
                + (isOne ? " and is left out: row '" : " and are left out, such as row '") + unnamed.first()
                + "'. To use " + (isOne ? "it" : "them") + ": write the patient there.";
    }

    private int position() {
        return column.map(table.getDataTableSpec()::findColumnIndex).orElse(-1);
    }

    private static Optional<String> written(DataRow row, int position) {
        return position < 0 ? Optional.of(row.getKey().getString()) : ColumnKinds.id(row.getCell(position));
    }

    /** Without spaces around it; empty where a row names none. */
    private static Optional<String> patient(DataRow row, int position) {
        return written(row, position).map(CellText::strip).filter(id -> !id.isEmpty());
    }

    /** @return the patients by the letter */
    Set<String> written(ProgressMonitor monitor) {
        int position = position();
        Set<String> ids = new HashSet<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCancelled();
                written(rows.next(), position).ifPresent(ids::add);
            }
        }
        return ids;
    }

    /** @return each patient, in order, and the RowID of the last row of it */
    Map<String, String> rowIds(ProgressMonitor monitor) {
        int position = position();
        Map<String, String> rowIds = new LinkedHashMap<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCancelled();
                DataRow row = rows.next();
                patient(row, position)
                        .ifPresent(id -> rowIds.put(id, row.getKey().getString()));
            }
        }
        return rowIds;
    }

    /**
     * @param labelled the patients of the labels
     * @param monitor is asked whether this is still wanted
     * @return what the table has of them
     */
    Met met(Set<String> labelled, ProgressMonitor monitor) {
        int position = position();
        Set<String> met = new HashSet<>();
        Set<String> all = new HashSet<>();
        boolean repeats = false;
        boolean isPlain = true;
        long lacking = 0;
        Optional<String> first = Optional.empty();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCancelled();
                DataRow row = rows.next();
                Optional<String> id = patient(row, position);
                id.ifPresent(all::add);
                repeats |= id.isPresent() && labelled.contains(id.get()) && !met.add(id.get());
                isPlain &= id.isPresent() && id.equals(written(row, position));
                if (id.isEmpty()) {
                    lacking++;
                    first = first.or(() -> Optional.of(row.getKey().getString()));
                }
            }
        }
        boolean isName = column.map(
                        name -> ColumnKinds.isName(table.getDataTableSpec().getColumnSpec(name)))
                .orElse(true);
        return new Met(met, all.size(), repeats, lacking, first, isPlain && isName);
    }

    /**
     * @param labelled patients of the labels
     * @param monitor is asked whether this is still wanted
     * @return the first patient that is none of them; empty if all are
     */
    String firstOther(Set<String> labelled, ProgressMonitor monitor) {
        int position = position();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCancelled();
                Optional<String> id = patient(rows.next(), position).filter(other -> !labelled.contains(other));
                if (id.isPresent()) {
                    return id.get();
                }
            }
        }
        return "";
    }

    /**
     * @param labelled patients of the labels, as they are written there
     * @param monitor is asked whether this is still wanted
     * @return whether a row is of one of them, by the letter
     */
    boolean hasOne(Set<String> labelled, ProgressMonitor monitor) {
        int position = position();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCancelled();
                if (written(rows.next(), position).filter(labelled::contains).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * @param rowIds the labels' RowID of each of their patients
     * @param monitor is asked whether this is still wanted
     * @return whether each patient of the labels stands in a row of the same RowID
     */
    boolean standAt(Map<String, String> rowIds, ProgressMonitor monitor) {
        int position = position();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCancelled();
                DataRow row = rows.next();
                String rowId = patient(row, position).map(rowIds::get).orElse(null);
                if (rowId != null && !rowId.equals(row.getKey().getString())) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * @param monitor is asked whether this is still wanted
     * @return the rows whose cell of the patient is empty; empty if there is none
     */
    Optional<Unnamed> unnamed(ProgressMonitor monitor) {
        int position = position();
        long count = 0;
        String first = "";
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                monitor.checkCancelled();
                DataRow row = rows.next();
                if (written(row, position).isEmpty()) {
                    first = count++ == 0 ? row.getKey().getString() : first;
                }
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new Unnamed(count, first));
    }

    /**
     * @param context the node's execution
     * @param monitor is asked whether this is still wanted
     * @return the table without the rows whose cell of the patient is empty
     * @throws IOException if the rows cannot be written
     */
    BufferedDataTable withoutUnnamed(ExecutionContext context, ProgressMonitor monitor) throws IOException {
        int position = position();
        return TableWriter.write(context, table.getDataTableSpec(), writer -> {
            try (CloseableRowIterator rows = table.iterator()) {
                while (rows.hasNext()) {
                    monitor.checkCancelled();
                    DataRow row = rows.next();
                    if (written(row, position).isPresent()) {
                        writer.add(row.getKey().getString(), row.stream().toList());
                    }
                }
            }
        });
    }

    /**
     * @param context the node's execution
     * @param monitor is asked whether this is still wanted
     * @return the rows that name a patient, with the patients in a column of texts without spaces around them
     * @throws IOException if the rows cannot be written
     */
    BufferedDataTable asTexts(ExecutionContext context, ProgressMonitor monitor) throws IOException {
        int position = position();
        DataColumnSpec[] columns = table.getDataTableSpec().stream()
                .map(each -> column.filter(each.getName()::equals).isPresent() ? text(each) : each)
                .toArray(DataColumnSpec[]::new);
        DataTableSpec spec = new DataTableSpecCreator()
                .setName(table.getDataTableSpec().getName())
                .addColumns(columns)
                .createSpec();
        return TableWriter.write(context, spec, writer -> {
            try (CloseableRowIterator rows = table.iterator()) {
                while (rows.hasNext()) {
                    monitor.checkCancelled();
                    DataRow row = rows.next();
                    Optional<String> id = patient(row, position);
                    if (id.isPresent()) {
                        List<DataCell> cells = new ArrayList<>(row.stream().toList());
                        cells.set(position, new StringCell(id.get()));
                        writer.add(row.getKey().getString(), cells);
                    }
                }
            }
        });
    }

    private static DataColumnSpec text(DataColumnSpec column) {
        DataColumnSpecCreator creator = new DataColumnSpecCreator(Columns.text(column.getName()));
        creator.setProperties(column.getProperties());
        return creator.createSpec();
    }
}
