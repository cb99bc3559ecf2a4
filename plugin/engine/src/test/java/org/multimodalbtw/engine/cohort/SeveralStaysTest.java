package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;

/** Measurements that say which patient a stay is of, where the labels do not. */
class SeveralStaysTest extends WrittenCohort {

    private List<String> notes(String name, IntFunction<String> patient) throws IOException {
        write(
                "vitals.csv",
                "stay_id," + name + ",hours,hr",
                row -> String.join(
                        "\n",
                        List.of("1", "2", "3").stream()
                                .map(hour -> id(row) + "," + patient.apply(row) + "," + hour + "," + (60 + row % 40))
                                .toList()));
        return open().check(ProgressMonitor.NONE).notes();
    }

    private static boolean isSaid(List<String> notes) {
        return notes.stream().anyMatch(note -> note.contains("have several ids"));
    }

    @Test
    void patientsOfSeveralStaysAreCounted() throws IOException {
        String notes = notes("subject_id", row -> "K" + row / 3).toString();
        assertTrue(notes.contains("20 of 20 patients in 'subject_id' of vitals.csv have several ids"), notes);
        assertTrue(notes.contains("--group"), notes);
    }

    @Test
    void patientsOfOneStayAreNot() throws IOException {
        assertFalse(isSaid(notes("subject_id", row -> "K" + row)));
        assertFalse(isSaid(notes("ward_id", row -> "K" + row / 3)));
        assertFalse(isSaid(notes("subject_id", row -> row < 30 ? "" : "K" + row)));
    }

    @Test
    void labelsThatNamePatientsNeedNothing() throws IOException {
        write(
                "labels.csv",
                "id,subject_id,label,split",
                row -> id(row) + ",K" + row / 3 + "," + outcome(row) + "," + split(row));
        assertFalse(isSaid(notes("subject_id", row -> "K" + row / 3)));
    }
}
