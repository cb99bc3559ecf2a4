package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.encode.PointInTime;

class WrittenTimeTest {

    private static double hours(String time) {
        return PointInTime.hours(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "30.03.21 17:19, 2021-03-30T17:19",
        "30.03.21, 2021-03-30T00:00",
        "1.2.99 8:05, 1999-02-01T08:05",
        "30.03.2021 17.19 Uhr, 2021-03-30T17:19",
        "30.03.2021 17:19 Uhr, 2021-03-30T17:19",
        "30.03.2021 17h19, 2021-03-30T17:19",
        "04-MAR-21 02.05.06.000000 PM, 2021-03-04T14:05:06",
        "04-MAR-21 12.05.06.500000 AM, 2021-03-04T00:05:06.500",
        "04-MAR-21, 2021-03-04T00:00",
        "04MAR21:14:05:06, 2021-03-04T14:05:06",
        "4 Mar 21 14:05, 2021-03-04T14:05",
        "Mar  4 2021  2:05PM, 2021-03-04T14:05",
        "Mar 14 2021 12:05AM, 2021-03-14T00:05",
        "'March 4, 2021 2:05 p.m.', 2021-03-04T14:05",
        "2021-03-30 5:19 PM, 2021-03-30T17:19",
        "2021-03-30 12:19:07 pm, 2021-03-30T12:19:07",
        "2021/03/30 17.19, 2021-03-30T17:19",
        "20210330171905, 2021-03-30T17:19:05",
        "202103301719, 2021-03-30T17:19",
        "20210330171905+0200, 2021-03-30T15:19:05",
        "20210330171905.123Z, 2021-03-30T17:19:05"
    })
    void timesOfSystemsAreRead(String text, String expected) {
        assertTrue(WrittenTime.is(text) || text.length() < 10, text);
        assertEquals(hours(expected), TimeReading.DATES.of(text), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "13/02/24 14h05, DAY_FIRST, 2024-02-13T14:05",
        "03/14/2021 2:05 PM, MONTH_FIRST, 2021-03-14T14:05",
        "03/04/21 2:05:07 AM, MONTH_FIRST, 2021-03-04T02:05:07",
        "03/04/21, DAY_FIRST, 2021-04-03T00:00"
    })
    void theOrderOfDayAndMonthIsThatOfTheColumn(String text, TimeReading reading, String expected) {
        assertEquals(hours(expected), reading.of(text), 1e-6);
        assertTrue(Double.isNaN(TimeReading.DATES.of(text)), "in one way only");
    }

    @ParameterizedTest
    @CsvSource({"14h05, 14.0833333", "2:05 PM, 14.0833333", "12:30 am, 0.5", "8 h 30, 8.5", "17:19 Uhr, 17.3166667"})
    void timesOfDay(String text, double expected) {
        assertEquals(expected, TimeReading.CLOCK.of(text), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.50",
                "0.5",
                "1.02.3",
                "13.13.21",
                "31.02.2021 10:00",
                "2021-03-30 25:19",
                "2021-03-30 13:05 PM",
                "20211330171905",
                "99999999999999",
                "Ward 4 2021",
                "ICD 10 2021",
                "1:2",
                "25h10",
                "10h",
                "120/80",
                "may be 2021",
                "21-03-04",
                ""
            })
    void othersAreNoTimes(String text) {
        assertTrue(Double.isNaN(TimeReading.DATES.of(text)), text);
        assertTrue(Double.isNaN(TimeReading.CLOCK.of(text)), text);
    }

    private static TimeCells numbers(String column, double... numbers) {
        TimeCells cells = new TimeCells(column);
        for (int times = 0; times < 10; times++) {
            for (double number : numbers) {
                cells.add(number);
            }
        }
        return cells;
    }

    @Test
    void numbersThatAreDates() {
        assertEquals(
                Optional.of(TimeReading.DATE_NUMBERS),
                numbers("time", 20210330, 20210401).reading());
        assertEquals(
                Optional.of(TimeReading.DATE_NUMBERS),
                numbers("x", 20210330171905., 20210401080000.).reading());
        assertEquals(
                Optional.of(TimeReading.DATE_NUMBERS),
                numbers("date_time", 44285.72, 44287.3).reading());
        assertEquals(hours("2021-03-30T17:19:05"), TimeReading.DATE_NUMBERS.of(20210330171905.), 1e-6);
        assertEquals(hours("2021-03-30T12:00"), TimeReading.DATE_NUMBERS.of(44285.5), 1e-6);
        assertTrue(Double.isNaN(TimeReading.DATE_NUMBERS.of(12)));
        assertEquals(
                Optional.of(TimeReading.AS_IS),
                numbers("minute", 44285.72, 44287.3).reading(),
                "since a start");
        assertEquals(
                Optional.of(TimeReading.AS_IS),
                numbers("time", 20210330, 20211301).reading(),
                "no month");
        assertEquals(Optional.of(TimeReading.AS_IS), numbers("date", 3, 44287).reading(), "one is of a start");
    }

    @Test
    void numbersOfTwoKindsAreNoTimes() {
        TimeCells mixed = numbers("time", 1617124771, 168, 1617124999);
        assertEquals(Optional.empty(), mixed.reading());
        assertEquals(
                "Column 'time' holds numbers of two kinds: 20 are so large that they may be points in time, such as 1617124771, and 10 are "
                        + "not, such as 168.",
                mixed.fault("time"));
        assertEquals(
                Optional.of(TimeReading.AS_IS), numbers("time", 100, 168, 2880).reading());
    }

    @Test
    void aMidnightThatSaysNothingIsPassedOver() {
        assertEquals("2021-03-30", WrittenTime.withoutMidnight("2021-03-30 00:00:00.000"));
        assertEquals("3/30/2021", WrittenTime.withoutMidnight("3/30/2021 12:00:00 AM"));
        assertEquals("2021-03-30 00:00:01", WrittenTime.withoutMidnight("2021-03-30 00:00:01"));
        assertEquals("00:00", WrittenTime.withoutMidnight("00:00"));
    }
}
