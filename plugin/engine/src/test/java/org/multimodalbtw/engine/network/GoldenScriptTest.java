package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.graph.ScriptForm;

/**
 * The networks compute what they always did, up to the names of variables: models on disk and their numbers stand on it. A script is named by
 * the number of its shape ({@link RandomShapes}) and that of its execution; together they hold every function, and every setting of the
 * fusion and the execution.
 */
class GoldenScriptTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "126-0", "126-1", "126-10", "126-11", "126-2", "126-3", "126-5", "126-6", "126-7", "126-8", "126-9",
                "132-4", "203-14", "254-13", "265-12", "295-15"
            })
    void computesWhatItAlwaysDid(String name) throws IOException {
        int shape = Integer.parseInt(name.substring(0, name.indexOf('-')));
        int number = Integer.parseInt(name.substring(name.indexOf('-') + 1));
        Execution execution = new Execution(
                Device.cpu(),
                Dispatch.values()[number / 8],
                Dispatch.values()[number / 4 % 2],
                number / 2 % 2 == 1,
                Precision.values()[number % 2]);
        NetworkGraph network = NetworkGraph.of(RandomShapes.of(shape, new SplittableRandom(shape)), execution);
        assertEquals(ScriptForm.of(golden(name)), ScriptForm.of(network.graph().script()));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = GoldenScriptTest.class.getResourceAsStream("/scripts/" + name + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
