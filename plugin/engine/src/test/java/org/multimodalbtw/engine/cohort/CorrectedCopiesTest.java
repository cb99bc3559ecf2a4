package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** An older state of the outcome, of which some rows were corrected, and categories that only go with the outcome. */
class CorrectedCopiesTest extends WrittenCohort {

    private static String status(int row, boolean isOther) {
        return outcome(row).equals("died") != isOther ? "dead" : "alive";
    }

    @Test
    void anOlderStateOfTheOutcomeIsNamed() throws IOException {
        column("status", row -> status(row, row % 30 == 7));
        assertTrue(
                finding("status").reason().contains("it alone tells the outcome of 97 % of the rows"),
                finding("status")::reason);
    }

    @Test
    void aGoodPredictorIsNot() throws IOException {
        column("status", row -> status(row, row % 12 == 7));
        assertFalse(finding("status").reason().contains("tells"), finding("status")::reason);
    }

    @Test
    void ofARareClassAgreementIsNoCopy() throws IOException {
        write(
                "labels.csv",
                "id,label,split",
                row -> id(row) + "," + (row % 12 == 0 ? "died" : "survived") + "," + split(row));
        column("status", row -> row % 12 == 0 && row != 24 && row != 36 ? "dead" : "alive");
        assertFalse(finding("status").reason().contains("tells"), finding("status")::reason);
    }
}
