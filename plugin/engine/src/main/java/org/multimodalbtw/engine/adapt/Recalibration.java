package org.multimodalbtw.engine.adapt;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.scoring.Adjustment;
import org.multimodalbtw.engine.scoring.Family;

/**
 * Recalibration of a model on new rows, fitted on all of them and, to see what it gains, on all parts but one for the rows of that part.
 *
 * @param family of the target
 * @param predictions rows x outputs, as the model pools them: probabilities, or standardised numbers
 * @param truths of the same rows, rows x outputs
 * @param monitor cancel
 */
record Recalibration(Family family, double[][] predictions, double[][] truths, ProgressMonitor monitor) {

    /** Fitted on some of the rows. */
    Adjustment of(IntPredicate chosen) {
        int[] rows = IntStream.range(0, predictions.length).filter(chosen).toArray();
        return AdjustmentFit.of(family, at(predictions, rows), at(truths, rows), monitor);
    }

    private static double[][] at(double[][] values, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> values[row]).toArray(double[][]::new);
    }

    /** What is predicted of each row by a fit on the rows of other parts. */
    double[][] held(int[] parts) {
        double[][] adjusted = new double[predictions.length][];
        for (int part : Arrays.stream(parts).distinct().toArray()) {
            Adjustment others = of(row -> parts[row] != part);
            for (int row = 0; row < adjusted.length; row++) {
                if (parts[row] == part) {
                    adjusted[row] = family.adjusted(predictions[row], others);
                }
            }
        }
        return adjusted;
    }
}
