package org.multimodalbtw.nodes.table;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Task;

/** Numbers of a table of predictions, which other nodes may have changed since. */
public final class PredictedNumber {

    /** Sums of probabilities are rounded. */
    private static final double ROUNDING = 1e-5;

    private PredictedNumber() {}

    /**
     * @param row a row of the predictions
     * @param table their columns
     * @param column the index of a column of numbers; below 0 if there is none
     * @return the number; NaN for a missing cell, and where there is no column
     * @throws InputException if it is infinite
     */
    public static double finite(DataRow row, DataTableSpec table, int column) {
        double number = of(row, column);
        if (Double.isInfinite(number)) {
            throw refused(row, table, column, "an infinite number");
        }
        return number;
    }

    /**
     * @param row a row of the predictions
     * @param table their columns
     * @param columns the indices of columns of numbers; below 0 where there is none
     * @return the numbers; NaN for a missing cell, and where there is no column
     * @throws InputException if one is infinite
     */
    public static double[] finite(DataRow row, DataTableSpec table, int[] columns) {
        return numbers(columns, column -> finite(row, table, column));
    }

    /**
     * @param row a row of the predictions
     * @param table their columns
     * @param columns the indices of columns of weights; below 0 where there is none
     * @return the weights, 0 or more; NaN for a missing cell, and where there is no column
     * @throws InputException if one is infinite or below 0
     */
    public static double[] weights(DataRow row, DataTableSpec table, int[] columns) {
        return numbers(columns, column -> weight(row, table, column));
    }

    /**
     * @param target what is predicted
     * @param row a row of the predictions
     * @param table their columns
     * @param columns the indices of columns with a probability or, of a target that is a number, that number
     * @return them, probabilities from 0 to 1; NaN for a missing cell
     * @throws InputException if one is infinite, or no probability
     */
    public static double[] outputs(Target target, DataRow row, DataTableSpec table, int[] columns) {
        return numbers(columns, column -> output(target, row, table, column));
    }

    private static double[] numbers(int[] columns, IntToDoubleFunction number) {
        return Arrays.stream(columns).mapToDouble(number).toArray();
    }

    private static double weight(DataRow row, DataTableSpec table, int column) {
        double number = finite(row, table, column);
        if (number < 0) {
            throw refused(row, table, column, "below 0, as no weight is: " + Limits.number(number));
        }
        return number;
    }

    private static double output(Target target, DataRow row, DataTableSpec table, int column) {
        double number = finite(row, table, column);
        if (target.task() != Task.REGRESSION && (number < 0 || number > 1 + ROUNDING)) {
            throw refused(row, table, column, "no probability from 0 to 1: " + Limits.number(number));
        }
        return number;
    }

    private static double of(DataRow row, int column) {
        DataCell cell = column < 0 ? null : row.getCell(column);
        return cell == null || cell.isMissing() ? Double.NaN : ((DoubleValue) cell).getDoubleValue();
    }

    private static InputException refused(DataRow row, DataTableSpec table, int column, String problem) {
        return new InputException(
                "Column '" + table.getColumnSpec(column).getName() + "' of the predictions, row '"
                        + row.getKey().getString() + "', is " + problem + ".",
                "Connect the predictions as the Multimodal Predictor or the BTW Learner gives them.");
    }
}
