package org.multimodalbtw.engine.weight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class NormalTailTest {

    @Test
    void isThatOfSciPy() throws IOException {
        try (InputStream data =
                NormalTailTest.class.getResourceAsStream("/org/multimodalbtw/engine/evaluate/comparison.json")) {
            for (JsonNode one : new ObjectMapper().readTree(data).get("normalTail")) {
                double expected = one.get("above").asDouble();
                assertEquals(expected, NormalTail.above(one.get("z").asDouble()), 1e-9 * expected, one.toString());
            }
        }
    }
}
