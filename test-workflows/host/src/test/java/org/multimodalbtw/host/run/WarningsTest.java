package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {

    private final Warnings warnings = new Warnings();

    @Test
    void withoutRepetitionsThereIsNothingToAdd() {
        assertTrue(warnings.isNew("Cohort Reader (#1)", "Skipped a file."));
        assertTrue(warnings.isNew("Cohort Reader (#2)", "Skipped a file."), "another node");
        assertTrue(warnings.isNew("Cohort Reader (#1)", "Skipped a folder."));
        assertEquals(List.of(), warnings.repeated());
    }

    @Test
    void theSameWarningIsCounted() {
        for (int run = 0; run < 3; run++) {
            assertEquals(run == 0, warnings.isNew("Cohort Reader (#1)", "Skipped a file."));
        }
        warnings.isNew("BTW Learner (#6)", "One class is rare.");
        assertFalse(warnings.isNew("BTW Learner (#6)", "One class is rare."));
        assertEquals(
                List.of("The warnings above came again, and are not repeated, 3 times: Cohort Reader (#1) 2, "
                        + "BTW Learner (#6) 1."),
                warnings.repeated());
    }

    @Test
    void warningsThatDifferInNumbersAreTheSameWithThreeExamples() {
        for (int epoch = 1; epoch <= 6; epoch++) {
            assertEquals(
                    epoch == 1,
                    warnings.isNew("BTW Learner (#6)", "The loss rose to 0." + epoch + "e-3\nin epoch " + epoch + "."));
        }
        assertEquals(
                List.of(
                        "The warnings above came again, and are not repeated, 5 times: BTW Learner (#6) 5.",
                        "5 of them with other numbers, for example:",
                        "  BTW Learner (#6): The loss rose to 0.2e-3 in epoch 2.",
                        "  BTW Learner (#6): The loss rose to 0.3e-3 in epoch 3.",
                        "  BTW Learner (#6): The loss rose to 0.4e-3 in epoch 4."),
                warnings.repeated());
    }

    @Test
    void howTheSplitIsUnderstoodIsSaidByOneNode() {
        String split = "The split column 'split' has numbers: 0 as train, 1 as test.";
        assertEquals(split, warnings.unsaid("BTW Learner (#6)", split));
        assertEquals("Few rows.", warnings.unsaid("BTW Learner (#6)", split + "\nFew rows."));
        assertEquals("", warnings.unsaid("BTW Learner (#6)", split));
        assertEquals("Few rows.", warnings.unsaid("BTW Learner (#6)", "Few rows."));
        String other = "The split column 'fold' has numbers: 0 as train, 1 as test.";
        assertEquals(other, warnings.unsaid("BTW Learner (#6)", other));
    }
}
