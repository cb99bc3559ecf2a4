package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.fusion.MoeFusionNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.predictor.MultimodalPredictorNodeFactory;
import org.multimodalbtw.nodes.report.MultimodalReportNodeFactory;

class MultimodalReportTest {

    private static final String NOBODY = "patient\\d+";

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private SyntheticPatients patients;
    private PortObject[] learnt;
    private PortObject predictions;

    @BeforeEach
    void train() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        platform = new TestPlatform(directory);
        patients = new SyntheticPatients(platform);
        PortObject tensor = patients.tensor();
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        learnt = new TestNode(platform, new BtwLearnerNodeFactory())
                .with(settings -> settings.addInt("members", 2))
                .with(settings -> settings.addInt("epochs", 3))
                .with(settings -> settings.addBoolean("epochs_is_present", true))
                .with(settings -> settings.addString("device", "CPU"))
                .execute(network, tensor, patients.labels());
        predictions = new TestNode(platform, new MultimodalPredictorNodeFactory()).execute(learnt[0], tensor)[0];
    }

    @Test
    void theReportIsWrittenShownAndNeverOverwrittenUnasked() throws Exception {
        Path file = directory.resolve("my report.html");
        TestNode node = report("file", file.toString());
        PortObject[] outputs = node.execute(learnt[0], predictions, patients.labels(), learnt[3], null);
        String page = Files.readString(file);
        assertEquals(List.of(List.of("Row0", file.toString(), page)), TestNode.rows(outputs[0]));
        assertEquals(52, TestNode.rows(outputs[1]).size());
        assertTrue(node.view().initialData().contains("Report on a model that predicts"));
        assertEquals("", node.warning());
        assertTrue(page.contains("Scores on "), page);
        assertTrue(page.contains("test rows, which the model did not learn from."), page);
        assertTrue(page.contains("Connect the Cohort Check"), page);
        assertFalse(page.replaceAll("kinds? of data on the same patients", "").matches("(?s).*" + NOBODY + ".*"), page);
        Files.writeString(file, "filled in by hand");
        KNIMEException refused = assertThrows(KNIMEException.class, () -> report("file", file.toString())
                .execute(learnt[0], predictions, patients.labels(), learnt[3], null));
        assertTrue(refused.getMessage().contains("is there already"), refused.getMessage());
        assertEquals("filled in by hand", Files.readString(file));
        TestNode replacing =
                report("file", file.toString()).with(settings -> settings.addString("ifExists", "REPLACE"));
        replacing.execute(learnt[0], predictions, patients.labels(), learnt[3], null);
        assertEquals(page, Files.readString(file));
        assertEquals("The file '" + file + "' was replaced.", replacing.warning());
        try (Stream<Path> left = Files.list(directory)) {
            assertTrue(left.noneMatch(each -> each.toString().contains("draft")));
        }
    }

    @Test
    void withoutLabelsThePredictionsSayTheTruthThemselves() throws Exception {
        TestNode node = new TestNode(platform, new MultimodalReportNodeFactory());
        List<List<String>> rows = TestNode.rows(node.execute(learnt[0], learnt[2], null, null, null)[0]);
        assertEquals("?", rows.get(0).get(1), "no file was named");
        assertTrue(
                rows.get(0).get(2).contains("No split was given"), rows.get(0).get(2));
        PortObject[] alone = new TestNode(platform, new MultimodalReportNodeFactory())
                .execute(learnt[0], predictions, null, null, null);
        assertTrue(TestNode.rows(alone[0]).get(0).get(2).contains("No labels are connected"));
    }

    @Test
    void onePatientsPageNamesThePatient() throws Exception {
        String page = TestNode.rows(report("patient", "patient10")
                        .execute(learnt[0], predictions, patients.labels(), null, null)[0])
                .get(0)
                .get(2);
        assertTrue(page.contains("Prediction of &#39;outcome&#39; for &#39;patient10&#39;"), page);
        assertTrue(page.contains("The patient lacks: imaging."), page);
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingRuns() throws Exception {
        BufferedDataTable labels = patients.labels();
        Map<String, TestNode> nodes = Map.of(
                "no column 'nothing' with", report("splitColumn", "nothing"),
                "Subgroup columns: the labels have no column 'sex'", report("subgroups", "event, sex"),
                "Scores in use: 'outcome' is no column of numbers", report("scores", "outcome"),
                "is not there",
                        report(
                                "file",
                                directory.resolve("no folder/report.html").toString()));
        for (Map.Entry<String, TestNode> node : nodes.entrySet()) {
            InvalidSettingsException refused = assertThrows(InvalidSettingsException.class, () -> node.getValue()
                    .configure(learnt[0].getSpec(), predictions.getSpec(), labels.getSpec(), null, null));
            assertTrue(refused.getMessage().contains(node.getKey()), refused.getMessage());
        }
        InvalidSettingsException swapped = assertThrows(
                InvalidSettingsException.class, () -> new TestNode(platform, new MultimodalReportNodeFactory())
                        .configure(learnt[0].getSpec(), labels.getSpec(), null, null, null));
        assertTrue(swapped.getMessage().contains("has no column of numbers 'P (outcome=ill)'"), swapped.getMessage());
        InvalidSettingsException noScores = assertThrows(
                InvalidSettingsException.class, () -> new TestNode(platform, new MultimodalReportNodeFactory())
                        .configure(learnt[0].getSpec(), predictions.getSpec(), null, labels.getSpec(), null));
        assertTrue(noScores.getMessage().contains("The table of scores has no column 'Rows'"), noScores.getMessage());
    }

    @Test
    void theViewShowsThePageAndNothingInItRuns() throws Exception {
        TestNode node = report("title", "<b>Title</b> & <script>window.hacked = 1</script>");
        node.execute(learnt[0], predictions, patients.labels(), learnt[3], null);
        Map<?, ?> seen = Browser.install().open(node.view(), "report", List.of());
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        assertTrue(text.contains("<b>Title</b> & <script>window.hacked = 1</script>"), text);
        assertTrue(text.contains("TRIPOD+AI") && text.contains("27c"), text);
        assertEquals(3, Browser.pictures(seen).size(), "curves, calibration and weights");
    }

    @Test
    void subgroupsAndScoresThatAreAskedForAreInThePage() throws Exception {
        TestNode node = report("subgroups", "event, split").with(settings -> settings.addString("scores", "risk"));
        String page = page(node);
        assertTrue(page.contains("The model beside scores in use for outcome = "), page);
        assertTrue(page.contains("event: 0") && page.contains("event: 1"), page);
        NodeSettings saved = node.settings();
        NodeSettings before = new NodeSettings("before");
        for (String key : saved.keySet()) {
            if (!List.of("subgroups", "scores").contains(key)) {
                before.addEntry(saved.getEntry(key));
            }
        }
        TestNode old = new TestNode(platform, new MultimodalReportNodeFactory());
        old.load(before);
        assertFalse(page(old).contains("The model beside scores in use"));
    }

    private String page(TestNode node) throws Exception {
        return TestNode.rows(node.execute(learnt[0], predictions, patients.labels(), learnt[3], null)[0])
                .get(0)
                .get(2);
    }

    private TestNode report(String setting, String value) {
        return new TestNode(platform, new MultimodalReportNodeFactory())
                .with(settings -> settings.addString(setting, value));
    }
}
