package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ages with a letter or a word behind each number, in several languages. */
class WrittenAgesTest extends WrittenCohort {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter_korr|5J 10M|%dJ %dM|5.8333",
                "age|5 y 4 m|%d y %d m|5.3333",
                "age_ym|2y 1m|%dy %dm|2.0833",
                "edad|9a 11m|%da %dm|9.9167",
                "alter|13 J. 6 Mon.|%d J. %d Mon.|13.5",
                "idade|3 anos e 1 mês|%d anos e %d meses|3.0833",
                "age|13 years 6 months|%d years %d months|13.5",
                "alter|4J 6M 3T|%dJ %dM|4.5082",
                "follow_up|2y 6m|%dy %dm|2.5",
                "krankheitsdauer|4J 6M|%dJ %dM|4.5"
            })
    void yearsAndMonthsAreYears(String name, String first, String form, double years) throws IOException {
        column(name, row -> row == 0 ? first : form.formatted(1 + row % 14, row % 12));
        assertEquals(years, numbers(open().rows("labs"), 0).get(0), 1e-3);
        assertTrue(finding(name).reason().contains("are read as years, "), finding(name)::reason);
        assertTrue(finding(name).isSaid());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"edad|74a|%da|74", "alter|4 J|%d M|4", "age|74 y|%d y|74", "age|5 y 4 m|%d m|5.3333"})
    void aLetterBehindAnAgeIsItsUnit(String name, String first, String form, double years) throws IOException {
        column(name, row -> row % 3 == 0 ? first : form.formatted(2 + row % 60));
        assertEquals(years, numbers(open().rows("labs"), 0).get(0), 1e-3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter|4 Jahre|48 Monate",
                "alter|28 Tage|4 Wochen",
                "âge|4 ans|48 mois",
                "edad|11 años|132 meses",
                "eta|3 anni|36 mesi",
                "leeftijd|14 jr|168 mnd",
                "idade|5 anos|60 meses",
                "wiek|7 lat|84 mies.",
                "eta|28 gg|4 settimane"
            })
    void wordsOfTimesBecomeOneUnit(String name, String one, String other) throws IOException {
        column(name, row -> row % 3 == 0 ? other : row % 6 == 1 ? one : 1 + row + one.replaceAll("\\d", ""));
        double first = numbers(open().rows("labs"), 0).get(0);
        assertEquals(numbers(open().rows("labs"), 0).get(1), first, 1e-6);
        assertTrue(finding(name).reason().contains("20 cells are converted from "), finding(name)::reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"2h 30m|%dh %dm|2.5", "5d 4h|%dd %dh|124", "6 Std 30 Min|%d Std %d Min|6.5", "2j 3h|%dj %dh|51"})
    void durationsStayDurations(String first, String form, double hours) throws IOException {
        column("x", row -> row == 0 ? first : form.formatted(1 + row % 9, row % 24));
        assertEquals(hours, numbers(open().rows("labs"), 0).get(0), 1e-9);
        assertTrue(finding("x").reason().contains("durations, such as"), finding("x")::reason);
    }

    @Test
    void aGroupOfAgesAndAWardAreNoAges() throws IOException {
        column("age_group", row -> row % 2 == 0 ? "0-4J" : "5-9J");
        assertFalse(finding("age_group").reason().contains("years"), finding("age_group")::reason);
        column("ward", row -> 1 + row % 6 + "A");
        assertFalse(finding("ward").reason().contains("years"), finding("ward")::reason);
    }

    @Test
    void agesOfOneLetterAreReadAsBefore() throws IOException {
        column("age", row -> String.format("%03d%s", 5 + row, row % 9 == 0 ? "M" : "Y"));
        assertEquals(45, finding("age").reading().number("045Y"));
        assertEquals(Double.NaN, finding("age").reading().number("74a"));
        assertTrue(
                new ObjectMapper().writeValueAsString(finding("age").reading()).contains("\"YEARS\""));
    }
}
