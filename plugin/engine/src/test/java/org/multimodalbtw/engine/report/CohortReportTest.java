package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.cohort.CheckedColumn;
import org.multimodalbtw.engine.cohort.CheckedColumn.Oddity;
import org.multimodalbtw.engine.cohort.CheckedColumn.State;

/** How many columns of a folder are learnt from. */
class CohortReportTest {

    private static CheckedColumn column(String file, String name, String takenFor, boolean isUsed) {
        return new CheckedColumn(
                file, name, takenFor, isUsed, isUsed ? State.FINE : State.LEFT_OUT, Optional.empty(), Oddity.NONE, "");
    }

    private static List<CheckedColumn> labs() {
        return new ArrayList<>(List.of(
                column("labs.csv", "", "table", true),
                column("labs.csv", "id", "id", true),
                column("labs.csv", "crea", "number", true),
                column("labs.csv", "crea_copy", "number", false)));
    }

    @Test
    void columnsOfTheLabelsAreNotCountedAsUsed() {
        List<CheckedColumn> checked = labs();
        checked.addAll(List.of(
                column("labels.csv", "", "labels", true),
                column("labels.csv", "died", "category", true),
                column("labels.csv", "sex", "category", true)));
        assertEquals(
                "Of 3 columns in 1 file, 2 are used and 1 left out; nothing is learnt from the 2 columns of the"
                        + " labels, but for what is predicted. To look at among those that are used: 0.",
                CohortReport.conclusion(checked));
    }

    @Test
    void withoutLabelsNothingIsSaidOfThem() {
        assertEquals(
                "Of 3 columns in 1 file, 2 are used and 1 left out. To look at among those that are used: 0.",
                CohortReport.conclusion(labs()));
    }
}
