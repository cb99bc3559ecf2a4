package org.multimodalbtw.engine.pretrain;

import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * What is asked of the part of a modality that a view hides. Of a row of fixed shape each hidden number; of vectors the mean of those that
 * are left out; of measurements for each variable the mean of those that are left out; of words which are left out. Numbers are in their
 * standard deviations from their mean over the rows, {@value #MOST} at most; a number that is the same in all rows is not asked, nor what
 * stands for an empty cell.
 */
final class HiddenValues {

    /** Beyond that one odd value would count more than all others (our own decision). */
    private static final double MOST = 5;

    private final TensorColumn column;
    private final ColumnMoments moments;
    private final EmptyNumbers empty;

    /**
     * @param table the rows
     * @param modality its position
     * @param rows which of them are learnt from
     */
    HiddenValues(TensorTable table, int modality, int[] rows) {
        column = table.schema().columns().get(modality);
        empty = column.items().kind() == Items.Kind.FIXED ? new EmptyNumbers(column) : null;
        moments = switch (column.items().kind()) {
            case TOKENS -> null;
            case EVENTS -> ColumnMoments.ofVariables(table, modality, rows);
            case FIXED -> ColumnMoments.of(table, modality, rows, empty::isKnown);
            case VECTORS -> ColumnMoments.of(table, modality, rows);
        };
    }

    /** @return how many things can be asked */
    int size() {
        return size(column);
    }

    static int size(TensorColumn column) {
        return column.items().categories() > 0 ? column.items().categories() : ColumnMoments.itemSize(column);
    }

    /** @return whether it is asked which of so many things there are, and not how much of each */
    static boolean areTerms(TensorColumn column) {
        return column.items().kind() == Items.Kind.TOKENS;
    }

    /**
     * @param values all that the row has
     * @param hidden what of it is hidden, as {@link View} says
     * @param truth gets what should be told, from {@code at} on; not used of words
     * @param asked gets how much each counts, from {@code at} on: 0 where it is not asked
     * @param at where the row's own {@link #size} numbers begin
     */
    void put(float[] values, boolean[] hidden, float[] truth, float[] asked, int at) {
        switch (column.items().kind()) {
            case FIXED -> numbers(values, hidden, truth, asked, at);
            case VECTORS -> vectors(values, hidden, truth, asked, at);
            case EVENTS -> events(values, hidden, truth, asked, at);
            case TOKENS -> {
                for (int item = 0; item < hidden.length; item++) {
                    asked[at + (int) values[item]] += hidden[item] ? 1 : 0;
                }
            }
        }
    }

    private void numbers(float[] values, boolean[] hidden, float[] truth, float[] asked, int at) {
        for (int i = 0; i < values.length; i++) {
            if (hidden[i] && empty.isKnown(values, i)) {
                ask(i, values[i], truth, asked, at);
            }
        }
    }

    private void vectors(float[] values, boolean[] hidden, float[] truth, float[] asked, int at) {
        int size = size();
        for (int i = 0; i < size; i++) {
            double sum = 0;
            int count = 0;
            for (int item = 0; item < hidden.length; item++) {
                sum += hidden[item] ? values[item * size + i] : 0;
                count += hidden[item] ? 1 : 0;
            }
            if (count > 0) {
                ask(i, sum / count, truth, asked, at);
            }
        }
    }

    private void events(float[] values, boolean[] hidden, float[] truth, float[] asked, int at) {
        double[] sums = new double[size()];
        int[] counts = new int[sums.length];
        for (int item = 0; item < hidden.length; item++) {
            if (hidden[item]) {
                int variable = (int) values[item * Items.EVENT_SIZE + 2];
                sums[variable] += values[item * Items.EVENT_SIZE + 1];
                counts[variable]++;
            }
        }
        for (int variable = 0; variable < sums.length; variable++) {
            if (counts[variable] > 0) {
                ask(variable, sums[variable] / counts[variable], truth, asked, at);
            }
        }
    }

    private void ask(int number, double value, float[] truth, float[] asked, int at) {
        double deviation = moments.deviation()[number];
        if (deviation > 0) {
            double far = (value - moments.mean()[number]) / deviation;
            truth[at + number] = (float) Math.max(-MOST, Math.min(MOST, far));
            asked[at + number] = 1;
        }
    }
}
