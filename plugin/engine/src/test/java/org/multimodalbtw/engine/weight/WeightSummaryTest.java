package org.multimodalbtw.engine.weight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeightSummaryTest {

    private static final double NONE = Double.NaN;
    private static final double[] UNKNOWN = {NONE, NONE, NONE};

    @Test
    void describesTheWeightsOfTheRowsThatHaveTheModality() {
        WeightSummary summary = WeightSummary.of(List.of("labs", "imaging", "notes"))
                .add("ill", new double[] {1, 1, 1}, new double[] {.1, .2, .3})
                .add("ill", new double[] {2, NONE, 0}, new double[] {.3, NONE, .5})
                .add("well", new double[] {1.5, 1, .5}, new double[] {.2, .4, .1})
                .add("well", new double[] {.5, 1.5, NONE}, new double[] {.2, .6, NONE})
                .build();
        WeightSummary.Spread labs = summary.modalities().get(0);
        assertEquals(4, labs.rows());
        assertEquals(0, labs.missingShare());
        assertEquals(1.25, labs.mean(), 1e-12);
        assertEquals(.6454972243679028, labs.deviation(), 1e-12);
        assertEquals(.5, labs.fiveNumbers().minimum());
        assertEquals(.875, labs.fiveNumbers().lowerQuartile(), 1e-12);
        assertEquals(1.25, labs.fiveNumbers().median(), 1e-12);
        assertEquals(1.625, labs.fiveNumbers().upperQuartile(), 1e-12);
        assertEquals(2, labs.fiveNumbers().maximum());
        assertEquals(.25, labs.dominatingShare(), 1e-12);
        assertEquals(.2, labs.meanDivergence(), 1e-12);
        WeightSummary.Spread imaging = summary.modalities().get(1);
        assertEquals(3, imaging.rows());
        assertEquals(.25, imaging.missingShare(), 1e-12);
        assertEquals(.4, imaging.meanDivergence(), 1e-12);
        assertEquals(
                List.of("ill", "well"),
                summary.groups().stream().map(WeightSummary.Group::name).toList());
        assertArrayEquals(new double[] {1.5, 1, .5}, summary.groups().get(0).meanWeights(), 1e-12);
        assertArrayEquals(new double[] {1, 1.25, .5}, summary.groups().get(1).meanWeights(), 1e-12);
    }

    @Test
    void groupsNumbersByThirdsOfThePrediction() {
        WeightSummary.Builder builder = WeightSummary.of(List.of("labs"));
        for (double value : new double[] {7, 1, 4, 2, 6, 3, 5}) {
            builder.add(value, new double[] {value}, new double[] {NONE});
        }
        List<WeightSummary.Group> groups = builder.build().groups();
        assertEquals(
                List.of(2L, 3L, 2L),
                groups.stream().map(WeightSummary.Group::rows).toList());
        assertEquals(1.5, groups.get(0).meanWeights()[0], 1e-12);
        assertEquals(4, groups.get(1).meanWeights()[0], 1e-12);
        assertEquals(6.5, groups.get(2).meanWeights()[0], 1e-12);
    }

    @Test
    void warnsOfDominanceOfRareModalitiesAndOfRowsWithOneOrNone() {
        WeightSummary summary = WeightSummary.of(List.of("labs", "imaging", "notes"))
                .add(new double[] {1.95, .05, NONE}, UNKNOWN)
                .add(new double[] {1.99, .01, NONE}, UNKNOWN)
                .add(new double[] {1, NONE, NONE}, UNKNOWN)
                .add(new double[] {NONE, NONE, NONE}, UNKNOWN)
                .build();
        String warnings = String.join(" ", summary.warnings());
        assertTrue(warnings.contains("1 row has no modality at all."), warnings);
        assertTrue(warnings.contains("1 row has one modality only"), warnings);
        assertTrue(warnings.contains("'labs' carries more than 90 % of the weight in 100 % of its rows"), warnings);
        assertTrue(warnings.contains("'imaging' has a mean weight below 0.1"), warnings);
        assertTrue(warnings.contains("'notes' is in no row."), warnings);
        assertTrue(Double.isNaN(summary.modalities().get(2).mean()));
        assertTrue(summary.groups().isEmpty());
    }

    @Test
    void saysThatAnUnweightedModelHasNothingToCompare() {
        WeightSummary equal = WeightSummary.of(List.of("labs", "imaging"))
                .add(new double[] {1, 1}, new double[] {0, 0})
                .build();
        assertEquals(
                List.of("Every present modality weighs the same in every row: there is nothing to compare."),
                equal.warnings());
        WeightSummary different = WeightSummary.of(List.of("labs", "imaging"))
                .add(new double[] {1.2, .8}, new double[] {0, 0})
                .build();
        assertFalse(different.warnings().equals(equal.warnings()));
    }

    @Test
    void refusesARowOfAnotherLength() {
        WeightSummary.Builder builder = WeightSummary.of(List.of("labs"));
        double[] one = {1};
        double[] two = {1, 1};
        assertThrows(IllegalArgumentException.class, () -> builder.add(two, one));
        assertThrows(IllegalArgumentException.class, () -> builder.add(one, two));
    }
}
