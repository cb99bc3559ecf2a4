package org.multimodalbtw.engine.adapt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.PairedComparison;

/** Scores predictions of the same rows before and after, with intervals, and what lies between. */
final class Comparing {

    private final long seed;
    private final List<AdaptationScore> scores = new ArrayList<>();
    private final Set<String> scored = new HashSet<>();

    /** @param seed the same seed gives the same intervals */
    Comparing(long seed) {
        this.seed = seed;
    }

    /**
     * A set of predictions.
     *
     * @param name what they are called
     * @param values rows x outputs, in the target's units
     */
    record Said(String name, double[][] values) {}

    /** Scores both, the first one unless it was before, and the difference. */
    void add(String rows, GroundTruth truth, Said before, Said after, ProgressMonitor monitor) {
        List<PairedComparison> compared = truth.compare(before.values(), after.values(), seed, monitor);
        if (scored.add(rows + ", " + before.name())) {
            compared.forEach(one ->
                    scores.add(AdaptationScore.of(before.name(), rows, one.rows(), one.metric(), one.reference())));
        }
        compared.forEach(
                one -> scores.add(AdaptationScore.of(after.name(), rows, one.rows(), one.metric(), one.candidate())));
        compared.forEach(one -> scores.add(AdaptationScore.of(after.name(), before.name(), rows, one)));
    }

    /** Scores one set of predictions alone. */
    void add(String rows, GroundTruth truth, Said said, ProgressMonitor monitor) {
        truth.evaluate(said.values(), seed, monitor)
                .forEach((metric, estimate) ->
                        scores.add(AdaptationScore.of(said.name(), rows, truth.rows(), metric, estimate)));
    }

    /** All scores so far. */
    List<AdaptationScore> scores() {
        return List.copyOf(scores);
    }
}
