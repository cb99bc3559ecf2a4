package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.LoadBalance;

/** The generated network against {@link NetworkOracle} on random shapes, rows and parameters. */
class NetworkOracleTest {

    /**
     * Of two almost equal values a maximum passes its gradient to one in single precision and to the other in double; the seeds are such
     * that this does not happen.
     */
    private static final double PRECISION = 1e-5;

    private static final double BETA1 = .9;
    private static final double BETA2 = .99;

    @RepeatedTest(24)
    void scoresAsThePlainNetworkDoes(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(1000 + repetition.getCurrentRepetition());
        NetworkShape shape = RandomShapes.of(repetition.getCurrentRepetition(), random);
        float[] parameters = parameters(shape, random);
        RandomRows rows = new RandomRows(shape, random.nextInt(1, 41), random);
        NetworkOracle.Outputs expected = new NetworkOracle(shape, parameters).outputs(rows);
        for (Dispatch dispatch : Dispatch.values()) {
            try (FusionNetwork network = network(shape, dispatch, parameters);
                    EncodedRows encoded = network.encode(rows.minibatch())) {
                assertClose(expected.own(), encoded.own(), PRECISION, shape + ", own, " + dispatch);
                assertClose(expected.fused(), encoded.fuse(), PRECISION, shape + ", fused, " + dispatch);
            }
        }
    }

    /** Each third of the shapes with gradients that are not clipped, that are all clipped, or of some members only. */
    @RepeatedTest(24)
    void learnsFromTheGradientOfThePlainNetwork(RepetitionInfo repetition) {
        assertLearns(repetition, Clipped.values()[repetition.getCurrentRepetition() % Clipped.values().length]);
    }

    @RepeatedTest(24)
    @EnabledIfSystemProperty(named = Thorough.PROPERTY, matches = "true")
    void learnsSoWhateverIsClipped(RepetitionInfo repetition) {
        for (Clipped clipped : Clipped.values()) {
            assertLearns(repetition, clipped);
        }
    }

    /** Whose gradients are longer than they may be. */
    private enum Clipped {
        NONE,
        ALL,
        SOME;

        double norm(double[] lengths) {
            double longest = Arrays.stream(lengths).max().orElseThrow();
            double shortest = Arrays.stream(lengths).min().orElseThrow();
            return switch (this) {
                case NONE -> 1e6;
                case ALL -> .1 * shortest;
                case SOME -> (longest + shortest) / 2;
            };
        }
    }

    private static void assertLearns(RepetitionInfo repetition, Clipped clipped) {
        SplittableRandom random = new SplittableRandom(2000 + repetition.getCurrentRepetition());
        NetworkShape shape = RandomShapes.of(repetition.getCurrentRepetition(), random);
        float[] parameters = parameters(shape, random);
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 41), random);
        long seed = random.nextLong();
        StepNoise noise = new StepNoise(shape, rows.count(), new SplittableRandom(seed));
        NetworkOracle.Descent expected = new NetworkOracle(shape, parameters).descent(rows, noise);
        double clipNorm = clipped.norm(lengths(expected.gradient(), shape.members()));
        for (Dispatch dispatch : Dispatch.values()) {
            assertLearns(shape, parameters, rows, seed, dispatch, expected, clipNorm);
        }
    }

    private static void assertLearns(
            NetworkShape shape,
            float[] parameters,
            RandomRows rows,
            long seed,
            Dispatch dispatch,
            NetworkOracle.Descent expected,
            double clipNorm) {
        try (FusionNetwork network = network(shape, dispatch, parameters);
                AdamW optimizer = new AdamW(network, .01, seed)) {
            optimizer.step(rows.minibatch(), 1e-3, clipNorm);
            float[] losses = floats(optimizer.meanLosses());
            assertClose(expected.losses(), losses, PRECISION, shape + ", loss, " + dispatch);
            double[] clipped = clipped(expected.gradient(), shape.members(), clipNorm);
            double[] first = Arrays.stream(clipped).map(g -> (1 - BETA1) * g).toArray();
            int size = clipped.length / shape.members();
            for (int member = 0; member < shape.members(); member++) {
                assertClose(
                        Arrays.copyOfRange(first, member * size, (member + 1) * size),
                        Arrays.copyOfRange(optimizer.state(0).firstMoment(), member * size, (member + 1) * size),
                        PRECISION,
                        shape + ", gradient of member " + member + " clipped to " + clipNorm + ", " + dispatch);
            }
        }
    }

    @RepeatedTest(4)
    void stepsAsAdamWInDoublePrecisionDoes(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(3100 + repetition.getCurrentRepetition());
        NetworkShape shape = RandomShapes.of(repetition.getCurrentRepetition(), random);
        float[] before = parameters(shape, random);
        long seed = random.nextLong();
        SplittableRandom draws = new SplittableRandom(seed);
        double decay = .3;
        double[] first = new double[before.length];
        double[] second = new double[before.length];
        Dispatch dispatch = Dispatch.values()[repetition.getCurrentRepetition() % 2];
        try (FusionNetwork network = network(shape, dispatch, before);
                AdamW optimizer = new AdamW(network, decay, seed)) {
            for (int step = 1; step <= 3; step++) {
                RandomRows rows = new RandomRows(shape, random.nextInt(2, 33), random);
                StepNoise noise = new StepNoise(shape, rows.count(), draws);
                double rate = 1e-3 * step;
                double[] gradient = clipped(
                        new NetworkOracle(shape, before).descent(rows, noise).gradient(), shape.members(), 1);
                optimizer.step(rows.minibatch(), rate, 1);
                for (int i = 0; i < gradient.length; i++) {
                    first[i] = BETA1 * first[i] + (1 - BETA1) * gradient[i];
                    second[i] = BETA2 * second[i] + (1 - BETA2) * gradient[i] * gradient[i];
                }
                assertClose(
                        first,
                        optimizer.state(0).firstMoment(),
                        PRECISION,
                        "first moment of step " + step + ", " + shape);
                assertClose(
                        second,
                        optimizer.state(0).secondMoment(),
                        PRECISION,
                        "second moment of step " + step + ", " + shape);
                float[] after = network.parameters();
                assertStep(before, after, optimizer, network.layout().mask(Slice::decays), rate, decay, step);
                before = after;
            }
        }
    }

    /** A step is taken from the moments as they are in single precision, since its first ones are nearly the gradient's sign. */
    private static void assertStep(
            float[] before, float[] after, AdamW optimizer, float[] mask, double rate, double decay, int step) {
        float[] first = optimizer.state(0).firstMoment();
        float[] second = optimizer.state(0).secondMoment();
        for (int i = 0; i < before.length; i++) {
            double mean = first[i] / (1 - Math.pow(BETA1, step));
            double spread = Math.sqrt(second[i] / (1 - Math.pow(BETA2, step)));
            double shrunk = before[i] * (1 - rate * decay * mask[i % mask.length]);
            double expected = shrunk - rate * mean / (spread + 1e-8);
            assertEquals(expected, after[i], PRECISION * rate + 2e-7 * Math.abs(expected), "parameter " + i);
        }
    }

    private static FusionNetwork network(NetworkShape shape, Dispatch dispatch, float[] parameters) {
        Execution execution =
                new Execution(Device.cpu(), dispatch, dispatch, dispatch == Dispatch.GROUPED, Precision.FLOAT32);
        return new FusionNetwork(shape, execution, List.of(LoadBalance.of(shape.fusion())), parameters);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Random parameters in which nothing is still 0 or 1 as at the start. */
    private static float[] parameters(NetworkShape shape, SplittableRandom random) {
        float[] values = new ParameterLayout(shape).start(shape.members(), random.nextLong());
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (.1 * random.nextGaussian());
        }
        return values;
    }

    private static double[] clipped(double[] gradient, int members, double clipNorm) {
        double[] lengths = lengths(gradient, members);
        int size = gradient.length / members;
        double[] clipped = new double[gradient.length];
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = gradient[i] * Math.min(1, clipNorm / (lengths[i / size] + 1e-6));
        }
        return clipped;
    }

    private static double[] lengths(double[] values, int members) {
        int size = values.length / members;
        double[] lengths = new double[members];
        for (int member = 0; member < members; member++) {
            lengths[member] = norm(Arrays.copyOfRange(values, member * size, (member + 1) * size));
        }
        return lengths;
    }

    private static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
    }

    private static void assertClose(double[] expected, float[] actual, double precision, String what) {
        assertEquals(expected.length, actual.length, what);
        double[] difference = new double[expected.length];
        Arrays.setAll(difference, i -> expected[i] - actual[i]);
        double error = norm(difference) / norm(expected);
        assertTrue(error <= precision, () -> what + ": relative error " + error);
    }
}
