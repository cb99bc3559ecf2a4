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
            for (String cell : List.of("12,5", "<0.10", "3", "NA", "", "?", "a|b", "-999", "1e12")) {
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
