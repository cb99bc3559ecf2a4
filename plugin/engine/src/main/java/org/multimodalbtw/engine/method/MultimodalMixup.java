package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.network.Lesson;
import org.multimodalbtw.engine.network.NetworkShape;

/**
 * Multimodal mixup (arXiv 2510.10986; docs/METHODS.md): learns from mixtures of two rows of a batch in place of the rows themselves, by one
 * permutation and one share for all modalities and the target. In each step each member draws a share l from the beta distribution; a row
 * keeps max(l, 1 - l) of itself. Only rows with the same modalities are mixed.
 *
 * @param alpha both parameters of the beta distribution, above 0 up to 10: the smaller, the less is mixed
 */
public record MultimodalMixup(double alpha) implements TrainingMethod {

    /** The settings to start from. */
    public static final MultimodalMixup STANDARD = new MultimodalMixup(1);

    private static final double LEAST_ALPHA = 1e-6;
    private static final double MOST_ALPHA = 10;

    /** @throws org.multimodalbtw.engine.InputException if alpha is out of its range */
    public MultimodalMixup {
        requireAlpha(alpha);
    }

    static void requireAlpha(double alpha) {
        Limits.between("Alpha of mixup", alpha, LEAST_ALPHA, MOST_ALPHA);
    }

    @Override
    public Optional<String> indivisible() {
        return Optional.of(RowMixing.INDIVISIBLE);
    }

    @Override
    public String summary() {
        return "alpha " + alpha;
    }

    @Override
    public Lesson tokens(Lesson lesson) {
        return RowMixing.mixed(lesson);
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        return new MethodRun() {
            @Override
            public void beforeStep(StepBatch batch, RandomGenerator random) {
                double[][] shares = new double[shape.members()][shape.modalityCount()];
                for (double[] member : shares) {
                    Arrays.fill(member, share(alpha, random));
                }
                RowMixing.bring(batch.minibatch(), shares, random);
            }
        };
    }

    /** A row's own share, one half to 1. */
    static double share(double alpha, RandomGenerator random) {
        double share = BetaShare.draw(alpha, random);
        return Math.max(share, 1 - share);
    }
}
