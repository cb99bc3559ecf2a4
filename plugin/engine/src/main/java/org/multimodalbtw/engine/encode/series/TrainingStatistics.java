package org.multimodalbtw.engine.encode.series;

import java.io.IOException;
import java.util.Map;
import org.multimodalbtw.engine.ProgressMonitor;

/** The statistics of training patients, by which they are standardised. */
final class TrainingStatistics {

    private TrainingStatistics() {}

    /** Sees each statistic of each patient that there is. */
    interface Visitor {
        /**
         * @param feature which one, among all statistics of all variables
         * @param value its value
         */
        void visit(int feature, double value);
    }

    /**
     * @param variables the positions of the variables
     * @return how many statistics a patient has
     */
    static int count(Map<String, Integer> variables) {
        return variables.size() * SeriesStatistics.SIZE;
    }

    /**
     * @param measurements of all patients, or all of some
     * @param window the span of time
     * @param variables the positions of the variables
     * @param visitor sees the statistics, a patient after the other
     * @param monitor progress and cancel
     * @throws IOException if a temporary file cannot be written
     */
    static void forEach(
            Measurements measurements,
            SeriesWindow window,
            Map<String, Integer> variables,
            Visitor visitor,
            ProgressMonitor monitor)
            throws IOException {
        SeriesStatistics statistics = new SeriesStatistics(window, variables.size());
        new PatientGroups(measurements, variables)
                .forEach(
                        (patient, series) -> {
                            double[] values = statistics.of(series);
                            for (int i = 0; i < values.length; i++) {
                                if (!Double.isNaN(values[i])) {
                                    visitor.visit(i, values[i]);
                                }
                            }
                        },
                        monitor);
    }
}
