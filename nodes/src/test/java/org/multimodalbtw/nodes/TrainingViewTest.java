package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.collector.ModalityCollectorNodeFactory;
import org.multimodalbtw.nodes.fusion.MoeFusionNodeFactory;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.predictor.MultimodalPredictorNodeFactory;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.platform.ui.view.Json;
import org.multimodalbtw.platform.ui.view.NodeView;

class TrainingViewTest {

    private static final List<String> NAMES = List.of("labs", "imaging");

    @TempDir
    private static Path directory;

    /** Of a target of classes, for all tests that look at one. */
    private static Learnt classes;

    private static int trainings;

    /** A training: what it learnt from, and what came out. */
    private record Learnt(TestPlatform platform, PortObject tensor, PortObject[] outputs, NodeView view) {

        Map<?, ?> report() {
            return (Map<?, ?>) ((Map<?, ?>) Json.read(view.initialData())).get("result");
        }
    }

    @BeforeAll
    static void learnClasses() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        SyntheticPatients patients = new SyntheticPatients(platform());
        classes = learnt(patients, NAMES, patients.labels(), settings -> settings.addString("target", "outcome"));
    }

    @Test
    void reportCountsTheHeldOutRows() {
        Map<?, ?> report = classes.report();
        long rows = 0;
        for (Object row : (List<?>) ((Map<?, ?>) report.get("confusion")).get("counts")) {
            rows += ((List<?>) row).stream().mapToLong(Long.class::cast).sum();
        }
        Map<?, ?> judged = (Map<?, ?>) report.get("judged");
        Map<?, ?> event = (Map<?, ?>) ((List<?>) judged.get("events")).get(0);
        long binned = ((List<?>) event.get("calibration"))
                .stream()
                        .mapToLong(part -> (Long) ((Map<?, ?>) part).get("rows"))
                        .sum();
        assertTrue(rows > 0);
        assertEquals(rows, binned);
        assertEquals(rows, judged.get("rows"));
        assertEquals(List.of("labs", "imaging"), report.get("modalities"));
        assertEquals("1", ((Map<?, ?>) report.get("facts")).get("seed"));
    }

    @Test
    void eachMemberKeepsOneEpoch() {
        for (String role : List.of("weighted", "unweighted")) {
            long kept = ((List<?>) classes.report().get("history"))
                    .stream()
                            .map(epoch -> (Map<?, ?>) epoch)
                            .filter(epoch -> ((Map<?, ?>) epoch.get("variant"))
                                    .get("role")
                                    .equals(role))
                            .mapToLong(epoch -> (Long) epoch.get("best"))
                            .sum();
            assertEquals(3, kept, role);
        }
    }

    @Test
    void classesAreShown() throws Exception {
        Map<?, ?> seen = Browser.install()
                .open(
                        classes.view(),
                        "training",
                        List.of(
                                Map.of("do", "select", "on", "label:has-text('Show') select", "value", "0"),
                                Map.of("do", "click", "on", "section[aria-label=Decision] summary"),
                                Map.of("do", "see", "on", "th", "value", "Others with a false alarm"),
                                Map.of("do", "click", "on", "section[aria-label='Truth and prediction'] summary"),
                                Map.of("do", "see", "on", "th", "value", "predicted ill"),
                                Map.of("do", "click", "on", "section[aria-label='Technical details'] summary"),
                                Map.of("do", "see", "on", "dt", "value", "Seed")));
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        for (String expected : List.of(
                "How good is it?",
                "Is it worth it to use all data together?",
                "What do the weights change?",
                "baseline (without data)",
                "Of one with",
                "Net benefit: events found",
                "Truth and prediction",
                "Calibration",
                "averages 3 networks. Each keeps one epoch",
                "For whom is it worse?",
                "libtorch")) {
            assertTrue(text.contains(expected), expected + " is not in " + text);
        }
        for (String raw : List.of("logLoss", "batchSize", "KL_MI", "NaN", "undefined", "Infinity", "[object")) {
            assertFalse(text.contains(raw), raw + " is in " + text);
        }
        for (String picture : List.of("ROC: AUROC", "Precision and recall: AUPRC", "Net benefit: ", "Calibration. ")) {
            assertTrue(
                    Browser.pictures(seen).stream().anyMatch(said -> said.startsWith(picture)),
                    Browser.pictures(seen).toString());
        }
    }

    @Test
    void numbersAreShown() throws Exception {
        SyntheticPatients patients = new SyntheticPatients(platform());
        NodeView view = learnt(patients, NAMES, patients.labels(), settings -> {
                    settings.addString("target", "risk");
                    settings.addString("predicted", "NUMBER");
                })
                .view();
        Map<?, ?> seen = Browser.install().open(view, "training-numbers", List.of());
        Browser.assertSound(seen);
        assertTrue(Browser.text(seen).contains("held-out rows. On the dashed line"), Browser.text(seen));
        assertTrue(Browser.text(seen).contains("is predicted, and"), Browser.text(seen));
    }

    @Test
    void labelsAreShown() throws Exception {
        SyntheticPatients patients = new SyntheticPatients(platform());
        NodeView view = learnt(patients, NAMES, patients.findings(), settings -> {
                    settings.addString("predicted", "LABELS");
                    TestNode.select(settings, "labels", "ill", "late");
                })
                .view();
        Map<?, ?> seen = Browser.install()
                .open(
                        view,
                        "training-labels",
                        List.of(
                                Map.of("do", "select", "on", "section[aria-label=Decision] select", "value", "1"),
                                Map.of("do", "see", "on", "p", "value", "held-out rows have \u2018late\u2019")));
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        for (String expected :
                List.of("Held-out rows, each label for itself", "late", "Of those found", "Calibration")) {
            assertTrue(text.contains(expected), text);
        }
    }

    @Test
    void modalitiesNamedLikeScoresAreInTheChart() throws Exception {
        namesAreInTheChart("a minus b", "only x");
    }

    @Test
    void modalitiesNamedLikeNetworksAreInTheChart() throws Exception {
        namesAreInTheChart("BTW", "unweighted");
    }

    /** No name is read by a program, so that a modality can be called as the view calls something else. */
    private void namesAreInTheChart(String first, String second) throws Exception {
        SyntheticPatients patients = new SyntheticPatients(platform());
        Learnt learnt = learnt(
                patients,
                List.of(first, second),
                patients.labels(),
                settings -> settings.addString("target", "outcome"));
        PortObject scores = learnt.outputs()[3];
        assertEquals(Set.of(first, second), modalitiesOf(scores, "singleHead"));
        assertEquals(Set.of("?"), modalitiesOf(scores, "weighted"));
        Map<?, ?> seen = Browser.install().open(learnt.view(), "training-names", List.of());
        Browser.assertSound(seen);
        String drawn = "trained on %s alone, trained on %s alone, only %s, only %s, baseline"
                .formatted(first, second, first, second);
        assertTrue(
                Browser.pictures(seen).stream()
                        .anyMatch(picture -> picture.contains("alone: BTW, unweighted, ") && picture.contains(drawn)),
                Browser.pictures(seen).toString());
    }

    /** Of a training in which the guard refuses, of the modalities 'BTW', 'weak' and 'a minus b'. */
    @Test
    void reportsOfWorkflowsSavedByTheFirstVersionAreShown() throws Exception {
        Map<?, ?> seen = kept("training-0.1.0.json", List.of(Map.of("do", "click", "on", "summary")));
        assertTrue(
                Browser.pictures(seen).stream()
                        .anyMatch(picture -> picture.endsWith(
                                "alone: BTW, unweighted, BTW without the guard, only BTW, only weak, only a minus b.")),
                Browser.pictures(seen).toString());
        assertTrue(Browser.text(seen).contains("BTW minus unweighted"), Browser.text(seen));
    }

    /** Reports that know no interval of the calibration, no curves, and the parts of the verdict without their questions. */
    @Test
    void reportsOfWorkflowsWithTenthsOfProbabilityAreShown() throws Exception {
        Map<?, ?> seen = kept("training-0.1.0-tenths.json", List.of());
        String text = Browser.text(seen);
        assertTrue(text.contains("Points are tenths of the predicted probability."), text);
        assertTrue(text.contains("On 150 test rows: AUROC 0."), text);
        assertFalse(text.contains("Decision") || text.contains("NaN") || text.contains("undefined"), text);
    }

    private static Map<?, ?> kept(String report, List<Map<String, String>> actions) throws Exception {
        String data = Files.readString(Path.of("src", "test", "resources", "reports", report));
        NodeView view = new TestNode(platform(), new BtwLearnerNodeFactory()).view();
        Map<?, ?> seen =
                Browser.install().open(view, "{\"result\":" + data + "}", report.replace(".json", ""), actions);
        Browser.assertSound(seen);
        return seen;
    }

    private static Set<String> modalitiesOf(PortObject scores, String role) {
        DataTableSpec spec = ((BufferedDataTable) scores).getDataTableSpec();
        int subtracted = spec.findColumnIndex("Subtracted role");
        Set<String> found = new HashSet<>();
        for (DataRow row : (BufferedDataTable) scores) {
            if (row.getCell(spec.findColumnIndex("Role")).toString().equals(role)
                    && row.getCell(subtracted).isMissing()) {
                found.add(row.getCell(spec.findColumnIndex("Modality")).toString());
            }
        }
        return found;
    }

    @Test
    void inspectorShowsWhatTrainingFound() throws Exception {
        TestPlatform platform = classes.platform();
        PortObject model = classes.outputs()[0];
        PortObject predictions = new TestNode(platform, new MultimodalPredictorNodeFactory())
                .with(settings -> settings.addBoolean("own", true))
                .execute(model, classes.tensor())[0];
        TestNode inspector = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        inspector.execute(model, predictions, null);
        Map<?, ?> seen = Browser.install()
                .open(
                        inspector.view(),
                        "inspector-training",
                        List.of(
                                Map.of("do", "fill", "on", "input[type=search]", "value", "patient11"),
                                Map.of("do", "press", "value", "Enter"),
                                Map.of("do", "see", "on", "h3", "value", "patient11"),
                                Map.of("do", "click", "on", "summary:has-text('The weights, which are not in use')"),
                                Map.of("do", "see", "on", "h2", "value", "Weights over training"),
                                Map.of("do", "click", "on", "summary:has-text('Inside the network')"),
                                Map.of("do", "select", "on", "label:has-text('Network') select", "value", "2")));
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        for (String expected : List.of(
                "Distribution of weights",
                "Information over the data",
                "Weights over training",
                "Experts",
                "The weights are not in use")) {
            assertTrue(text.contains(expected), text);
        }
        assertFalse(text.contains("Without weights"), "the prediction itself is without weights: " + text);
    }

    @Test
    void inspectorShowsWhatATrainingMethodNoted() throws Exception {
        SyntheticPatients patients = new SyntheticPatients(platform());
        Learnt learnt = learnt(patients, NAMES, patients.labels(), settings -> {
            settings.addString("modalityBalance", "ogm");
            settings.addBoolean("methodGuarded", false);
        });
        PortObject predictions = new TestNode(learnt.platform(), new MultimodalPredictorNodeFactory())
                .execute(learnt.outputs()[0], learnt.tensor())[0];
        TestNode inspector = new TestNode(learnt.platform(), new BtwWeightInspectorNodeFactory());
        inspector.execute(learnt.outputs()[0], predictions, null);
        String card = "section[aria-label^='Training method']";
        Map<?, ?> seen = Browser.install()
                .open(
                        inspector.view(),
                        "inspector-method",
                        List.of(
                                Map.of("do", "select", "on", card + " select", "value", "1"),
                                Map.of("do", "click", "on", card + " summary"),
                                Map.of("do", "see", "on", card + " th", "value", "labs")));
        Browser.assertSound(seen);
        assertTrue(
                Browser.pictures(seen).stream()
                        .anyMatch(said -> said.startsWith("What the training method noted in each epoch: ")),
                Browser.pictures(seen).toString());
    }

    private static TestPlatform platform() throws IOException {
        return new TestPlatform(Files.createDirectory(directory.resolve("training" + trainings++)));
    }

    private static Learnt learnt(
            SyntheticPatients patients, List<String> names, PortObject labels, Consumer<NodeSettings> target)
            throws Exception {
        TestPlatform platform = patients.platform();
        PortObject tensor = tensor(platform, patients, names);
        TestNode learner = learner(platform, target);
        PortObject[] outputs = learner.execute(network(platform, tensor), tensor, labels);
        return new Learnt(platform, tensor, outputs, learner.view());
    }

    private static PortObject tensor(TestPlatform platform, SyntheticPatients patients, List<String> names)
            throws Exception {
        PortObject labs = new TestNode(platform, new TabularEncoderNodeFactory())
                .with(settings -> settings.addString("modality", names.get(0)))
                .execute(patients.labs(), patients.labels())[0];
        PortObject imaging = new TestNode(platform, new TabularEncoderNodeFactory())
                .with(settings -> settings.addString("modality", names.get(1)))
                .execute(patients.imaging(), patients.labels())[0];
        return new TestNode(platform, new ModalityCollectorNodeFactory()).execute(labs, imaging)[0];
    }

    private static PortObject network(TestPlatform platform, PortObject tensor) throws Exception {
        return new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
    }

    private static TestNode learner(TestPlatform platform, Consumer<NodeSettings> target) {
        return new TestNode(platform, new BtwLearnerNodeFactory())
                .with(target)
                .with(settings -> settings.addInt("members", 3))
                .with(settings -> settings.addInt("epochs", 6))
                .with(settings -> settings.addBoolean("epochs_is_present", true))
                .with(settings -> settings.addString("device", "CPU"));
    }
}
