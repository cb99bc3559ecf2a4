package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;

/** An encoder is named by its file, whatever other nodes take the same tables. */
class FolderWorkflowTest {

    @BeforeAll
    static void registerPortTypes() {
        PortTypes.register();
    }

    private static FolderWorkflow workflow(boolean explains) throws WorkflowException {
        Set<UsualFolderWorkflow.More> more = explains
                ? EnumSet.of(UsualFolderWorkflow.More.EXPLANATIONS)
                : EnumSet.noneOf(UsualFolderWorkflow.More.class);
        return new FolderWorkflow(workflow(Decision.NONE, more), List.of("bloodgas", "labs"));
    }

    private static Workflow workflow(Decision decision, Set<UsualFolderWorkflow.More> more) throws WorkflowException {
        return UsualFolderWorkflow.of(
                NodeFactories.available(),
                new FolderChoices(
                        "folder",
                        new Outcome("labels", "label", Optional.empty()),
                        new TreeMap<>(Map.of("bloodgas", NodeKind.TABULAR_ENCODER, "labs", NodeKind.TABULAR_ENCODER)),
                        Optional.empty(),
                        Map.of(),
                        decision,
                        true,
                        Map.of()),
                more);
    }

    @Test
    void theReportIsAskedForTheSameSubgroupsAndScores(@TempDir Path folder) throws Exception {
        Workflow workflow = workflow(
                new Decision(Map.of(), List.of("sofa"), List.of("sex", "age")),
                EnumSet.of(UsualFolderWorkflow.More.REPORT));
        new FolderWorkflow(workflow, List.of("bloodgas", "labs")).write(folder.resolve("workflow"), List.of());
        String settings = "";
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.endsWith("settings.xml")).toList()) {
                String text = Files.readString(file);
                settings = text.contains("MultimodalReportNodeFactory") ? text : settings;
            }
        }
        assertTrue(settings.contains("key=\"subgroups\" type=\"xstring\" value=\"sex, age\""), settings);
        assertTrue(settings.contains("key=\"scores\" type=\"xstring\" value=\"sofa\""), settings);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void encodersAreCalledByTheirFiles(boolean explains) throws WorkflowException {
        FolderWorkflow workflow = workflow(explains);
        assertEquals("Tabular Encoder (bloodgas)", workflow.called("bloodgas"));
        assertEquals(Optional.of("Tabular Encoder (bloodgas)"), workflow.example());
        assertEquals(
                List.of("Tabular Encoder" + workflow.number("labs") + "/scaling=NONE"),
                workflow.numbered(List.of("Tabular Encoder (labs)/scaling=NONE")));
        assertThrows(WorkflowException.class, () -> workflow.numbered(List.of("Tabular Encoder/scaling=NONE")));
    }
}
