package org.multimodalbtw.nodes.encoder;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.KnimeRows;

/** A table as a fitted encoder reads it. */
public final class EncoderInput {

    private EncoderInput() {}

    /**
     * @param encoder what the encoder takes
     * @param table the columns of a table
     * @return the names of the columns that the encoder reads; without those that tell limits, where the table has no limits
     * @throws InputException if the table lacks one, or one is of a type that cannot be read
     */
    public static List<String> columns(EncoderPortObjectSpec encoder, DataTableSpec table) {
        List<String> lacking = Stream.concat(encoder.columns().stream(), encoder.patientColumn().stream())
                .filter(name -> !table.containsName(name) && !isOfLimits(name, table))
                .toList();
        if (!lacking.isEmpty()) {
            throw new InputException(
                    "The table lacks columns that '" + encoder.modality().name() + "' was encoded from: '"
                            + String.join("', '", lacking) + "'.",
                    "Use a table with the columns of the training rows.");
        }
        List<String> columns =
                encoder.columns().stream().filter(table::containsName).toList();
        Optional<String> unreadable = columns.stream()
                .filter(name -> !isReadable(table.getColumnSpec(name)))
                .findFirst();
        if (unreadable.isPresent()) {
            throw new InputException(
                    "Column '" + unreadable.get() + "' of the table has a type that no encoder reads.",
                    "Convert it to the type that it has in the training rows.");
        }
        return columns;
    }

    private static boolean isOfLimits(String name, DataTableSpec table) {
        return LimitColumn.measured(name).filter(table::containsName).isPresent();
    }

    /**
     * @param encoder what the encoder takes
     * @param table the table
     * @return its rows
     * @throws InputException as {@link #columns}
     */
    public static TableRows rows(EncoderPortObjectSpec encoder, BufferedDataTable table) {
        return new KnimeRows(table, columns(encoder, table.getDataTableSpec()), encoder.patientColumn());
    }

    private static boolean isReadable(DataColumnSpec column) {
        return ColumnKinds.of(column.getType()).isPresent();
    }
}
