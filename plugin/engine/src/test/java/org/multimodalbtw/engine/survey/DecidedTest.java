package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** What was decided of a column comes back from the texts at the column as it was. */
class DecidedTest {

    private static final Set<String> EMPTY = Set.of("", "NA");

    private static final List<CellReading> READINGS = List.of(
            CellReading.plain(Kind.NUMBER, CellReading.USUAL_EMPTY),
            CellReading.plain(Kind.CATEGORY, EMPTY),
            CellReading.plain(Kind.NUMBER, EMPTY).written(NumberText.Decimals.COMMA),
            CellReading.plain(Kind.NUMBER, EMPTY)
                    .written(NumberText.Decimals.POINT)
                    .besideLimits(),
            CellReading.plain(Kind.NUMBER, EMPTY)
                    .written(NumberText.Decimals.POINT)
                    .limits(),
            CellReading.plain(Kind.NUMBER, EMPTY).without(new double[] {-999, 9999}, 1e9),
            CellReading.plain(Kind.NUMBER, EMPTY)
                    .written(NumberText.Decimals.EITHER, new CellUnits("weight", "kg", 1), true, List.of("ra")),
            CellReading.plain(Kind.NUMBER, EMPTY)
                    .written(NumberText.Decimals.POINT, new CellUnits("saturation", "%", 100), false, List.of()),
            CellReading.plain(Kind.CATEGORY, EMPTY).spelt(Spellings.of(Map.of("left", 3, "Left", 1))),
            CellReading.codes('|', EMPTY));

    @Test
    void everyReadingComesBackAndReadsTheSame() {
        for (CellReading reading : READINGS) {
            Taken taken =
                    switch (reading.kind()) {
                        case NUMBER -> Taken.NUMBER;
                        case CODES -> Taken.CODES;
                        default -> Taken.CATEGORY;
                    };
            Decided decided = new Decided(taken, reading);
            Decided back = Decided.of(decided.properties(), reading.kind()).orElseThrow();
            assertEquals(decided, back);
            for (String cell : List.of(
                    "12,5", "<0.10", "3", "NA", "", "?", "a|b", "-999", "1e12", "3 lb", "0.97", "97 %", "198 H",
                    "LEFT")) {
                assertEquals(reading.isEmpty(cell), back.reading().isEmpty(cell), cell);
                assertEquals(reading.text(cell), back.reading().text(cell), cell);
                assertEquals(reading.number(cell), back.reading().number(cell), cell);
                assertEquals(
                        reading.isEmpty(reading.number(cell)),
                        back.reading().isEmpty(back.reading().number(cell)),
                        cell);
            }
            assertEquals(reading.hasLimits(), back.reading().hasLimits());
        }
    }

    @Test
    void readingsThatReadOtherwiseAreNotTheSame() {
        Set<String> texts = new TreeSet<>();
        READINGS.forEach(reading -> texts.add(reading.toString()));
        assertEquals(READINGS.size(), texts.size());
        assertNotEquals(READINGS.get(0), READINGS.get(1));
    }

    @Test
    void aReadingThatWasSavedWithoutUnitsReadsAsItDid() {
        Map<String, String> saved = Map.of(
                "multimodalbtw.taken-for",
                "number",
                "multimodalbtw.read-as",
                "{\"kind\":\"NUMBER\",\"empty\":[\"\",\"NA\"],\"decimals\":\"COMMA\",\"emptyNumbers\":[-999.0],\"farthest\":1.0E9}");
        CellReading reading = Decided.of(saved, Kind.NUMBER).orElseThrow().reading();
        assertEquals(12.5, reading.number("12,5 mg/dL"));
        assertEquals(12.5, reading.number("12,5 lb"), "units say nothing");
        assertTrue(reading.isEmpty(-999.) && reading.isEmpty(1e10) && !reading.isEmpty(1e8));
        assertEquals(saved, Decided.of(saved, Kind.NUMBER).orElseThrow().properties());
    }

    @Test
    void cellsOfSeveralUnitsAndSpellingsBecomeOne() {
        CellReading weights = READINGS.get(6);
        assertEquals(81.5, weights.number("81,5 kg"));
        assertEquals(3 * .45359237, weights.number("3 lb"), 1e-12);
        assertEquals(198, weights.number("198 H"));
        assertTrue(Double.isNaN(weights.number("3 mmol/L")), "it is not known how");
        assertEquals(97, READINGS.get(7).number("0.97"));
        assertEquals(97, READINGS.get(7).number("97 %"));
        assertEquals("left", READINGS.get(8).text("LEFT"));
        assertEquals("right", READINGS.get(8).text("right"));
    }

    @Test
    void theUsualWayNeedsNoText() {
        assertEquals(
                Map.of("multimodalbtw.taken-for", "number"), Decided.number().properties());
        Decided other = new Decided(Taken.CATEGORY, CellReading.plain(Kind.CATEGORY, EMPTY));
        assertTrue(other.properties().get("multimodalbtw.read-as").contains("\"NA\""));
    }

    @Test
    void aColumnThatWasChangedSinceIsOpen() {
        Map<String, String> number = Decided.number().properties();
        assertTrue(Decided.of(number, Kind.NUMBER).isPresent());
        assertEquals(Optional.empty(), Decided.of(number, Kind.CATEGORY), "numbers were made texts");
        assertEquals(Optional.empty(), Decided.of(Map.of(), Kind.NUMBER), "nothing was decided");
        Map<String, String> later = new HashMap<>(number);
        later.put("multimodalbtw.read-as", "{\"kind\":\"NUMBER\",\"way of a later version\":1}");
        assertFalse(Decided.of(later, Kind.NUMBER).isPresent());
        assertFalse(Decided.of(Map.of("multimodalbtw.taken-for", "thing of a later version"), Kind.NUMBER)
                .isPresent());
    }
}
