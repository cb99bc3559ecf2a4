package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.UnitColumn;
import org.multimodalbtw.engine.survey.CellReading;

/**
 * How the cells of columns of values become numbers where the training rows have texts.
 *
 * @param values each of these columns
 */
record ValueTexts(List<Value> values) {

    /** All values are numbers. */
    static final ValueTexts NONE = new ValueTexts(List.of());

    /**
     * A column of texts.
     *
     * @param column its name
     * @param reading how its cells become numbers
     */
    record Value(String column, CellReading reading) {}

    ValueTexts {
        values = List.copyOf(values);
    }

    /** @return how a column's texts become numbers; empty of other columns */
    Optional<CellReading> of(String column) {
        return values.stream()
                .filter(value -> value.column().equals(column))
                .map(Value::reading)
                .findFirst();
    }

    /** @return the columns with units that stand behind the numbers of others: by the others' names */
    List<String> withUnits() {
        return values.stream()
                .filter(value -> value.reading().hasUnits())
                .map(Value::column)
                .toList();
    }

    /**
     * @param read the columns as they are read
     * @return those of the table that they are read from
     */
    List<TableColumn> inputs(List<TableColumn> read) {
        if (values.isEmpty()) {
            return read;
        }
        List<TableColumn> inputs = new ArrayList<>();
        for (TableColumn column : read) {
            boolean isMade = UnitColumn.measured(column.name())
                    .filter(withUnits()::contains)
                    .isPresent();
            if (!isMade) {
                inputs.add(of(column.name()).isPresent() ? new TableColumn(column.name(), Kind.CATEGORY) : column);
            }
        }
        return inputs;
    }
}
