package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.decide.Alarm;
import org.multimodalbtw.engine.decide.AlarmRule;
import org.multimodalbtw.engine.decide.Confusion;
import org.multimodalbtw.engine.decide.OperatingPoint;
import org.multimodalbtw.engine.decide.SubgroupColumn;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.report.JudgedRows.Row;

class JudgementTest {

    private static final OfClass TWO = new OfClass("outcome", List.of("died", "survived"));

    private static Judgement of(JudgedRows rows, Target target, Optional<Reference> reference) {
        return Judgement.of(rows, target, reference, 1, ProgressMonitor.NONE);
    }

    /** Forty rows; the first ten died, with probabilities from .99 down; every fourth lacks imaging. */
    private static JudgedRows forty() {
        JudgedRows rows = new JudgedRows(List.of("labs", "imaging"));
        for (int row = 0; row < 40; row++) {
            double died = .99 - row / 50.;
            double[] truth = row < 10 ? new double[] {1, 0} : new double[] {0, 1};
            rows.add(new Row(new double[] {died, 1 - died}, truth, new boolean[] {false, row % 4 == 0}, null));
        }
        return rows;
    }

    @Test
    void aPerfectOrderHasThePerfectCurve() {
        Judgement judged = of(forty(), TWO, Optional.empty());
        assertEquals(40, judged.rows());
        assertEquals(1, judged.events().size());
        EventReport event = judged.events().get(0);
        assertEquals("died", event.name(), "the rarer one");
        assertEquals(10, event.events());
        assertEquals(1, event.ranking().auroc().value(), 1e-12);
        assertEquals(1, event.ranking().auprc().value(), 1e-12);
        double[][] curve = event.ranking().curve();
        assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, 0, 0, 1}, curve[0]);
        assertArrayEquals(new double[] {.81, 1, 0, 1}, curve[10], 1e-9);
        assertArrayEquals(new double[] {.21, 1, 1, .25}, curve[curve.length - 1], 1e-9);
        assertEquals(2, event.calibration().size());
        assertEquals(.5, event.calibration().get(1).observed().value(), "ten of the upper twenty");
        assertEquals(1 / 40., event.decision().benefit()[98][1], "from 99 % on the first row alone has an alarm");
    }

    @Test
    void theModelSaysWhichEventAndFromWhenAnAlarmIsGiven() {
        Reference reference = new Reference(
                new double[] {.3, .7},
                OptionalInt.of(1),
                List.of(),
                List.of(new Alarm(1, .25, new AlarmRule(AlarmRule.Kind.VALUE, .25), new Confusion(1, 1, 1, 1))));
        EventReport event = of(forty(), TWO, Optional.of(reference)).events().get(0);
        assertEquals("survived", event.name());
        assertEquals(.25, event.decision().alarm());
        assertEquals(
                List.of(.05, .1, .2, .25, .3, .5),
                event.decision().points().stream()
                        .map(OperatingPoint::threshold)
                        .toList());
    }

    @Test
    void rowsThatLackAModalityAreToldApart() {
        JudgedRows rows = forty().by(SubgroupColumn.ofTexts(
                "ward",
                IntStream.range(0, 40)
                        .mapToObj(row -> row < 3 ? "icu" : "other")
                        .toArray(String[]::new)));
        Judgement.Subgroups subgroups = of(rows, TWO, Optional.empty()).subgroups();
        assertEquals("AUROC", subgroups.measure());
        assertEquals(
                List.of("all rows ", "ward other", "ward others", "lacks imaging no", "lacks imaging yes"),
                subgroups.lines().stream()
                        .map(line -> line.column() + " " + line.value())
                        .toList());
        assertEquals(10, subgroups.lines().get(4).rows());
        assertEquals(3, subgroups.lines().get(4).events());
        assertTrue(subgroups.lines().get(4).note().length() > 0, "three events are too few");
        assertThrows(IllegalArgumentException.class, () -> rows.by(SubgroupColumn.ofTexts("ward", "icu")));
    }

    @Test
    void ofManyClassesTheFirstTwelveAreShownAndTheOthersCounted() {
        List<String> classes =
                IntStream.range(0, 30).mapToObj(place -> "c" + place).toList();
        JudgedRows rows = new JudgedRows(List.of("labs"));
        for (int row = 0; row < 90; row++) {
            double[] truth = new double[30];
            truth[row % 30] = 1;
            double[] said = new double[30];
            said[row % 30] = .6;
            said[(row + 1) % 30] = .4;
            rows.add(new Row(said, truth, new boolean[1], null));
        }
        Reference reference = new Reference(new double[30], OptionalInt.of(7));
        Judgement judged = of(rows, new OfClass("ward", classes), Optional.of(reference));
        assertEquals(18, judged.eventsLeft());
        assertEquals(
                List.of("c7", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c8", "c9", "c10", "c11"),
                judged.events().stream().map(EventReport::name).toList());
    }

    @Test
    void labelsAreEventsAndNumbersAreNot() {
        JudgedRows rows = new JudgedRows(List.of("labs"));
        for (int row = 0; row < 40; row++) {
            rows.add(new Row(new double[] {row}, new double[] {2 * row}, new boolean[] {row % 2 == 0}, null));
        }
        Judgement judged = of(rows, new OfNumber("days"), Optional.empty());
        assertEquals(List.of(), judged.events());
        assertEquals(2, judged.numbers().size());
        assertEquals(19, judged.numbers().get(0).observed().value(), 1e-12);
        assertEquals("Mean absolute error", judged.subgroups().measure());
        assertEquals(19.5, judged.subgroups().lines().get(0).quality().value(), 1e-12);
        OfLabels labels = new OfLabels("findings", List.of("sepsis", "stroke"));
        assertEquals(
                List.of("sepsis", "stroke"),
                of(forty(), labels, Optional.empty()).events().stream()
                        .map(EventReport::name)
                        .toList());
        assertEquals(
                List.of(),
                of(new JudgedRows(List.of("labs")), TWO, Optional.empty()).events());
    }
}
