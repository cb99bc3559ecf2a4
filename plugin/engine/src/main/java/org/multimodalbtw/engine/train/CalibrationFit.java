package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.Typicality;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Fits the scoring rule on rows that the judging member did not learn from. */
abstract class CalibrationFit {

    /** Fewest validation rows that say what is usual of values, in place of all judged rows. */
    private static final int FEWEST_FRESH = 50;

    final TrainingRows rows;
    final HeldOutOutputs outputs;
    final int[] judged;
    final int modalities;

    CalibrationFit(TrainingRows rows, HeldOutOutputs outputs, int[] judged) {
        this.rows = rows;
        this.outputs = outputs;
        this.judged = judged;
        modalities = rows.table().schema().columns().size();
    }

    /**
     * @param rows all rows
     * @param outputs their raw outputs
     * @param judged positions of the rows to fit on
     */
    static CalibrationFit of(TrainingRows rows, HeldOutOutputs outputs, int[] judged) {
        return switch (Family.of(rows.target())) {
            case CATEGORICAL -> new ProbabilityFit(rows, outputs, judged, Choices.OF_A_CLASS);
            case BERNOULLI -> new ProbabilityFit(rows, outputs, judged, Choices.OF_EACH_LABEL);
            case NORMAL -> new NumberFit(rows, outputs, judged);
        };
    }

    /** Temperatures or spreads of all heads as the rows show them. */
    HeadCalibration heads() {
        double[] own = new double[modalities];
        for (int m = 0; m < modalities; m++) {
            int modality = m;
            own[m] = head(having(m), row -> outputs.own(row, modality));
        }
        return new HeadCalibration(own, head(judged, outputs::first), head(judged, outputs::fused));
    }

    /** The temperature or spread of one head, from the rows that have it. */
    abstract double head(int[] having, IntFunction<double[]> output);

    /** The weights' rule: mutual information of each modality's own prediction with the first pass, or with the labels. */
    BtwWeights weights(WeightSettings settings, HeadCalibration heads) {
        return new BtwWeights(settings, information(settings, heads));
    }

    /** Each modality's mutual information. */
    abstract double[] information(WeightSettings settings, HeadCalibration heads);

    /** Each modality's mutual information with its 95 % interval, which one by nearest neighbours has not. */
    abstract List<Estimate> informationIntervals(
            WeightSettings settings, HeadCalibration heads, long seed, ProgressMonitor monitor);

    /** What is not worked out, for the analyst. */
    Optional<String> limit() {
        return Optional.empty();
    }

    /** How the heads become one prediction, chosen under a rule that is settled but for that. */
    abstract Pool pool(ScoringRule rule);

    /** The judged rows that have a modality. */
    int[] having(int modality) {
        return Arrays.stream(judged).filter(row -> rows.present(row)[modality]).toArray();
    }

    /** What is usual of each modality, over the judged rows. */
    Typicality typicality(ScoringRule rule) {
        List<Typicality.Reference> divergences = new ArrayList<>();
        List<Typicality.Reference> energies = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            int modality = m;
            int[] having = having(m);
            divergences.add(Typicality.Reference.of(Arrays.stream(having)
                    .mapToDouble(row -> rule.divergenceFromOthers(outputs.firstPass(row), modality))
                    .filter(value -> !Double.isNaN(value))
                    .toArray()));
            // encoders have learnt from training rows, whose energy may be larger than that of new rows
            int[] fresh = Arrays.stream(having)
                    .filter(row -> rows.split(row) == Split.VALID)
                    .toArray();
            energies.add(Typicality.Reference.of(Arrays.stream(fresh.length < FEWEST_FRESH ? having : fresh)
                    .mapToDouble(row -> outputs.firstPass(row).energies()[modality])
                    .toArray()));
        }
        return new Typicality(divergences, energies);
    }
}
