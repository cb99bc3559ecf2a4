package org.multimodalbtw.engine.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.InformationEstimate;
import org.multimodalbtw.engine.weight.MutualInformation;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Fits the rule of heads that say a number: the spreads of their errors, correlations, and a mean of the heads. */
final class NumberFit extends CalibrationFit {

    /** Least standard deviation of the errors, in standard deviations of the target. */
    private static final double LEAST_SPREAD = 1e-3;

    NumberFit(TrainingRows rows, HeldOutOutputs outputs, int[] judged) {
        super(rows, outputs, judged);
    }

    @Override
    double head(int[] having, IntFunction<double[]> output) {
        double squares = 0;
        for (int row : having) {
            double error = output.apply(row)[0] - number(row);
            squares += error * error;
        }
        return having.length == 0 ? 1 : Math.max(LEAST_SPREAD, Math.sqrt(squares / having.length));
    }

    /** The row's standardised number. */
    private double number(int row) {
        return rows.truth(row)[0];
    }

    @Override
    double[] information(WeightSettings settings, HeadCalibration heads) {
        double[] information = new double[modalities];
        Arrays.setAll(information, m -> information(settings, having(m), m));
        return information;
    }

    private double information(WeightSettings settings, int[] having, int modality) {
        double[] own = Arrays.stream(having)
                .mapToDouble(row -> outputs.own(row, modality)[0])
                .toArray();
        double[] other =
                Arrays.stream(having).mapToDouble(row -> beside(settings, row)).toArray();
        if (settings.information().estimate() == InformationEstimate.EMPIRICAL) {
            return MutualInformation.byNeighbours(own, other);
        }
        MutualInformation.OfNumbers information = new MutualInformation.OfNumbers();
        for (int i = 0; i < own.length; i++) {
            information.add(own[i], other[i]);
        }
        return information.value();
    }

    @Override
    List<Estimate> informationIntervals(
            WeightSettings settings, HeadCalibration heads, long seed, ProgressMonitor monitor) {
        if (settings.information().estimate() == InformationEstimate.EMPIRICAL) {
            return Arrays.stream(information(settings, heads))
                    .mapToObj(value -> new Estimate(value, Double.NaN, Double.NaN))
                    .toList();
        }
        return IntStream.range(0, modalities)
                .mapToObj(m -> interval(settings, m, seed, monitor))
                .toList();
    }

    private Estimate interval(WeightSettings settings, int modality, long seed, ProgressMonitor monitor) {
        InformationInterval<MutualInformation.OfNumbers> interval =
                new InformationInterval<>(MutualInformation.OfNumbers::new);
        for (int row : having(modality)) {
            interval.blockOf(rows.group(row)).add(outputs.own(row, modality)[0], beside(settings, row));
        }
        return interval.estimate(seed, monitor);
    }

    private double beside(WeightSettings settings, int row) {
        return settings.scheme() == Scheme.LABEL_MI ? number(row) : outputs.first(row)[0];
    }

    @Override
    Pool pool(ScoringRule rule) {
        return new Pool(
                1,
                1,
                0,
                HeadShares.of(
                        stackedHeads(),
                        Arrays.stream(judged).mapToDouble(this::number).toArray(),
                        outputs.monitor()));
    }

    private double[][] stackedHeads() {
        double[][] heads = new double[judged.length][modalities + 1];
        for (int i = 0; i < judged.length; i++) {
            RowOutputs last = outputs.lastPass(judged[i]);
            heads[i][0] = last.fused()[0][0];
            for (int m = 0; m < modalities; m++) {
                heads[i][m + 1] = last.present()[m] ? last.own()[0][m][0] : heads[i][0];
            }
        }
        return heads;
    }
}
