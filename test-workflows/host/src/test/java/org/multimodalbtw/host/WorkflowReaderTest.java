package org.multimodalbtw.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.host.nodes.TensorPortObject;

class WorkflowReaderTest {

    private static final String READER = "Cohort Reader (#1)/settings.xml";
    private static final String WORKFLOW = "workflow.knime";

    @TempDir
    private Path directory;

    private String problem(String file, String regex, String replacement) throws IOException, URISyntaxException {
        Path workflow = Workflows.changed("minimal", directory, file, regex, replacement);
        WorkflowException refused = assertThrows(WorkflowException.class, () -> Workflows.load(workflow));
        return refused.getMessage();
    }

    private void assertProblem(String expected, String file, String regex, String replacement)
            throws IOException, URISyntaxException {
        String problem = problem(file, regex, replacement);
        assertTrue(problem.contains(expected), problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "state",
                "workflow_credentials",
                "nodes",
                "connections",
                "id",
                "node_settings_file",
                "node_type",
                "sourceID",
                "destID",
                "sourcePort",
                "destPort"
            })
    void requiresWhatThePlatformRequiresOfAWorkflow(String key) throws Exception {
        assertProblem("\"" + key + "\" not found", WORKFLOW, "key=\"" + key + "\"", "key=\"other\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flow_stack", "internal_node_subsettings", "state", "factory", "node-name", "node-bundle-name",
                "node-bundle-symbolic-name", "node-bundle-vendor", "hasContent", "ports", "filestores",
                        "file_store_location"
            })
    void requiresWhatThePlatformRequiresOfANode(String key) throws Exception {
        assertProblem("\"" + key + "\" not found", READER, "key=\"" + key + "\"", "key=\"other\"");
    }

    @Test
    void missingParameterIsNamed() throws Exception {
        assertEquals(
                "Cohort Reader (#1): Loading model settings failed: Int for key \"rows\" not found.",
                problem(READER, "key=\"rows\"", "key=\"other\""));
    }

    @Test
    void parametersThatDoNotGoTogetherAreRefused() throws Exception {
        assertEquals(
                "Cohort Reader (#1): Loading model settings failed: There cannot be -1 rows.",
                problem(READER, "value=\"20\"", "value=\"-1\""));
    }

    @Test
    void unknownFactoryIsNamed() throws Exception {
        assertProblem(
                "no factory org.Other from Multimodal BTW nodes",
                READER,
                "org\\.multimodalbtw\\.host\\.nodes\\.\\w+",
                "org.Other");
    }

    @Test
    void unknownPortTypeIsRefused() throws Exception {
        assertProblem(
                "Unable to instantiate creation config",
                READER,
                "org\\.knime\\.core\\.node\\.BufferedDataTable",
                "org.Other");
    }

    @Test
    void connectionToAPortThatIsNotThereIsRefused() throws Exception {
        assertProblem(
                "Unable to insert connection \"[1(4) -> 5(1)]\": Cohort Reader (#1) has 3 outputs.",
                READER,
                "(?s)<config key=\"port_1\">.*?</config>",
                "");
    }

    @Test
    void connectionOfOtherTypesIsRefused() throws Exception {
        assertProblem(
                "Tabular Encoder (#3) gives a Tensor there, but BTW Learner (#6) takes a Table",
                WORKFLOW,
                "(?s)(key=\"connection_3\">.*?sourceID\" type=\"xint\" value=\")1(.*?sourcePort\" type=\"xint\" value=\")1",
                "$13$21");
    }

    @Test
    void secondConnectionToAnInputIsRefused() throws Exception {
        assertProblem(
                "the input is connected already",
                WORKFLOW,
                "(?s)(key=\"connection_7\">.*?destPort\" type=\"xint\" value=\")2",
                "$11");
    }

    @Test
    void circleIsRefused() throws Exception {
        assertProblem(
                "connected in a circle",
                WORKFLOW,
                "(?s)(key=\"connection_0\">.*?sourceID\" type=\"xint\" value=\")1",
                "$16");
    }

    @Test
    void versionsOfTheFutureAreRefused() throws Exception {
        assertProblem("future version", WORKFLOW, "value=\"5\\.1\\.0\"", "value=\"9.0.0\"");
    }

    @Test
    void versionsOfThePastAreFine() throws Exception {
        Path workflow = Workflows.changed("minimal", directory, WORKFLOW, "value=\"5\\.1\\.0\"", "value=\"4.1.0\"");
        try (WorkflowRun run = Workflows.load(workflow)) {
            assertEquals(List.of(), run.loadWarnings());
        }
    }

    @Test
    void stateThatIsNotAsStoredIsWarnedOf() throws Exception {
        Path workflow = Workflows.changed("minimal", directory, READER, "value=\"CONFIGURED\"", "value=\"IDLE\"");
        try (WorkflowRun run = Workflows.load(workflow)) {
            assertEquals(List.of("Cohort Reader (#1): State has changed from IDLE to CONFIGURED"), run.loadWarnings());
        }
    }

    @Test
    void withoutModelTheParametersComeFromWhatIsConnected() throws Exception {
        Path workflow = Workflows.changed(
                "minimal", directory, "Tabular Encoder (#3)/settings.xml", "key=\"model\"", "key=\"other\"");
        try (WorkflowRun run = Workflows.load(workflow, "Tabular Encoder (#3)/modality=labs")) {
            run.execute(RunListener.NONE);
            assertTrue(run.isExecuted(), run.messages()::toString);
            TensorPortObject tensor =
                    (TensorPortObject) run.result("Tabular Encoder (#3)").output(0);
            assertEquals("labs:x1+y1*20", tensor.text());
        }
    }

    @Test
    void withoutCreationConfigThereAreTheDefaultPorts() throws Exception {
        Path absent = Workflows.changed("minimal", directory, READER, "key=\"node_creation_config\"", "key=\"other\"");
        WorkflowException refused = assertThrows(WorkflowException.class, () -> Workflows.load(absent));
        assertTrue(refused.getMessage().contains("has 3 outputs"), refused.getMessage());
    }

    @Test
    void emptyGroupHasNoAddedPorts() throws Exception {
        assertProblem(
                "Cohort Reader (#1) has 2 outputs",
                READER,
                "(?s)<config key=\"modalities\">.*?</config>\\s*<config key=\"port_1\">.*?</config>\\s*</config>",
                "<config key=\"modalities\"/>");
    }

    @Test
    void directoryWithoutAWorkflowIsNamed() {
        WorkflowException refused = assertThrows(WorkflowException.class, () -> Workflows.load(directory));
        assertTrue(refused.getMessage().contains("workflow.knime"), refused.getMessage());
    }

    @Test
    void allProblemsAreReportedAtOnce() throws Exception {
        Path workflow = Workflows.changed("minimal", directory, READER, "key=\"rows\"", "key=\"other\"");
        Path settings = workflow.resolve("BTW Learner (#6)/settings.xml");
        Files.writeString(settings, Files.readString(settings).replace("key=\"epochs\"", "key=\"other\""));
        WorkflowException refused = assertThrows(WorkflowException.class, () -> Workflows.load(workflow));
        assertEquals(2, refused.problems().size(), refused.getMessage());
    }
}
