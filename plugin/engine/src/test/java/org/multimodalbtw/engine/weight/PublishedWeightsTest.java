package org.multimodalbtw.engine.weight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/**
 * The preset "as published" gives the released code's weights; {@code src/test/python/published_golden.py} worked them out with NumPy, SciPy
 * and scikit-learn.
 */
class PublishedWeightsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode recorded;

    PublishedWeightsTest() throws IOException {
        try (InputStream data = PublishedWeightsTest.class.getResourceAsStream("published.json")) {
            recorded = JSON.readTree(data);
        }
    }

    @Test
    void ofClasses() {
        JsonNode golden = recorded.get("classes");
        double[][][] own = JSON.convertValue(golden.get("own"), double[][][].class);
        double[][] fused = JSON.convertValue(golden.get("fused"), double[][].class);
        double[] information = new double[own.length];
        for (int m = 0; m < own.length; m++) {
            MutualInformation.OfClasses counts = new MutualInformation.OfClasses(fused[0].length);
            for (int row = 0; row < fused.length; row++) {
                counts.count(own[m][row], fused[row]);
            }
            information[m] = counts.value();
            for (int row = 0; row < fused.length; row++) {
                assertEquals(
                        golden.get("divergences").get(row).get(m).asDouble(),
                        Divergence.ofClasses(own[m][row], fused[row]),
                        1e-5);
            }
        }
        assertWeights(golden, information, 1e-9);
    }

    @Test
    void ofNumbers() {
        JsonNode golden = recorded.get("numbers");
        double[][] own = JSON.convertValue(golden.get("own"), double[][].class);
        double[] fused = JSON.convertValue(golden.get("fused"), double[].class);
        double[] information = new double[own.length];
        for (int m = 0; m < own.length; m++) {
            information[m] = MutualInformation.byNeighbours(own[m], fused);
            for (int row = 0; row < fused.length; row++) {
                double divergence = Divergence.ofNormals(
                        own[m][row],
                        golden.get("spreads").get(m).asDouble(),
                        fused[row],
                        golden.get("spread").asDouble());
                assertEquals(golden.get("divergences").get(row).get(m).asDouble(), Math.max(1e-5, divergence), 1e-12);
            }
        }
        assertWeights(golden, information, 1e-6);
    }

    private static void assertWeights(JsonNode golden, double[] information, double tolerance) {
        assertArrayEquals(
                JSON.convertValue(golden.get("information"), double[].class), information, tolerance, "information");
        BtwWeights rule = new BtwWeights(WeightSettings.asPublished(), information);
        for (int row = 0; row < golden.get("weights").size(); row++) {
            double[] divergences = JSON.convertValue(golden.get("divergences").get(row), double[].class);
            double[] expected = JSON.convertValue(golden.get("weights").get(row), double[].class);
            assertArrayEquals(expected, rule.unblended(divergences), 1e-5, "row " + row);
        }
    }
}
