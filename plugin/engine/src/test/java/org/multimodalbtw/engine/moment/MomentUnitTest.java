package org.multimodalbtw.engine.moment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.survey.TimeReading;

class MomentUnitTest {

    private static final KnownAt DAY = new KnownAt(24, 0, 0);

    private static Optional<String> said(KnownAt known, String column, TimeReading reading) {
        MemoryTable table = new MemoryTable(MemoryTable.number(column));
        return MomentUnit.sentence(known, column, new PatientTimes(table, reading, column, 0, null, -1));
    }

    @ParameterizedTest
    @CsvSource({"minute, minutes, 1440", "offset_min, minutes, 1440", "Tage, days, 1", "seconds_since, seconds, 86400"})
    void itCountsInTheUnitThatTheColumnNames(String column, String unit, String number) {
        assertEquals(
                Optional.of("The moment of prediction counts in the unit of column '" + column
                        + "', as its times do: 24 means 24 " + unit + ". For 24 hours, give " + number + "."),
                said(DAY, column, TimeReading.AS_IS));
    }

    @Test
    void aColumnWhoseNameSaysNothingIsNamed() {
        assertEquals(
                Optional.of(
                        "The moment of prediction counts in the unit of column 'time', as its times do: 24 is not hours unless these are."),
                said(DAY, "time", TimeReading.AS_IS));
        assertEquals(
                Optional.of(
                        "The moment of prediction counts in the unit of column 'visit', as its times do: 24 means 24 days."
                                + " For 24 hours, give 1."),
                said(DAY, "visit", TimeReading.VISITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hours", "h", "Stunde", "time_hr"})
    void hoursNeedNoWord(String column) {
        assertEquals(Optional.empty(), said(DAY, column, TimeReading.AS_IS));
    }

    @Test
    void datesCountInHoursAndTheStartInNothing() {
        assertEquals(Optional.empty(), said(DAY, "minute", TimeReading.DATES));
        assertEquals(Optional.empty(), said(DAY, "minute", TimeReading.CLOCK));
        assertEquals(Optional.empty(), said(new KnownAt(0, 0, 0), "minute", TimeReading.AS_IS));
        assertEquals(
                Optional.of(
                        "The moment of prediction counts in the unit of column 'minute', as its times do: 12 means 12 minutes."
                                + " For 12 hours, give 720."),
                said(new KnownAt(0, 0, 12), "minute", TimeReading.AS_IS));
    }
}
