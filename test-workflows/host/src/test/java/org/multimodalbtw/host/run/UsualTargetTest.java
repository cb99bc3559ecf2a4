package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsualTargetTest {

    private static Optional<String> found(String target, String... columns) {
        return UsualTarget.inOtherCase(new Outcome("labels", target, Optional.empty()), List.of(columns))
                .map(Outcome::target);
    }

    @Test
    void theUsualNameInAnotherCaseIsIt() {
        assertEquals(Optional.of("Label"), found("label", "Label", "Split"));
        assertEquals(Optional.of("LABEL"), found("label", "age", "LABEL"));
    }

    @Test
    void otherColumnsAreNot() {
        assertEquals(Optional.empty(), found("label", "Label", "label"));
        assertEquals(Optional.empty(), found("label", "Label", "LABEL"));
        assertEquals(Optional.empty(), found("label", "Labels", "outcome"));
        assertEquals(Optional.empty(), found("died", "Died", "Label"));
    }

    @Test
    void aFolderIsPlannedByIt(@TempDir Path folder) throws IOException {
        StringBuilder labels = new StringBuilder("ID,Label,Split\n");
        StringBuilder labs = new StringBuilder("id,crp\n");
        for (int patient = 0; patient < 40; patient++) {
            labels.append("P" + patient + (patient % 3 == 0 ? ",dead," : ",alive,")
                    + (patient % 5 == 4 ? "test\n" : "train\n"));
            labs.append("P" + patient + "," + patient * 31 % 37 / 10. + "\n");
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("labs.csv"), labs);
        Arguments.Cohort request = new Arguments.Cohort(
                folder,
                List.of(),
                new Outcome("labels", "label", Optional.empty()),
                Map.of(),
                Map.of(),
                Decision.NONE,
                false,
                false);
        assertEquals(List.of(), CohortWorkflow.plan(request, List.of()).inAllRows());
    }
}
