package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Units;

/** How sure one can be of how often the truth was held. */
class HeldShareTest {

    /** Wilson's interval of 30 of 30 begins at 30 / (30 + 1.96 * 1.96). */
    @Test
    void thirtyOfThirtyAreNotCertain() {
        double[] all = new double[30];
        Arrays.fill(all, 1);
        Units alone = Units.groups(Collections.nCopies(30, null));
        Estimate held = SureRows.covered(all, alone, 1);
        assertEquals(1, held.value());
        assertEquals(.88649, held.low(), 1e-4);
        assertEquals(1, held.high());
    }

    @Test
    void rowsOfOnePatientAreStillDrawnTogether() {
        double[] half = {1, 1, 1, 0, 0, 0, 1, 0};
        Estimate rows = SureRows.covered(half, Units.rows(8), 1);
        Estimate patients = SureRows.covered(half, Units.groups(List.of("a", "a", "a", "b", "b", "b", "c", "c")), 1);
        assertEquals(.5, patients.value());
        assertTrue(patients.high() - patients.low() > rows.high() - rows.low());
    }

    @Test
    void sharesOfSeveralLabelsAreDrawnByRow() {
        Estimate held = SureRows.covered(new double[] {1, .5, 1, .5}, Units.rows(4), 1);
        assertEquals(.75, held.value());
        assertEquals(.5, held.low(), 1e-12);
        assertEquals(1, held.high(), 1e-12);
    }
}
