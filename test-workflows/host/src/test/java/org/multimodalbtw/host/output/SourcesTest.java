package org.multimodalbtw.host.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;

class SourcesTest {

    @TempDir
    Path parent;

    private Path cohort;

    @BeforeEach
    void cohort() throws IOException {
        cohort = Files.createDirectory(parent.resolve("cohort"));
    }

    @Test
    void resultsInTheFolderOfTheDataAreRefused() throws IOException {
        InputException refusal =
                assertThrows(InputException.class, () -> data(cohort).requireApartFrom(cohort));
        assertTrue(refusal.getMessage().contains("is the folder of the data"), refusal.getMessage());
        assertTrue(refusal.remedy().contains(cohort.resolve("results").toString()), refusal.remedy());
        Path link = Files.createSymbolicLink(parent.resolve("link"), cohort);
        assertThrows(InputException.class, () -> data(cohort).requireApartFrom(link));
    }

    @Test
    void resultsInAFolderBelowTheDataAreSaid() {
        String notice = data(cohort).requireApartFrom(cohort.resolve("results")).orElseThrow();
        assertTrue(notice.startsWith("The results lie in the folder of the data, " + cohort), notice);
    }

    @Test
    void dataBelowTheResultsAreInNobodysWayUnlessTheyHaveTheNameOfAResult() {
        assertEquals(Optional.empty(), data(cohort).requireApartFrom(parent));
        for (String name : new String[] {"model", "model-2", "workflow"}) {
            InputException refusal = assertThrows(
                    InputException.class, () -> data(parent.resolve(name)).requireApartFrom(parent));
            assertTrue(refusal.getMessage().endsWith("where it would put its own " + name + "."), refusal.getMessage());
        }
    }

    @Test
    void resultsInTheWorkflowAreRefused() {
        Sources sources = new Sources(Optional.of(cohort), Optional.empty());
        for (Path target : new Path[] {cohort, cohort.resolve("results")}) {
            InputException refusal = assertThrows(InputException.class, () -> sources.requireApartFrom(target));
            assertTrue(refusal.getMessage().contains("is the workflow itself or lies in it"), refusal.getMessage());
        }
        assertEquals(Optional.empty(), sources.requireApartFrom(parent));
        assertEquals(Optional.of("cohort"), sources.inUseIn(parent));
        assertEquals(Optional.empty(), sources.inUseIn(parent.resolve("elsewhere")));
    }

    private static Sources data(Path folder) {
        return new Sources(Optional.empty(), Optional.of(folder));
    }
}
