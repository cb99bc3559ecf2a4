package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.Taken;

/** Texts and lists of names of which some words alone tell the outcome, and values with their names. */
class TellingWordsTest extends WrittenCohort {

    private static final String TELLS = "alone tells the outcome of 100 % of the rows";
    private static final String[] FINDINGS = {"LVOLT", "AFIB", "PVC", "LAD", "IRBBB", "STACH"};

    private static boolean isDead(int row) {
        return outcome(row).equals("died");
    }

    private static String others(int row) {
        return FINDINGS[row % 6] + ";" + FINDINGS[(row * 5 + 1 + row / 6) % 6] + ";" + FINDINGS[(row * 7 + 3) % 6];
    }

    private void notes(IntFunction<String> text) throws IOException {
        write("labs.csv", "id,remarks", row -> id(row) + ",\"" + text.apply(row) + '"');
    }

    @Test
    void aListWithANameOfTheOutcomeIsNamed() throws IOException {
        column("codes", row -> others(row) + (isDead(row) ? ";Z51.5" : ""));
        assertEquals(Taken.CODES, finding("codes").taken());
        assertTrue(finding("codes").reason().contains(TELLS), finding("codes")::reason);
        assertTrue(finding("codes").isUsed());
    }

    @Test
    void aListOfOtherNamesIsNot() throws IOException {
        column("codes", TellingWordsTest::others);
        assertEquals(Taken.CODES, finding("codes").taken());
        assertFalse(finding("codes").reason().contains("tells"), finding("codes")::reason);
        column("codes", row -> others(row) + (isDead(row) == row % 4 > 0 ? ";Z51.5" : ""));
        assertFalse(finding("codes").reason().contains("tells"), finding("codes")::reason);
    }

    @Test
    void aTextThatSaysTheOutcomeIsNamed() throws IOException {
        notes(row -> "Patient " + row + " of ward " + row % 7 + " came by ambulance, later "
                + (isDead(row) ? "died." : "went home."));
        assertEquals(Taken.TEXT, finding("remarks").taken());
        assertTrue(finding("remarks").reason().contains(TELLS), finding("remarks")::reason);
    }

    @Test
    void aTextThatDoesNotIsNot() throws IOException {
        notes(row -> "Patient " + row + " of ward " + row % 7 + " came by ambulance, later "
                + (row % 3 == 0 ? "slept." : "went home."));
        assertFalse(finding("remarks").reason().contains("tells"), finding("remarks")::reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'NORM': 100.0; 'LVOLT': %d}",
                "{'1AVB': %d.0; 'SR': 0.0}",
                "{'sex': 'f'; 'hr': %d}",
                "{\"hr\": %d; \"sbp\": 120}"
            })
    void valuesWithTheirNamesAreLeftOut(String form) throws IOException {
        column("scp_codes", row -> form.formatted(row % 9));
        assertFalse(finding("scp_codes").isUsed());
        assertTrue(finding("scp_codes").reason().contains("values with their names"), finding("scp_codes")::reason);
    }

    @Test
    void quotedNamesWithoutValuesAreAList() throws IOException {
        column("codes", row -> "['" + others(row).replace(";", "'; '") + "']");
        assertEquals(Taken.CODES, finding("codes").taken());
    }
}
