package org.multimodalbtw.engine.encode.series;

import java.util.Arrays;
import java.util.List;

/**
 * A series on a grid of equal steps: for each step and variable the standardised mean of the values in the step, or the last one before
 * it, or 0 before there is any; then for each variable whether it was measured in the step; then for each how long ago it was last
 * measured, as a share of the window, 1 before there is any.
 */
final class SeriesGrid {

    private static final int CHANNELS = 3;

    private final SeriesWindow window;
    private final List<SeriesVariable> variables;
    private final int steps;
    private final double clip;
    private final double[] sums;
    private final int[] counts;
    private final float[] values;

    SeriesGrid(SeriesWindow window, List<SeriesVariable> variables, int steps, double clip) {
        this.window = window;
        this.variables = variables;
        this.steps = steps;
        this.clip = clip;
        sums = new double[steps * variables.size()];
        counts = new int[steps * variables.size()];
        values = new float[steps * CHANNELS * variables.size()];
    }

    /** @return the sizes of the dimensions */
    static List<Integer> shape(int steps, int variables) {
        return List.of(steps, CHANNELS * variables);
    }

    /** @return steps x channels x variables; overwritten by the next call */
    float[] of(PatientSeries series) {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        for (int i = 0; i < series.size(); i++) {
            if (window.contains(series.time(i))) {
                int at = window.step(series.time(i), steps) * variables.size() + series.variable(i);
                sums[at] += series.value(i);
                counts[at]++;
            }
        }
        for (int variable = 0; variable < variables.size(); variable++) {
            fill(variable);
        }
        return values;
    }

    private void fill(int variable) {
        int width = variables.size();
        double last = 0;
        int measured = -1;
        for (int step = 0; step < steps; step++) {
            int at = step * width + variable;
            boolean here = counts[at] > 0;
            if (here) {
                last = variables.get(variable).standardised(sums[at] / counts[at], clip);
                measured = step;
            }
            int out = step * CHANNELS * width + variable;
            values[out] = (float) last;
            values[out + width] = here ? 1 : 0;
            values[out + 2 * width] = measured < 0 ? 1 : (float) (step - measured) / steps;
        }
    }
}
