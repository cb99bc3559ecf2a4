package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.survey.Taken;

/** Columns of 1 and 0 in a file: words further below are no numbers. */
class FlagReadingTest extends WrittenCohort {

    @Test
    void wordsAreNoNumbersInAFile() throws IOException {
        column("flag", row -> String.valueOf(row % 2));
        assertEquals(Taken.NUMBER, finding("flag").taken());
        for (String word : List.of("yes", "no", "true", "ja", "negative", "absent")) {
            assertTrue(Double.isNaN(finding("flag").reading().number(word)), word);
        }
    }
}
