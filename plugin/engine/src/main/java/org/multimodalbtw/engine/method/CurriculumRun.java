package org.multimodalbtw.engine.method;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.outcome.OfClass;

/** A {@link Curriculum} at work: an epoch's weights of rows and hidden modalities follow from the epoch before, so that the first is as usual. */
final class CurriculumRun implements MethodRun {

    private final Curriculum method;
    private final LearningRows rows;
    private final NetworkShape shape;
    private final RowDifficulty difficulty;
    private final NotedRows noted =
            new NotedRows("Curriculum", "score", "gain", "hidden", "mean ratio", "mean improvement");

    /** How much each row counts for each member, members x rows; empty where all count alike. */
    private double[][] counts = {};

    private boolean[] hidden;

    CurriculumRun(Curriculum method, LearningRows rows, NetworkShape shape) {
        this.method = method;
        this.rows = rows;
        this.shape = shape;
        hidden = new boolean[shape.modalityCount()];
        difficulty = new RowDifficulty(shape.members(), classes(), ModalityLead.quality(rows.target()));
    }

    /** Of each row its class, of labels whether it has any, and one class for numbers. */
    private int[] classes() {
        return IntStream.range(0, rows.size())
                .map(row -> rows.target()
                        .match(
                                ofClass -> OfClass.mostProbable(rows.truth(row)),
                                ofLabels -> Arrays.stream(rows.truth(row)).anyMatch(label -> label > 0) ? 1 : 0,
                                ofNumber -> 0))
                .toArray();
    }

    @Override
    public void beforeStep(StepBatch batch, RandomGenerator random) {
        FloatBuffer weights = batch.minibatch().rowWeights();
        FusionHiding hiding = new FusionHiding(batch.minibatch());
        int perMember = batch.chosen().length / shape.members();
        for (int i = 0; i < batch.chosen().length; i++) {
            if (counts.length > 0) {
                double count = counts[i / perMember][batch.chosen()[i]];
                weights.put(i, weights.get(i) * (float) count);
            }
            hiding.hide(i, hidden);
        }
    }

    @Override
    public void afterEpoch(EpochView epoch) {
        difficulty.note(epoch);
        double left = method.left(epoch.number());
        boolean[] before = hidden;
        if (left > 0) {
            counts = counts(difficulty, shape.members(), method.strength() * left, rows.size());
            ModalityGain gain = ModalityGain.of(rows, epoch, shape.modalityCount());
            hidden = gain.hidden(left, method.threshold());
            note(epoch, gain, left, before);
        } else {
            counts = new double[0][];
            hidden = new boolean[hidden.length];
        }
    }

    /** How much rows count: {@code exp(-strength difficulty)}, with mean 1 in each class of a member; 1 where it has not learnt from them. */
    static double[][] counts(RowDifficulty difficulty, int members, double strength, int rows) {
        double[][] counts = new double[members][rows];
        for (int member = 0; member < members; member++) {
            double[] hard = difficulty.of(member);
            double[] count = counts[member];
            Arrays.setAll(count, row -> Double.isNaN(hard[row]) ? 1 : Math.exp(-strength * hard[row]));
            for (List<Integer> ofClass : difficulty.byClass(member)) {
                double mean = ofClass.stream()
                        .mapToDouble(row -> count[row])
                        .average()
                        .orElseThrow();
                ofClass.forEach(row -> count[row] /= mean);
            }
        }
        return counts;
    }

    private void note(EpochView epoch, ModalityGain gain, double left, boolean[] before) {
        double[] values = gain.values(left);
        for (int m = 0; m < values.length; m++) {
            String name = shape.modalities().get(m).name();
            noted.add(epoch, name, gain.alone()[m], values[m], before[m] ? 1.0 : 0, Double.NaN, Double.NaN);
        }
        noted.add(
                epoch,
                "all",
                gain.whole(),
                Double.NaN,
                Double.NaN,
                gain.geometricMeanRatio(),
                gain.harmonicMeanImprovement());
    }

    @Override
    public Optional<MethodTable> table() {
        return noted.table();
    }
}
