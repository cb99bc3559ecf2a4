package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;

/** {@link GradientModulation} at work: an epoch's factors follow from the leads in the epoch before. */
final class GradientModulationRun implements MethodRun {

    private final GradientModulation method;
    private final LearningRows rows;
    private final NetworkShape shape;
    private final ModalityRecord notes;
    private final int parameters;

    private double[][] factors;
    private int epoch = 1;

    /** Normal numbers, of which each step takes as many as it needs from a place of its own; drawn anew for each epoch. */
    private float[] noise = {};

    GradientModulationRun(GradientModulation method, LearningRows rows, NetworkShape shape) {
        this.method = method;
        this.rows = rows;
        this.shape = shape;
        parameters = method.noise() ? new ParameterLayout(shape).size() : 0;
        notes = new ModalityRecord("Gradient modulation", shape, "score", "lead", "factor");
        factors = usual();
    }

    private double[][] usual() {
        double[][] ones = new double[shape.members()][shape.modalityCount()];
        Arrays.stream(ones).forEach(member -> Arrays.fill(member, 1));
        return ones;
    }

    @Override
    public void beforeStep(StepBatch batch, RandomGenerator random) {
        Minibatch rowsOfStep = batch.minibatch();
        if (method.alpha() > 0) {
            float[] flat = new float[shape.members() * shape.modalityCount()];
            for (int i = 0; i < flat.length; i++) {
                flat[i] = (float) factors[i / shape.modalityCount()][i % shape.modalityCount()];
            }
            rowsOfStep.bring(GradientModulation.FACTORS, flat, shape.members(), shape.modalityCount());
        }
        if (method.noise()) {
            rowsOfStep.bring(GradientModulation.NOISE, noise(random), shape.members(), parameters);
        }
    }

    /** 0 where the method does not act. */
    private float[] noise(RandomGenerator random) {
        int count = shape.members() * parameters;
        float[] chosen = new float[count];
        if (method.epochs().contains(epoch)) {
            if (noise.length == 0) {
                noise = normal(2 * count, random);
            }
            System.arraycopy(noise, random.nextInt(count), chosen, 0, count);
        }
        return chosen;
    }

    private static float[] normal(int count, RandomGenerator random) {
        SplittableRandom own = new SplittableRandom(random.nextLong());
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) own.nextGaussian();
        }
        return numbers;
    }

    @Override
    public void afterEpoch(EpochView view) {
        noise = new float[0];
        epoch = view.number() + 1;
        if (method.alpha() == 0) {
            return;
        }
        double[][] last = factors;
        ModalityLead lead = ModalityLead.of(view, rows.target(), shape.members(), shape.modalityCount());
        notes.add(view.number(), lead.scores(), lead.leads(), last);
        factors = method.epochs().contains(epoch) ? factors(lead) : usual();
    }

    private double[][] factors(ModalityLead lead) {
        return Arrays.stream(lead.leads())
                .map(member -> Arrays.stream(member).map(method::factor).toArray())
                .toArray(double[][]::new);
    }

    @Override
    public Optional<MethodTable> table() {
        return notes.table();
    }
}
