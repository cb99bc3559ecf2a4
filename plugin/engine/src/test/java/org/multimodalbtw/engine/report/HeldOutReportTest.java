package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.weight.WeightSettings;

class HeldOutReportTest {

    @Test
    void aClassThatOnlyTestRowsAreOfMovesNoneOfTheOthers() {
        Labels labels = Labels.classification("ward")
                .add("r1", "b", Split.TRAIN)
                .add("r2", "c", Split.TRAIN)
                .add("r3", "c", Split.VALID)
                .add("r4", "a", Split.TEST)
                .build();
        OfClass learnt = new OfClass("ward", List.of("b", "c"));
        List<RowPrediction> heldOut = List.of(says("r1", .9, .1), says("r2", .2, .8), says("r3", .7, .3));
        HeldOutReport report = of(heldOut, labels, learnt);
        assertEquals(List.of("b", "c"), report.confusion().classes());
        assertArrayEquals(new long[][] {{1, 0}, {1, 1}}, report.confusion().counts());
        assertEquals(List.of(), report.mistakes());
        assertEquals(3, report.judged().rows());
        EventReport event = report.judged().events().get(0);
        assertEquals("b", event.name());
        assertEquals(1, event.calibration().size());
        assertEquals(.6, event.calibration().get(0).predicted(), 1e-12);
        assertEquals(1 / 3., event.calibration().get(0).observed().value(), 1e-12);
    }

    @Test
    void theMostFrequentMistakesComeFirst() {
        Labels.Builder labels = Labels.classification("ward");
        List<RowPrediction> heldOut = new ArrayList<>();
        for (int row = 0; row < 9; row++) {
            labels.add("r" + row, "abc".substring(row % 3, row % 3 + 1), Split.TRAIN);
            // a is taken for b twice and for c once, c for a once
            String said = List.of("b", "b", "c", "b", "b", "a", "c", "b", "c").get(row);
            heldOut.add(says("r" + row, says(said, "a"), says(said, "b"), says(said, "c")));
        }
        HeldOutReport report = of(heldOut, labels.build(), new OfClass("ward", List.of("a", "b", "c")));
        assertEquals(
                List.of(
                        new HeldOutReport.Mistake("a", "b", 2, 3),
                        new HeldOutReport.Mistake("a", "c", 1, 3),
                        new HeldOutReport.Mistake("c", "a", 1, 3)),
                report.mistakes());
    }

    private static double says(String said, String name) {
        return said.equals(name) ? .8 : .1;
    }

    private static HeldOutReport of(List<RowPrediction> heldOut, Labels labels, OfClass learnt) {
        ModelManifest manifest = new ModelManifest(
                learnt,
                List.of(),
                FusionSettings.defaults(),
                WeightSettings.defaults(),
                new ModelManifest.Training(5, 7, Map.of(), Optional.empty()),
                Map.of(),
                Map.of());
        return HeldOutReport.of(heldOut, labels, manifest, Optional.empty(), ProgressMonitor.NONE);
    }

    private static RowPrediction says(String id, double... probabilities) {
        return new RowPrediction(id, probabilities, new double[0], new double[0], probabilities, new double[0][]);
    }
}
