package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import org.multimodalbtw.engine.predict.RowPrediction;

/** Compares predictions. */
public final class Predictions {

    private Predictions() {}

    /**
     * @param expected predictions
     * @param actual predictions of the same rows in any order
     * @param precision largest difference of a value
     */
    public static void assertSame(List<RowPrediction> expected, List<RowPrediction> actual, double precision) {
        assertEquals(expected.size(), actual.size());
        Comparator<RowPrediction> byId = Comparator.comparing(RowPrediction::rowId);
        List<RowPrediction> left = expected.stream().sorted(byId).toList();
        List<RowPrediction> right = actual.stream().sorted(byId).toList();
        for (int i = 0; i < left.size(); i++) {
            assertSame(left.get(i), right.get(i), precision);
        }
    }

    /**
     * @param expected a prediction
     * @param actual another of the same row
     * @param precision largest difference of a value
     */
    public static void assertSame(RowPrediction expected, RowPrediction actual, double precision) {
        String row = expected.rowId();
        assertEquals(row, actual.rowId());
        same(expected.values(), actual.values(), precision, row + ", prediction");
        same(expected.weights(), actual.weights(), precision, row + ", weights");
        same(expected.divergences(), actual.divergences(), precision, row + ", divergences");
        for (int m = 0; m < expected.unimodal().length; m++) {
            String what = row + ", modality " + m;
            if (expected.unimodal()[m] == null || actual.unimodal()[m] == null) {
                assertEquals(expected.unimodal()[m] == null, actual.unimodal()[m] == null, what);
            } else {
                same(expected.unimodal()[m], actual.unimodal()[m], precision, what);
            }
        }
    }

    private static void same(double[] expected, double[] actual, double precision, String what) {
        if (precision > 0) {
            assertArrayEquals(expected, actual, precision, what);
        } else {
            assertArrayEquals(expected, actual, what);
        }
    }
}
