package org.multimodalbtw.engine.method;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Pass;

/**
 * The tokens of all modalities should be spread as those of an anchor: alignment in the style of FindRec (arXiv 2507.04651; docs/METHODS.md),
 * with the kernelised Stein discrepancy of a batch's tokens to the normal distribution that has the anchor's moments ({@link SteinKernel}),
 * divided by the width of a token, mean over modalities. The moments are moving averages that nothing is learnt through. The anchor is the
 * modality whose own predictions of held-out rows are the best after the first epoch; before, and while its moments are young, nothing is
 * aligned. The squared width of the kernel is the sum of the anchor's variances. Anchor, moments and width are ours.
 *
 * @param factor of that loss, 0 to 10
 */
public record SteinAlignment(double factor) implements TrainingMethod {

    /** The settings to start from. */
    public static final SteinAlignment STANDARD = new SteinAlignment(1);

    /** The name of the parameter with the anchor's mean, [d]. */
    static final String MEAN = "stein.mean";

    /** The name of the parameter with the mean of the anchor's products, [d, d]. */
    static final String PRODUCTS = "stein.products";

    static final String IDENTITY = "stein_identity";
    static final String ANCHOR = "stein_anchor";

    /** The name of the input with the share that a batch has in the moving averages, [1]. */
    static final String RATE = "stein_rate";

    static final String FACTOR = "stein_factor";

    private static final double MOST = 10;

    /** Added to the anchor's variances. */
    private static final double LEAST_VARIANCE = 1e-3;

    private static final double LEAST_RATE = .1;

    /** Steps until the moments are used. */
    private static final int YOUNG = 10;

    /** @throws org.multimodalbtw.engine.InputException if the factor is out of its range */
    public SteinAlignment {
        Limits.between("Strength of alignment", factor, 0, MOST);
    }

    @Override
    public Optional<String> indivisible() {
        return Optional.of("it compares all rows of a batch with each other");
    }

    @Override
    public String summary() {
        return "factor " + factor;
    }

    @Override
    public void parameters(Graph graph, NetworkShape shape) {
        int width = shape.fusion().width();
        graph.parameter(MEAN, Slice.Start.ZERO, width);
        graph.parameter(PRODUCTS, Slice.Start.ZERO, width, width);
    }

    @Override
    public boolean learns(Slice slice) {
        return !slice.name().equals(MEAN) && !slice.name().equals(PRODUCTS);
    }

    @Override
    public Optional<Value> loss(Pass pass) {
        Value tokens = pass.lesson().tokens().values().permute(0, 2, 1, 3);
        Value known = pass.lesson().known().permute(0, 2, 1);
        Graph graph = tokens.graph();
        Value mean = graph.declared(MEAN);
        Value identity = graph.input(IDENTITY);
        Value covariance = graph.declared(PRODUCTS)
                .sub(mean.unsqueeze(-1).mul(mean.unsqueeze(1)))
                .add(identity.mul(LEAST_VARIANCE));
        Value variance = covariance.mul(identity).sum(1, 2).view(graph.members(), 1, 1, 1);
        Value centred = tokens.sub(mean.unsqueeze(1).unsqueeze(1));
        SteinKernel kernel = SteinKernel.of(centred, covariance.inverse().unsqueeze(1), variance);
        Value counted = known.mul(graph.input(ANCHOR).subtractedFrom(1).unsqueeze(-1));
        Value pairs = counted.sum(2).sub(1.0).clampMin(0);
        Value modalities = pairs.div(pairs.clampMin(1)).sum(1).clampMin(1);
        return Optional.of(
                kernel.mean(counted).sum(1).div(modalities).div(identity.sum()).mul(graph.input(FACTOR)));
    }

    /** Moves the moments, which no gradient moves. */
    @Override
    public Value gradient(Pass pass, Value gradient, NetworkShape shape) {
        Value tokens = pass.lesson().tokens().values();
        Graph graph = tokens.graph();
        Value chosen = graph.input(ANCHOR);
        Value counts = pass.lesson().known().mul(chosen).sum(2).unsqueeze(-1);
        Value anchor = tokens.mul(chosen.unsqueeze(-1)).sum(2).mul(counts);
        Value number = counts.sum(1);
        Value rate = number.div(number.clampMin(1)).mul(graph.input(RATE));
        Value mean = anchor.sum(1).div(number.clampMin(1));
        Value products =
                anchor.transpose(1, 2).matmul(anchor).div(number.clampMin(1).unsqueeze(-1));
        move(graph.declared(MEAN), mean, rate);
        move(graph.declared(PRODUCTS), products, rate.unsqueeze(-1));
        return gradient;
    }

    private static void move(Value average, Value now, Value rate) {
        average.addInPlace(now.sub(average).mul(rate));
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        return new Run(rows, shape);
    }

    private final class Run implements MethodRun {

        private final LearningRows rows;
        private final NetworkShape shape;
        private final float[] identity;
        private final ModalityRecord notes;
        private int anchor = -1;
        private int steps;

        private Run(LearningRows rows, NetworkShape shape) {
            this.rows = rows;
            this.shape = shape;
            notes = new ModalityRecord("Stein alignment", shape, "score", "anchor");
            int width = shape.fusion().width();
            identity = new float[width * width];
            for (int i = 0; i < width; i++) {
                identity[i * width + i] = 1;
            }
        }

        @Override
        public void beforeStep(StepBatch batch, RandomGenerator random) {
            boolean isKnown = anchor >= 0;
            float rate = isKnown ? (float) Math.max(LEAST_RATE, 1.0 / (steps + 1)) : 0;
            bring(batch.minibatch(), rate, isKnown && steps >= YOUNG ? (float) factor : 0);
            steps += isKnown ? 1 : 0;
        }

        private void bring(Minibatch batch, float rate, float now) {
            int width = shape.fusion().width();
            float[] chosen = new float[shape.modalityCount()];
            if (anchor >= 0) {
                chosen[anchor] = 1;
            }
            batch.bring(IDENTITY, identity, width, width);
            batch.bring(ANCHOR, chosen, chosen.length);
            batch.bring(RATE, new float[] {rate}, 1);
            batch.bring(FACTOR, new float[] {now}, 1);
        }

        @Override
        public void afterEpoch(EpochView epoch) {
            if (anchor >= 0) {
                return;
            }
            double[] scores = OwnScores.of(rows, epoch).scores();
            anchor = IntStream.range(0, scores.length)
                    .filter(m -> !Double.isNaN(scores[m]))
                    .reduce((best, m) -> scores[m] > scores[best] ? m : best)
                    .orElse(0);
            double[] isAnchor = new double[scores.length];
            isAnchor[anchor] = 1;
            notes.add(epoch.number(), new double[][] {scores}, new double[][] {isAnchor});
        }

        @Override
        public Optional<MethodTable> table() {
            return notes.table();
        }
    }
}
