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
        return workflow(decision, more, Optional.empty());
    }

    private static Workflow workflow(Decision decision, Set<UsualFolderWorkflow.More> more, Optional<String> group)
            throws WorkflowException {
        return UsualFolderWorkflow.of(
                NodeFactories.available(),
                new FolderChoices(
                        "folder",
                        new Outcome("labels", "label", group),
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
        String settings = settings(workflow, folder, "MultimodalReportNodeFactory");
        assertTrue(settings.contains("key=\"subgroups\" type=\"xstring\" value=\"sex, age\""), settings);
        assertTrue(settings.contains("key=\"scores\" type=\"xstring\" value=\"sofa\""), settings);
    }

    private static String settings(Workflow workflow, Path folder, String factory) throws Exception {
        new FolderWorkflow(workflow, List.of("bloodgas", "labs")).write(folder.resolve(factory), List.of());
        String settings = "";
        try (Stream<Path> files = Files.walk(folder.resolve(factory))) {
            for (Path file : files.filter(each -> each.endsWith("settings.xml")).toList()) {
                String text = Files.readString(file);
                settings = text.contains(factory) ? text : settings;
            }
        }
        return settings;
    }

    @Test
    void noneAsGroupLooksForNoPatientsInAnyNode(@TempDir Path folder) throws Exception {
        Workflow alone = workflow(Decision.NONE, EnumSet.of(UsualFolderWorkflow.More.REPORT), Optional.of("none"));
        String learner = settings(alone, folder, "BtwLearnerNodeFactory");
        assertTrue(learner.contains("key=\"grouping\" type=\"xstring\" value=\"CHOSEN\""), learner);
        assertTrue(learner.contains("key=\"groupColumn\" type=\"xstring\" value=\"\""), learner);
        for (String factory : List.of(
                "PredictionEvaluatorNodeFactory", "BtwWeightInspectorNodeFactory", "MultimodalReportNodeFactory")) {
            String settings = settings(alone, folder, factory);
            assertTrue(settings.contains("key=\"rowsAlone\" type=\"xboolean\" value=\"true\""), settings);
            assertTrue(settings.contains("key=\"groupColumn\" type=\"xstring\" value=\"\""), settings);
        }
    }

    @Test
    void aColumnAsGroupIsThatOfAllNodes(@TempDir Path folder) throws Exception {
        Workflow grouped = workflow(Decision.NONE, EnumSet.of(UsualFolderWorkflow.More.REPORT), Optional.of("family"));
        for (String factory : List.of(
                "BtwLearnerNodeFactory",
                "PredictionEvaluatorNodeFactory",
                "BtwWeightInspectorNodeFactory",
                "MultimodalReportNodeFactory")) {
            String settings = settings(grouped, folder, factory);
            assertTrue(settings.contains("key=\"groupColumn\" type=\"xstring\" value=\"family\""), settings);
        }
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
