package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.SeriesColumn.Content;

/** Numbers that say what was measured. */
class VariableCodesTest {

    private static SeriesRoles roles(SeriesColumn... columns) {
        return SeriesSurvey.of(List.of(columns));
    }

    private static SeriesColumn whole(String name) {
        return new SeriesColumn(name, Content.WHOLE_NUMBERS);
    }

    private static SeriesColumn numbers(String name) {
        return new SeriesColumn(name, Content.NUMBERS);
    }

    private static SeriesColumn time() {
        return new SeriesColumn("Abnahmezeit", Content.TIMES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Parametercode",
                "loinc_num",
                "test_no",
                "Analyt-Nr",
                "Laborcode",
                "param_id",
                "Untersuchungscode",
                "LOINC Code",
                "itemid"
            })
    void codesBesideAResultSayWhatWasMeasured(String name) {
        SeriesRoles found = roles(time(), whole("Fallnr"), whole(name), numbers("Ergebnis"));
        assertFalse(found.isWide());
        assertEquals(Optional.of(name), found.variable());
        assertEquals(List.of("Ergebnis"), found.values());
        assertEquals(List.of("Fallnr"), found.unused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"heart_rate", "drug_no", "measurement_no", "ward_id", "age", "paracetamol"})
    void otherNumbersBesideAResultAreNone(String name) {
        SeriesRoles found = roles(time(), whole(name), numbers("result"));
        assertTrue(found.isWide());
        assertEquals(Optional.empty(), found.variable());
    }

    @Test
    void withoutAResultEachColumnIsAVariable() {
        SeriesRoles found = roles(time(), whole("test_no"), numbers("potassium"), numbers("lactate"));
        assertTrue(found.isWide());
        assertEquals(List.of("test_no", "potassium", "lactate"), found.values());
        assertTrue(found.lines("id").stream().noneMatch(line -> line.contains("--set")));
    }

    @Test
    void aColumnOfItsNameIsBetter() {
        SeriesRoles found =
                roles(time(), whole("loinc_num"), new SeriesColumn("component", Content.WORDS), numbers("result"));
        assertEquals(Optional.of("component"), found.variable());
    }

    @Test
    void whereAnotherColumnMayNameThemTheWayIsSaid() {
        SeriesRoles found = roles(time(), whole("kennung"), numbers("result"));
        assertTrue(
                found.lines("id").stream().anyMatch(line -> line.contains("--set 'Series Encoder/variable=kennung'")));
        SeriesRoles chosen = found.chosen(Map.of(SeriesRole.VARIABLE, "kennung"));
        assertFalse(chosen.isWide());
        assertEquals(Optional.of("kennung"), chosen.variable());
        assertEquals(List.of("result"), chosen.values());
        assertTrue(chosen.isComplete());
    }
}
