package org.multimodalbtw.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.host.Contribution.Origin;
import org.multimodalbtw.host.nodes.CohortReaderNodeFactory;
import org.multimodalbtw.host.nodes.TabularEncoderNodeFactory;
import org.w3c.dom.Element;

class WorkflowWriterTest {

    @TempDir
    private Path directory;

    private static final WorkflowWriter WRITER =
            new WorkflowWriter("analyst", Instant.parse("2026-11-24T02:11:40Z"), factory -> Workflows.CONTRIBUTION);

    /** But for the version of the platform that wrote it. */
    private static String text(Path file) throws Exception {
        return Files.readString(file)
                .replaceAll("(key=\"created_by\" type=\"xstring\" value=\")[^\"]*", "$15.8")
                .strip();
    }

    private static List<String> settingsFiles(Path workflow) throws Exception {
        try (Stream<Path> files = Files.walk(workflow)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> workflow.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesWhatThePlatformWrites() throws Exception {
        Path stored = Workflows.stored("saved-by-knime");
        Path written = directory.resolve("wf");

        WRITER.write(Workflows.built(), written);

        assertEquals(settingsFiles(stored), settingsFiles(written));
        for (String file : settingsFiles(stored)) {
            if (!file.equals("workflow-metadata.xml")) {
                assertEquals(text(stored.resolve(file)), text(written.resolve(file)), file);
            }
        }
    }

    @Test
    void storedStatesAreThoseOnLoading() throws Exception {
        Workflow workflow = new Workflow();
        workflow.add(new CohortReaderNodeFactory()).at(100, 200);
        workflow.add(new TabularEncoderNodeFactory()).at(300, 200);
        Path written = directory.resolve("half done");
        WRITER.write(workflow, written);
        try (WorkflowRun run = Workflows.load(written)) {
            assertEquals(List.of(), run.loadWarnings());
            assertEquals(NodeState.IDLE, run.result("Tabular Encoder").state());
        }
        assertTrue(text(written.resolve("workflow.knime"))
                .contains("<entry key=\"state\" type=\"xstring\" value=\"IDLE\"/>"));
    }

    @Test
    void positionsAndFeatureAreStored() throws Exception {
        Workflow workflow = new Workflow();
        workflow.add(new CohortReaderNodeFactory()).at(100, 200);
        Path written = directory.resolve("placed");
        Origin feature = new Origin("Multimodal", "org.multimodalbtw.feature.feature.group", "BTW", "0.1.0");
        new WorkflowWriter("", Instant.EPOCH, factory -> new Contribution(Workflows.CONTRIBUTION.bundle(), feature))
                .write(workflow, written);

        String file = text(written.resolve("workflow.knime"));
        assertTrue(file.contains("org.knime.core.node.workflow.NodeUIInformation"), file);
        Workflow read = new WorkflowReader(written, Workflows.FACTORIES).read();
        assertEquals(
                new WorkflowNode.Position(100, 200),
                read.nodes().get(0).position().orElseThrow());
        assertTrue(
                text(written.resolve("Cohort Reader (#1)/settings.xml"))
                        .contains(
                                "key=\"node-feature-symbolic-name\" type=\"xstring\" value=\"org.multimodalbtw.feature.feature.group\""));
    }

    @Test
    void theDescriptionIsStoredAsText() throws Exception {
        Workflow workflow = new Workflow();
        workflow.describe(new WorkflowDescription("Is a < b?\n\nYes & \"no\".", List.of("R&D", "text")));
        Path written = directory.resolve("described");
        WRITER.write(workflow, written);
        Element metadata = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(written.resolve("workflow-metadata.xml").toFile())
                .getDocumentElement();
        assertEquals("analyst", metadata.getElementsByTagName("author").item(0).getTextContent());
        assertEquals(
                "2026-11-24T02:11:40Z",
                metadata.getElementsByTagName("last-modified").item(0).getTextContent());
        assertEquals(
                "Is a < b?\n\nYes & \"no\".",
                metadata.getElementsByTagName("description").item(0).getTextContent());
        assertEquals("R&D", metadata.getElementsByTagName("tag").item(0).getTextContent());
    }

    @Test
    void givenValuesAreStored() throws Exception {
        Workflow workflow = Workflows.built();
        workflow.set(workflow.nodes().get(0), "rows", "50");
        workflow.set(workflow.nodes().get(2), "modality", "labs");
        Path written = directory.resolve("changed");
        WRITER.write(workflow, written);
        String encoder = text(written.resolve("Tabular Encoder (#3)/settings.xml"));
        assertTrue(encoder.contains("key=\"modality\" type=\"xstring\" value=\"labs\""), encoder);
        assertTrue(encoder.contains("value=\"x1\""), "what is connected still makes the other parameters: " + encoder);
        assertTrue(text(written.resolve("Cohort Reader (#1)/settings.xml"))
                .contains("key=\"rows\" type=\"xint\" value=\"50\""));
    }

    @Test
    void givenValuesOfANodeThatCannotBeConfiguredYetAreStored() throws Exception {
        Workflow workflow = new Workflow();
        WorkflowNode encoder = workflow.add(new TabularEncoderNodeFactory());
        workflow.set(encoder, "modality", "labs");
        Path written = directory.resolve("waiting");
        WRITER.write(workflow, written);
        assertTrue(text(written.resolve("Tabular Encoder (#1)/settings.xml"))
                .contains("key=\"modality\" type=\"xstring\" value=\"labs\""));
    }

    @Test
    void captionsAndNotesAreReadAsTheyWereWritten() throws Exception {
        Workflow workflow = Workflows.built();
        workflow.nodes().get(0).at(100, 200).captioned("Reads \"600\" patients\n& labels");
        Annotation note = new Annotation("1. Read\n<all> of it", 10, 20, 300, 90);
        workflow.annotate(note);
        Path written = directory.resolve("noted");
        WRITER.write(workflow, written);
        Workflow read = new WorkflowReader(written, Workflows.FACTORIES).read();
        assertEquals(
                "Reads \"600\" patients\n& labels",
                read.nodes().get(0).caption().orElseThrow());
        assertTrue(read.nodes().get(1).caption().isEmpty());
        assertEquals(List.of(note), read.annotations());
        assertTrue(text(written.resolve("Cohort Reader (#1)/settings.xml")).contains("key=\"nodeAnnotation\""));
    }
}
