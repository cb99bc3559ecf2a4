package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

/** Ids with what FHIR and the web write before them. */
class LedIdsTest extends WrittenCohort {

    private static String uuid(int row) {
        return String.format(Locale.ROOT, "%08x-12a4-4abc-9def-%012x", row * 7919 + 11, row * 104729L + 5);
    }

    private CohortCheck check(IntFunction<String> labelled, IntFunction<String> own) throws IOException {
        labels(labelled);
        write("labs.csv", "id,x", row -> own.apply(row) + "," + measured(row));
        return open().check(ProgressMonitor.NONE);
    }

    private void requireMatch(IntFunction<String> labelled, IntFunction<String> own) throws IOException {
        CohortCheck check = check(labelled, own);
        assertEquals(0, check.modalities().get(0).withoutLabel(), own.apply(0));
        assertEquals(1, check.notes().size(), check.notes().toString());
        assertTrue(
                check.notes().get(0).contains("60 of 60 ids are written in another way"),
                check.notes().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/",
                "urn:uuid:",
                "patient/",
                "https://fhir.example.org/r4/Patient/",
                "urn:oid:1.2.3/",
                "MRN|",
                "Encounter#",
                "ehr:",
                "Patient:",
                "./Patient/"
            })
    void areMatchedOneToOneWithAWord(String lead) throws IOException {
        requireMatch(LedIdsTest::uuid, row -> lead + uuid(row));
        requireMatch(row -> lead + uuid(row), LedIdsTest::uuid);
        requireMatch(row -> lead + uuid(row), row -> "Person/" + uuid(row).toUpperCase(Locale.ROOT));
        requireMatch(row -> String.valueOf(1000 + row), row -> lead + (1000 + row));
    }

    @Test
    void whatStandsBeforeThemMustBeTheSame() {
        assertThrows(
                InputException.class,
                () -> check(LedIdsTest::uuid, row -> (row % 2 == 0 ? "Patient/" : "Group/") + uuid(row)));
        assertThrows(
                InputException.class,
                () -> check(row -> uuid(row / 2) + (row % 2 == 0 ? "" : "x"), row -> "Patient/" + uuid(row + 1000)));
    }

    @Test
    void anIdOfTwoPartsIsNotItsLastPart() {
        assertThrows(
                InputException.class,
                () -> check(row -> row / 2 + "/" + row % 2 + "a", row -> (row + 500) / 2 + "/" + row % 2 + "b"));
    }
}
