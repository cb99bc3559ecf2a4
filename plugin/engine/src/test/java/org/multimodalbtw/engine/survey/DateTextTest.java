package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a date as it is written, and what only looks like one. */
class DateTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-31",
                "31.01.2024",
                "1/31/24",
                "1-31-24",
                "31 1 2024",
                "31-JAN/2024",
                "31 Jan 2024",
                "January 31, 2024",
                "Jan 2024",
                "März 2024",
                "1Jan2024",
                "2024-W05",
                "2024-01",
                "14:05",
                "2:05 p.m.",
                "20240131 1405",
                "2024-01-31T14:05:00Z"
            })
    void isADate(String text) {
        assertTrue(DateText.isDate(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P1999",
                "Jan2024",
                "ward 2024-31",
                "20240131_0042",
                "3.5",
                "A-2024-01-31",
                "-2024-01-31",
                "W05 24",
                "3.5/10",
                "7/10",
                "120/80",
                "9.5-10",
                "12/13.5",
                "1.5 10",
                "6/12-24",
                "4.5/10.0",
                "1/2.50"
            })
    void isNone(String text) {
        assertFalse(DateText.isDate(text));
    }
}
