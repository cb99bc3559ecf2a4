package org.multimodalbtw.engine.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.PairedComparison;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.train.Guard;
import org.multimodalbtw.engine.train.MethodTrial;
import org.multimodalbtw.engine.train.TrainedVariants;

/** The same network with and without the training methods, whichever of the two is in use. */
final class MethodPair {

    private final TrainedVariants trained;
    private final Variant other;
    private final MethodTrial trial;

    /** @param other the one that is not in use */
    MethodPair(TrainedVariants trained, Variant other) {
        this.trained = trained;
        this.other = other;
        trial = trained.methods().orElseThrow();
    }

    /** Scores both with their difference, with less without, on held-out and on test rows. */
    void add(
            ScoredRows heldOut,
            double[][] heldOfOther,
            ProgressMonitor onHeldOut,
            ScoredRows test,
            double[][] testedOfOther,
            ProgressMonitor onTest) {
        Variant usual = trial.usual();
        add(heldOut, values(trained.heldOut(usual, onHeldOut.part(0, .1))), heldOfOther, onHeldOut.part(.1, 1));
        add(test, values(trained.test(usual, onTest.part(0, .1))), testedOfOther, onTest.part(.1, 1));
    }

    private void add(ScoredRows rows, double[][] ofUsual, double[][] ofOther, ProgressMonitor monitor) {
        if (trial.uses()) {
            rows.addPair(trial.usual(), ofUsual, other, ofOther, monitor);
        } else {
            rows.addPair(other, ofOther, trial.usual(), ofUsual, monitor);
        }
    }

    private static double[][] values(List<RowPrediction> predictions) {
        return predictions.stream().map(RowPrediction::values).toArray(double[][]::new);
    }

    /** What the methods change on some rows, after a space; nothing where they were not compared there. */
    static String sentence(
            MethodTrial trial, ScoredRows rows, BiFunction<PairedComparison.Verdict, Optional<Guard>, String> says) {
        Variant with = trial.uses() ? trial.usual() : trial.other();
        Variant without = trial.uses() ? trial.other() : trial.usual();
        String called = trial.methods().size() == 1 ? "with it" : "with them";
        return rows.gain(with, without, rows.truth().loss())
                .map(loss -> " "
                        + loss.conclusion(
                                rows.where(),
                                called,
                                "without",
                                says.apply(loss.verdict(), Optional.of(trial.guard()))))
                .orElse("");
    }
}
