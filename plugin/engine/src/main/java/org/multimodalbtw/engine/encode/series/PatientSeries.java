package org.multimodalbtw.engine.encode.series;

import java.util.Arrays;

/** The measurements of one patient, in the order of the rows. */
final class PatientSeries {

    private int[] variables = new int[64];
    private double[] times = new double[64];
    private double[] values = new double[64];
    private int size;

    void add(int variable, double time, double value) {
        if (size == variables.length) {
            variables = Arrays.copyOf(variables, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        variables[size] = variable;
        times[size] = time;
        values[size++] = value;
    }

    void clear() {
        size = 0;
    }

    /** @return how many measurements there are */
    int size() {
        return size;
    }

    /** @return what was measured, as its position among the variables */
    int variable(int measurement) {
        return variables[measurement];
    }

    double time(int measurement) {
        return times[measurement];
    }

    double value(int measurement) {
        return values[measurement];
    }
}
