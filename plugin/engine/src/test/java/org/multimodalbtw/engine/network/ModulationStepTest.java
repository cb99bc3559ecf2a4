package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.GradientModulation;
import org.multimodalbtw.engine.method.TrainingMethod;

/** Gradient modulation in the native step: for all targets, with missing modalities, both dispatches and the GPU's form. */
class ModulationStepTest {

    private static final int ROWS = 14;
    private static final int MEMBERS = 2;
    private static final int MODALITIES = 3;
    private static final double RATE = 1e-2;

    static List<TrialMethodsTest.Form> forms() {
        return TrialMethodsTest.forms().toList();
    }

    /** Parameters, and first moments, which after one step are a tenth of the gradient. */
    private record Step(float[] start, float[] parameters, float[] moments, ParameterLayout layout) {}

    private static Step step(TrialMethodsTest.Form form, List<TrainingMethod> methods, Consumer<Minibatch> brought) {
        NetworkShape shape = form.withoutDropout().shape();
        ParameterLayout layout = ParameterLayout.of(shape, methods);
        float[] start = layout.start(MEMBERS, 5);
        RandomRows rows = new RandomRows(shape, ROWS, new SplittableRandom(3));
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), methods, start.clone());
                AdamW optimizer = new AdamW(network, 0, 9)) {
            Minibatch batch = rows.minibatch();
            brought.accept(batch);
            optimizer.step(batch, RATE, 1e9);
            return new Step(start, network.parameters(), optimizer.state(0).firstMoment(), layout);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theUpdateOfAModalityIsScaledAndNoOther(TrialMethodsTest.Form form) {
        float[] factors = {.463f, 1, .7f, 1, .2f, 1};
        Step plain = step(form, List.of(), batch -> {});
        Step modulated = step(
                form,
                List.of(GradientModulation.STANDARD),
                batch -> batch.bring(GradientModulation.FACTORS, factors, MEMBERS, MODALITIES));
        assertArrayEquals(plain.moments(), modulated.moments(), 1e-7f, "the gradient itself is as it was");
        List<String> names = List.of("labs/", "notes/", "scan/");
        int scaled = 0;
        for (int member = 0; member < MEMBERS; member++) {
            for (Slice slice : plain.layout().byName().values()) {
                String owner = slice.name().substring(0, slice.name().indexOf('/') + 1);
                int modality = names.indexOf(owner);
                double factor = modality < 0 ? 1 : factors[member * MODALITIES + modality];
                scaled += factor < 1 ? 1 : 0;
                for (int i = 0; i < slice.size(); i++) {
                    int at = member * plain.layout().size() + slice.offset() + i;
                    double whole = plain.parameters()[at] - plain.start()[at];
                    assertEquals(
                            factor * whole,
                            modulated.parameters()[at] - modulated.start()[at],
                            1e-6,
                            slice.name());
                }
            }
        }
        assertTrue(scaled > 10, "parameters of modalities are found by whom they belong to");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void noiseIsAsWideAsTheGradientOfEachParameterOfAModality(TrialMethodsTest.Form form) {
        GradientModulation noisy = new GradientModulation(0, GradientModulation.STANDARD.epochs(), false, true);
        int size = new ParameterLayout(form.shape()).size();
        SplittableRandom random = new SplittableRandom(8);
        float[] noise = new float[MEMBERS * size];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        Step plain = step(form, List.of(), batch -> {});
        Step none = step(
                form,
                List.of(noisy),
                batch -> batch.bring(GradientModulation.NOISE, new float[noise.length], MEMBERS, size));
        assertArrayEquals(plain.moments(), none.moments(), 1e-7f);
        Step with = step(form, List.of(noisy), batch -> batch.bring(GradientModulation.NOISE, noise, MEMBERS, size));
        for (int member = 0; member < MEMBERS; member++) {
            for (Slice slice : plain.layout().byName().values()) {
                int from = member * size + slice.offset();
                boolean isOfOne = slice.name().matches("(labs|notes|scan)/.*") && slice.size() > 1;
                double deviation = isOfOne ? deviation(plain.moments(), from, slice.size()) : 0;
                for (int i = from; i < from + slice.size(); i++) {
                    double expected = plain.moments()[i] + deviation * noise[i];
                    assertEquals(expected, with.moments()[i], 1e-6 + 1e-5 * deviation, slice.name());
                }
            }
        }
        assertNotEquals(plain.moments()[0], with.moments()[0]);
    }

    private static double deviation(float[] values, int from, int size) {
        double mean = 0;
        for (int i = from; i < from + size; i++) {
            mean += values[i] / size;
        }
        double squares = 0;
        for (int i = from; i < from + size; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / (size - 1));
    }
}
