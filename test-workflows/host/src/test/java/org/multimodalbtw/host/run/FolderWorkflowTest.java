package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.WorkflowException;

/** An encoder is named by its file, whatever other nodes take the same tables. */
class FolderWorkflowTest {

    @BeforeAll
    static void registerPortTypes() {
        PortTypes.register();
    }

    private static FolderWorkflow workflow(boolean explains) throws WorkflowException {
        Map<String, NodeKind> tables =
                new TreeMap<>(Map.of("bloodgas", NodeKind.TABULAR_ENCODER, "labs", NodeKind.TABULAR_ENCODER));
        Set<UsualFolderWorkflow.More> more = explains
                ? EnumSet.of(UsualFolderWorkflow.More.EXPLANATIONS)
                : EnumSet.noneOf(UsualFolderWorkflow.More.class);
        return new FolderWorkflow(
                UsualFolderWorkflow.of(
                        NodeFactories.available(),
                        new FolderChoices(
                                "folder",
                                new Outcome("labels", "label", Optional.empty()),
                                tables,
                                Optional.empty(),
                                Map.of(),
                                Decision.NONE,
                                true,
                                Map.of()),
                        more),
                List.copyOf(tables.keySet()));
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
