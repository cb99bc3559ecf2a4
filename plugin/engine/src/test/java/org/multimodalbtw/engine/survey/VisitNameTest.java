package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitNameTest {

    @ParameterizedTest
    @CsvSource({
        "baseline, 0",
        "Baseline visit, 0",
        "baseline_arm_1, 0",
        "Aufnahme, 0",
        "month 3, 91.3125",
        "month_3_arm_1, 91.3125",
        "Month 3 visit, 91.3125",
        "M6, 182.625",
        "6 months, 182.625",
        "6-month follow-up, 182.625",
        "Woche 2, 14",
        "2 weeks post surgery, 14",
        "day 0, 0",
        "Day -7, -7",
        "-2 weeks, -14",
        "Month 1.5, 45.65625",
        "Screening, 0",
        "Tag 5, 5",
        "12h, 0.5",
        "Jahr 1, 365.25",
        "visit 2, 2",
        "Visite 3, 3",
        "V4, 4",
        "follow-up 2, 2",
        "Cycle #3, 3"
    })
    void aNameSaysWhenTheVisitWas(String text, double expected) {
        assertEquals(expected, VisitName.of(text), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unscheduled",
                "month",
                "3",
                "ICU 2",
                "ward 7",
                "grade 2",
                "stage 3",
                "may 3",
                "2 mg",
                "day of discharge",
                "x3",
                "N2",
                ""
            })
    void otherTextsAreNoVisits(String text) {
        assertTrue(Double.isNaN(VisitName.of(text)));
    }

    private static Optional<TimeReading> reading(List<String> texts) {
        TimeCells cells = new TimeCells("time");
        texts.forEach(cells::add);
        return cells.reading();
    }

    @Test
    void visitsOfAColumnAreCountedInOneWay() {
        assertEquals(Optional.of(TimeReading.VISITS), reading(List.of("baseline", "month 3", "week 26")));
        assertEquals(Optional.of(TimeReading.VISITS), reading(List.of("baseline", "V2", "V3")));
        assertEquals(Optional.empty(), reading(List.of("baseline", "V2", "month 3")), "the third visit or month");
        assertEquals(Optional.empty(), reading(List.of("baseline", "baseline")), "one moment is no series");
        assertEquals(Optional.empty(), reading(List.of("baseline", "month 3", "unscheduled", "unscheduled")));
        TimeCells mostly = new TimeCells("time");
        mostly.add("baseline", 60);
        mostly.add("month 3", 50);
        mostly.add("unscheduled", 4);
        assertEquals(Optional.of(TimeReading.VISITS), mostly.reading(), "rows count, not names");
    }
}
