package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.SeriesColumn.Content;

/** Columns that count hours and days are times, and lengths of stays and supplies are none. */
class CountedTimesTest {

    private static Optional<String> time(String... names) {
        List<SeriesColumn> columns = Stream.of(names)
                .map(name -> new SeriesColumn(name, name.equals("HR") ? Content.NUMBERS : Content.WHOLE_NUMBERS))
                .toList();
        return SeriesSurvey.of(columns).time();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ICULOS",
                "icu_hour",
                "HospitalDay",
                "study_day",
                "hour_of_stay",
                "DayNo",
                "POD",
                "post_op_day",
                "postoperative_day",
                "Liegetag",
                "Studientag",
                "week",
                "VisitMonth",
                "day_index"
            })
    void aCountIsTheTime(String name) {
        assertEquals(Optional.of(name), time("HR", "SBP", "Age", name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "los",
                "hospital_los",
                "actualiculos",
                "unabridgedunitlos",
                "days_supply",
                "refill_days",
                "podium",
                "weekly_dose"
            })
    void aLengthIsNone(String name) {
        assertEquals(Optional.empty(), time("HR", "SBP", "Age", name));
    }

    @Test
    void aDateIsBetterThanACount() {
        List<SeriesColumn> columns = List.of(
                new SeriesColumn("chart_date", Content.DAYS),
                new SeriesColumn("week", Content.WHOLE_NUMBERS),
                new SeriesColumn("days_supply", Content.WHOLE_NUMBERS),
                new SeriesColumn("hr", Content.NUMBERS),
                new SeriesColumn("sbp", Content.NUMBERS));
        assertEquals(Optional.of("chart_date"), SeriesSurvey.of(columns).time());
        assertFalse(SeriesSurvey.of(columns).lacking().containsKey(SeriesRole.TIME));
    }
}
