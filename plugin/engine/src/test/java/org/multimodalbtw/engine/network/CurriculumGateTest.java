package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.Curriculum;

/** The curriculum's gates in the native network: all targets, lacking modalities, both dispatches and the GPU's form. */
class CurriculumGateTest {

    private static final String FORMS = "org.multimodalbtw.engine.network.TrialMethodsTest#forms";
    private static final int ROWS = 9;
    private static final int MODALITIES = 3;

    private static NetworkShape gated(NetworkShape plain) {
        return new NetworkShape(
                plain.target(),
                plain.modalities(),
                plain.fusion(),
                plain.members(),
                plain.weighted(),
                List.of(Curriculum.STANDARD));
    }

    /** Tokens, own outputs and the fused one. */
    private static List<float[]> outputs(TrialMethodsTest.Form form, NetworkShape shape, float[] parameters) {
        RandomRows rows = new RandomRows(form.shape(), ROWS, new SplittableRandom(8));
        try (FusionNetwork network = new FusionNetwork(shape, form.execution(), parameters);
                EncodedRows encoded = network.encode(rows.minibatch())) {
            return List.of(encoded.tokens(), encoded.own(), encoded.fuse());
        }
    }

    private static float[] without(NetworkShape plain, NetworkShape gated, float[] parameters) {
        return new ParameterLayout(plain).of(parameters, new ParameterLayout(gated));
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void atTheStartTheGatesLetAllThrough(TrialMethodsTest.Form form) {
        NetworkShape shape = gated(form.shape());
        float[] start = new ParameterLayout(shape).start(shape.members(), 5);
        List<float[]> plain = outputs(form, form.shape(), without(form.shape(), shape, start));
        List<float[]> gated = outputs(form, shape, start);
        for (int i = 0; i < plain.size(); i++) {
            assertArrayEquals(plain.get(i), gated.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aTokenGoesThroughTwiceTheSigmoidOfItsOwn(TrialMethodsTest.Form form) {
        NetworkShape shape = gated(form.shape());
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = layout.start(shape.members(), 5);
        Slice gates = layout.byName().get("gates");
        SplittableRandom random = new SplittableRandom(3);
        for (int member = 0; member < shape.members(); member++) {
            for (int i = 0; i < gates.size(); i++) {
                parameters[member * layout.size() + gates.offset() + i] = (float) random.nextGaussian();
            }
        }
        float[] plain = outputs(form, form.shape(), without(form.shape(), shape, parameters))
                .get(0);
        float[] gated = outputs(form, shape, parameters).get(0);
        int width = shape.fusion().width();
        for (int token = 0; token < plain.length / width; token++) {
            int start = token / MODALITIES / ROWS * layout.size() + gates.offset() + token % MODALITIES * width;
            double sum = 0;
            for (int i = 0; i < width; i++) {
                sum += plain[token * width + i] * parameters[start + i];
            }
            for (int i = 0; i < width; i++) {
                assertEquals(2 / (1 + Math.exp(-sum)) * plain[token * width + i], gated[token * width + i], 1e-5);
            }
        }
    }
}
