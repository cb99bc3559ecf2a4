package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** What new rows write for names and numbers that training rows have. */
class KnownNamesTest {

    private static CellReading knowing(Map<String, String> known, Kind kind) {
        return CellReading.plain(kind, Set.of("")).knowing(known);
    }

    @ParameterizedTest
    @CsvSource({
        "yes|no, Yes, yes",
        "yes|no, JA, yes",
        "yes|no, nein, no",
        "yes|no, true, yes",
        "yes|no, FALSE, no",
        "yes|no, y, yes",
        "yes|no, oui, yes",
        "ja|nein, yes, ja",
        "true|false, no, false",
        "Y|N, no, N",
        "positive|negative, POS, positive",
        "m|f, M, m",
        "Female|Male, female, Female",
        "ICU|ward  3, WARD 3, ward  3",
        "A|B|AB, ab, AB",
        "a|b, A, a",
        "true|false, 1, true",
        "ja|nein, J, ja",
        "Y|N, nein, N"
    })
    void oneOfTheNamesIsMeant(String names, String cell, String meant) {
        CellReading reading = knowing(KnownNames.of(List.of(names.split("\\|"))), Kind.CATEGORY);
        assertEquals(meant, reading.text(cell));
        assertEquals(meant, reading.meant(cell).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "yes|no, unknown",
        "yes|no, negative",
        "positive|negative, no",
        "yes|no|unknown, ja",
        "a|A|b, B1",
        "m|f, male",
        "yes|maybe, ja",
        "S|R, s i",
        "1|2, yes",
        "yes|no, nope",
        "no|yes, 1",
        "no|yes, 2",
        "positive|negative, 0",
        "present|absent, 1",
        "Y|N, F",
        "Y|N, t",
        "Y|N, true",
        "yes|no, f",
        "yes|no, j",
        "0|1, f",
        "0|1, n",
        "0|1, negative",
        "0|1, absent",
        "true|false, t",
        "T|F, true",
        "Y|N|F, no"
    })
    void whatMayMeanSomethingElseStaysAsItIs(String names, String cell) {
        CellReading reading = knowing(KnownNames.of(List.of(names.split("\\|"))), Kind.CATEGORY);
        assertEquals(cell, reading.text(cell));
        assertTrue(reading.meant(cell).isEmpty());
    }

    @Test
    void namesThatDifferInCaseAloneAreNoneTheOther() {
        Map<String, String> known = KnownNames.of(List.of("a", "A", "b"));
        assertEquals(Map.of("b", "b"), known);
    }

    @Test
    void wordsMeanTheNumbersOfAColumnOfOnesAndZeros() {
        CellReading reading = knowing(KnownNames.ofFlags(cells(1, 0, 1, 0)), Kind.NUMBER);
        assertEquals(1, reading.number("true"));
        assertEquals(0, reading.number("Nein"));
        assertEquals(1, reading.number("1"));
        assertEquals(0, reading.number("0.0"));
        assertTrue(reading.meant("1").isEmpty());
        for (String other : List.of(
                "f",
                "t",
                "n",
                "y",
                "x",
                "m",
                "pending",
                "yes and no",
                "negative",
                "absent",
                "positive",
                "present",
                "neg")) {
            assertTrue(Double.isNaN(reading.number(other)), other);
        }
    }

    @Test
    void otherNumbersHaveNoWords() {
        assertEquals(Map.of(), KnownNames.ofFlags(cells(1, 1, 1)));
        assertEquals(Map.of(), KnownNames.ofFlags(cells(0, 0)));
        assertEquals(Map.of(), KnownNames.ofFlags(cells(0, 1, 2)));
        assertEquals(Map.of(), KnownNames.ofFlags(cells(0.5, 1, 0)));
        assertEquals(Map.of(), KnownNames.ofFlags(cells(-1, 1, 0)));
    }

    private static ColumnCells cells(double... numbers) {
        ColumnCells cells = new ColumnCells("x", KnownRows.none(), true);
        for (double number : numbers) {
            cells.add(number, -1);
        }
        return cells;
    }

    @Test
    void wholeNumbersWithAPointMayLackIt() {
        Map<String, String> known = KnownNames.of(List.of("3.0", "12.0"));
        assertEquals("3.0", known.get("3"));
        assertEquals("12.0", known.get("12"));
        assertFalse(KnownNames.of(List.of("428.0", "250.83")).containsKey("428"));
        assertFalse(KnownNames.of(List.of("3", "12")).containsKey("3.0"));
    }
}
