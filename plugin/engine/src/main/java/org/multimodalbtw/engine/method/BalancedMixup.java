package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.network.Lesson;
import org.multimodalbtw.engine.network.NetworkShape;

/**
 * Mixup in the style of balanced multimodal mixup (arXiv 2510.10986; docs/METHODS.md): as {@link MultimodalMixup}, but a modality that says
 * more of the target than the others do is mixed harder. Whose rule could not be read, so that it is ours: where r is a modality's score
 * divided by the mean of the others', and t = strength tanh(max(0, r - 1)), a row keeps (1 - t) of its share and t / 2, which draws it
 * towards one half. The target's share is the mean of the shares of the modalities that the row has.
 *
 * @param alpha both parameters of the beta distribution, above 0 up to 10
 * @param strength how far a dominant modality is drawn, 0 to 1
 * @param warmUpEpochs epochs of plain mixup before, from 0 on
 */
public record BalancedMixup(double alpha, double strength, int warmUpEpochs) implements TrainingMethod {

    /** The settings to start from. */
    public static final BalancedMixup STANDARD = new BalancedMixup(1, .5, 5);

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public BalancedMixup {
        MultimodalMixup.requireAlpha(alpha);
        Limits.between("Strength of balanced mixup", strength, 0, 1);
        Limits.between("Epochs of plain mixup", warmUpEpochs, 0, 100_000);
    }

    @Override
    public Optional<String> indivisible() {
        return Optional.of(RowMixing.INDIVISIBLE);
    }

    @Override
    public String summary() {
        return "alpha %s, strength %s, after %d epochs".formatted(alpha, strength, warmUpEpochs);
    }

    @Override
    public Lesson tokens(Lesson lesson) {
        return RowMixing.mixed(lesson);
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        return new Run(rows, shape);
    }

    /** A row's own share of each modality. */
    double[] shares(double share, double[] ratios) {
        return Arrays.stream(ratios)
                .map(ratio -> {
                    double drawn = drawn(ratio);
                    return share * (1 - drawn) + drawn / 2;
                })
                .toArray();
    }

    private double drawn(double ratio) {
        return strength * Math.tanh(Math.max(0, ratio - 1));
    }

    private final class Run implements MethodRun {

        private final LearningRows rows;
        private final NetworkShape shape;
        private final ModalityRecord notes;
        private double[] ratios;

        private Run(LearningRows rows, NetworkShape shape) {
            this.rows = rows;
            this.shape = shape;
            notes = new ModalityRecord("balanced mixup", shape, "score", "ratio to the others", "drawn");
            ratios = new double[shape.modalityCount()];
            Arrays.fill(ratios, 1);
        }

        @Override
        public void beforeStep(StepBatch batch, RandomGenerator random) {
            double[][] shares = new double[shape.members()][];
            Arrays.setAll(shares, member -> shares(MultimodalMixup.share(alpha, random), ratios));
            RowMixing.bring(batch.minibatch(), shares, random);
        }

        @Override
        public void afterEpoch(EpochView epoch) {
            double[] scores = OwnScores.of(rows, epoch).scores();
            double[] found = ModalityLead.leads(scores);
            boolean isWarm = epoch.number() >= warmUpEpochs;
            double[] drawn =
                    Arrays.stream(found).map(ratio -> isWarm ? drawn(ratio) : 0).toArray();
            notes.add(epoch.number(), new double[][] {scores}, new double[][] {found}, new double[][] {drawn});
            ratios = isWarm ? found : ratios;
        }

        @Override
        public Optional<MethodTable> table() {
            return notes.table();
        }
    }
}
