package org.multimodalbtw.nodes.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.survey.ClassNames;
import org.multimodalbtw.engine.survey.YesNo;

/** Where a table says what is true of its rows, for a target that is known. */
public final class TruthColumns {

    /** What is true of a row, in the form of a prediction; empty where it is not known. */
    private interface Reader {
        Optional<double[]> of(DataRow row);
    }

    private final Reader reader;

    private TruthColumns(Reader reader) {
        this.reader = reader;
    }

    /**
     * @param target what is predicted
     * @param table a table's columns
     * @return where it says the truth; empty if it lacks a column of the target's name, or of a label's
     */
    public static Optional<TruthColumns> of(Target target, DataTableSpec table) {
        return target.match(
                ofClass -> column(table, ofClass.name())
                        .map(column -> new TruthColumns(row -> ofClass(ofClass, row, column))),
                ofLabels -> labels(ofLabels, table),
                ofNumber -> column(table, ofNumber.name())
                        .filter(column -> table.getColumnSpec(column).getType().isCompatible(DoubleValue.class))
                        .map(column -> new TruthColumns(row -> number(row.getCell(column)))));
    }

    /**
     * @param row a row of the table
     * @return what is true of it, in the form of a prediction; empty where a cell lacks, or names a class that the target lacks
     * @throws InputException if a label's cell says neither yes nor no
     */
    public Optional<double[]> truth(DataRow row) {
        return reader.of(row);
    }

    private static Optional<Integer> column(DataTableSpec table, String name) {
        return Optional.of(table.findColumnIndex(name)).filter(column -> column >= 0);
    }

    private static Optional<double[]> ofClass(OfClass target, DataRow row, int column) {
        DataCell cell = row.getCell(column);
        if (cell.isMissing()) {
            return Optional.empty();
        }
        String written = className(cell);
        int exact = target.classes().indexOf(written);
        int place = exact >= 0 ? exact : likeIt(target, written);
        if (place < 0) {
            return Optional.empty();
        }
        double[] truth = new double[target.outputs()];
        truth[place] = 1;
        return Optional.of(truth);
    }

    /** The class whose name differs in case and spaces only; -1 if there is none. */
    private static int likeIt(OfClass target, String written) {
        return IntStream.range(0, target.outputs())
                .filter(place -> ClassNames.areSame(target.classes().get(place), written))
                .findFirst()
                .orElse(-1);
    }

    private static Optional<TruthColumns> labels(OfLabels target, DataTableSpec table) {
        List<String> names = target.classes();
        int[] columns = names.stream().mapToInt(table::findColumnIndex).toArray();
        if (IntStream.of(columns).anyMatch(column -> column < 0)) {
            return Optional.empty();
        }
        return Optional.of(new TruthColumns(row -> {
            if (IntStream.of(columns).anyMatch(column -> row.getCell(column).isMissing())) {
                return Optional.empty();
            }
            return Optional.of(IntStream.range(0, columns.length)
                    .mapToDouble(label -> hasLabel(row, columns[label], names.get(label)) ? 1 : 0)
                    .toArray());
        }));
    }

    private static Optional<double[]> number(DataCell cell) {
        double number = cell.isMissing() ? Double.NaN : ((DoubleValue) cell).getDoubleValue();
        return Double.isNaN(number) ? Optional.empty() : Optional.of(new double[] {number});
    }

    /**
     * @param cell a cell that is not missing
     * @return the name of the class that it says, a whole number without fraction
     */
    public static String className(DataCell cell) {
        if (cell instanceof BooleanValue truth) {
            return String.valueOf(truth.getBooleanValue());
        }
        if (cell instanceof LongValue number) {
            return String.valueOf(number.getLongValue());
        }
        if (cell instanceof DoubleValue number && !(cell instanceof StringValue)) {
            return Limits.number(number.getDoubleValue());
        }
        return ((StringValue) cell).getStringValue();
    }

    /**
     * @param row a row
     * @param position the index of a label's column, whose cell is not missing
     * @param label the column's name
     * @return whether the row has the label
     * @throws InputException if the cell says neither
     */
    public static boolean hasLabel(DataRow row, int position, String label) {
        DataCell cell = row.getCell(position);
        if (cell instanceof BooleanValue truth) {
            return truth.getBooleanValue();
        }
        if (cell instanceof StringValue text) {
            return YesNo.of(text.getStringValue())
                    .orElseThrow(() -> unclear(row, label, "'" + text.getStringValue() + "'"));
        }
        double number = ((DoubleValue) cell).getDoubleValue();
        if (number != 0 && number != 1) {
            throw unclear(row, label, Limits.number(number));
        }
        return number == 1;
    }

    private static InputException unclear(DataRow row, String label, String value) {
        return new InputException(
                "Column '" + label + "', row '" + row.getKey().getString() + "': " + value
                        + " does not say whether the row has the label.",
                "Write 1 or yes where a row has the label and 0 or no where it has not, or leave the column out.");
    }
}
