package org.multimodalbtw.nodes.encoder;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.PairColumns;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.KnimeRows;
import org.multimodalbtw.nodes.table.RowOrders;

/** A table as a fitted encoder reads it. */
public final class EncoderInput {

    private EncoderInput() {}

    /**
     * @param encoder what the encoder takes
     * @param table the columns of a table
     * @return the names of the columns that the encoder reads; without those that tell limits, where the table has no limits;
     *     where it lacks the two columns of a column with two numbers in a cell and has that, that column; without those that it can
     *     spare
     * @throws InputException if the table lacks one, or one is of a type that cannot be read
     */
    public static List<String> columns(EncoderPortObjectSpec encoder, DataTableSpec table) {
        List<String> lacking = needed(encoder, table);
        if (!lacking.isEmpty()) {
            throw new InputException(
                    "The table lacks columns that '" + encoder.modality().name() + "' was encoded from: '"
                            + String.join("', '", lacking) + "'" + similar(encoder, lacking, table) + ".",
                    "Use a table with the columns of the training rows. A column without any value will do where nothing is known.");
        }
        List<String> columns = encoder.columns().stream()
                .filter(name -> table.containsName(name) || !encoder.spared().contains(name))
                .flatMap(name -> table.containsName(name) ? Stream.of(name) : bothNumbers(name, table).stream())
                .distinct()
                .toList();
        Optional<String> unreadable = columns.stream()
                .filter(name -> !isReadable(table.getColumnSpec(name)))
                .findFirst();
        if (unreadable.isPresent()) {
            throw new InputException(
                    "Column '" + unreadable.get() + "' of the table of '"
                            + encoder.modality().name() + "' has the type "
                            + table.getColumnSpec(unreadable.get()).getType().getName() + ", which no encoder reads.",
                    "Convert it to the type that it has in the training rows.");
        }
        return columns;
    }

    /**
     * @param encoder what the encoder takes
     * @param lacking columns that it needs and the table does not have
     * @param table the columns of a table
     * @return the columns of the table that may be meant, in brackets with a blank before; empty if there are none
     */
    public static String similar(EncoderPortObjectSpec encoder, List<String> lacking, DataTableSpec table) {
        List<String> others = table.stream()
                .map(DataColumnSpec::getName)
                .filter(name -> !encoder.columns().contains(name)
                        && !encoder.patientColumn().filter(name::equals).isPresent())
                .toList();
        String meant = lacking.stream()
                .flatMap(name -> NearColumns.of(name, others).stream()
                        .map(other -> "'" + other + "': give it the name '" + name + "'"))
                .limit(Examples.MOST)
                .collect(Collectors.joining(", and "));
        return meant.isEmpty() ? "" : " (it has " + meant + ")";
    }

    /**
     * @param encoder what the encoder takes
     * @param table the columns of a table
     * @return the names of the columns that the encoder needs and the table does not have
     */
    public static List<String> lacking(EncoderPortObjectSpec encoder, DataTableSpec table) {
        return Stream.concat(encoder.columns().stream(), encoder.patientColumn().stream())
                .filter(name -> !table.containsName(name)
                        && !isOfLimits(name, table)
                        && bothNumbers(name, table).isEmpty())
                .toList();
    }

    /**
     * As {@link #lacking}, without what a table of one row for each patient may lack: the column that names the patient, whom the RowID
     * names there, and times.
     *
     * @param encoder what the encoder takes
     * @param table the columns of a table
     * @return the names of the columns without which the table cannot be read
     */
    public static List<String> needed(EncoderPortObjectSpec encoder, DataTableSpec table) {
        return lacking(encoder, table).stream()
                .filter(name -> !encoder.spared().contains(name)
                        && !encoder.patientColumn().filter(name::equals).isPresent())
                .toList();
    }

    /**
     * @param encoder what the encoder takes
     * @param table the columns of a table
     * @return the column of the table that names the patient of a row; empty where the RowID does
     */
    public static Optional<String> patientColumn(EncoderPortObjectSpec encoder, DataTableSpec table) {
        return encoder.patientColumn().filter(table::containsName);
    }

    /**
     * @param encoder what the encoder takes
     * @param table the columns of a table
     * @return what is taken for the patients where the table does not name them as the training rows do, a sentence
     */
    public static Optional<String> note(EncoderPortObjectSpec encoder, DataTableSpec table) {
        return encoder.patientColumn()
                .filter(column -> !table.containsName(column))
                .map(column -> "The table of '" + encoder.modality().name() + "' has no column '" + column
                        + "': each row is of a patient of its own, whom its RowID names.");
    }

    private static boolean isOfLimits(String name, DataTableSpec table) {
        return LimitColumn.measured(name).filter(table::containsName).isPresent();
    }

    /** The column of a table that holds the numbers of a column in its cells, with others; empty if there is none. */
    private static Optional<String> bothNumbers(String name, DataTableSpec table) {
        return Arrays.stream(PairColumns.values())
                .flatMap(half -> half.written(name).stream())
                .filter(table::containsName)
                .findFirst();
    }

    /**
     * @param encoder what the encoder takes
     * @param table the table
     * @return its rows
     * @throws InputException as {@link #columns}, or if nothing says of which patient a row is: several RowIDs that only count rows, or an
     *     empty cell in the column of patients
     */
    public static KnimeRows rows(EncoderPortObjectSpec encoder, BufferedDataTable table) {
        DataTableSpec spec = table.getDataTableSpec();
        requirePatients(encoder, table);
        patientColumn(encoder, spec).ifPresent(patients -> requireNamed(encoder, table, patients));
        return new KnimeRows(table, columns(encoder, spec), patientColumn(encoder, spec));
    }

    /**
     * @param encoder what the encoder takes
     * @param table the table, with one row for each patient
     * @param patients the column that names them
     * @return its rows
     * @throws InputException as {@link #columns}, or if a row names no patient, or two name the same
     */
    public static KnimeRows rowsNamedBy(EncoderPortObjectSpec encoder, BufferedDataTable table, String patients) {
        Map<String, String> rowOf = new HashMap<>();
        forEachPatient(encoder, table, patients, (patient, rowId) -> {
            String before = rowOf.put(patient, rowId);
            if (before != null) {
                throw new InputException(
                        called(encoder) + ": patient '" + patient + "' occurs twice in column '" + patients
                                + "', in rows '" + before + "' and '" + rowId + "'.",
                        "Leave one row for each patient.");
            }
        });
        return new KnimeRows(table, columns(encoder, table.getDataTableSpec()), Optional.of(patients));
    }

    private static String called(EncoderPortObjectSpec encoder) {
        return "The table of '" + encoder.modality().name() + "'";
    }

    private static void requireNamed(EncoderPortObjectSpec encoder, BufferedDataTable table, String patients) {
        forEachPatient(encoder, table, patients, (patient, rowId) -> {});
    }

    /** Sees each row's patient and RowID. */
    private static void forEachPatient(
            EncoderPortObjectSpec encoder,
            BufferedDataTable table,
            String patients,
            BiConsumer<String, String> visitor) {
        int position = table.getDataTableSpec().findColumnIndex(patients);
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                String rowId = row.getKey().getString();
                String patient = ColumnKinds.id(row.getCell(position))
                        .orElseThrow(() -> new InputException(
                                called(encoder) + ": row '" + rowId + "' names no patient in column '" + patients
                                        + "'.",
                                "Write the patient there, or remove such rows."));
                visitor.accept(patient, rowId);
            }
        }
    }

    private static void requirePatients(EncoderPortObjectSpec encoder, BufferedDataTable table) {
        String name = encoder.modality().name();
        boolean isUnnamed = encoder.patientColumn().isPresent()
                && patientColumn(encoder, table.getDataTableSpec()).isEmpty();
        if (isUnnamed && table.size() > 1 && RowOrders.of(name, table).isPresent()) {
            throw new InputException(
                    "The table of '" + name + "' has no column '"
                            + encoder.patientColumn().get()
                            + "', and its RowIDs only count rows, so that it is not known of which patient a row is.",
                    "Add that column. Where each row is of another patient, the patient may be the RowID instead.");
        }
    }

    private static boolean isReadable(DataColumnSpec column) {
        return ColumnKinds.of(column.getType()).isPresent();
    }
}
