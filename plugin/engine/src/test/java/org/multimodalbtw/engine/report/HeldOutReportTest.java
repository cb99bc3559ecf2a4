package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

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
        HeldOutReport report = HeldOutReport.of(heldOut, labels, learnt);
        assertEquals(List.of("b", "c"), report.confusion().classes());
        assertArrayEquals(new long[][] {{1, 0}, {1, 1}}, report.confusion().counts());
        assertEquals("the class 'c'", report.calibrated());
        assertEquals(
                List.of(
                        new HeldOutReport.Bin(.1, 1, .1, 0),
                        new HeldOutReport.Bin(.3, 1, .3, 1),
                        new HeldOutReport.Bin(.8, 1, .8, 1)),
                report.calibration());
    }

    private static RowPrediction says(String id, double... probabilities) {
        return new RowPrediction(id, probabilities, new double[0], new double[0], probabilities, new double[0][]);
    }
}
