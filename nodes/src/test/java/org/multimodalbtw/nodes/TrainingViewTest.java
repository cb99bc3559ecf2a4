package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
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

    @TempDir
    private Path directory;

    @BeforeEach
    void requireLibtorch() {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
    }

    @Test
    void reportCountsTheHeldOutRows() throws Exception {
        Map<?, ?> report =
                (Map<?, ?>) ((Map<?, ?>) Json.read(learnt("outcome", "CLASS").initialData())).get("result");
        long rows = 0;
        for (Object row : (List<?>) ((Map<?, ?>) report.get("confusion")).get("counts")) {
            rows += ((List<?>) row).stream().mapToLong(Long.class::cast).sum();
        }
        long binned = ((List<?>) report.get("calibration"))
                .stream().mapToLong(bin -> (Long) ((Map<?, ?>) bin).get("rows")).sum();
        assertTrue(rows > 0);
        assertEquals(rows, binned);
        assertEquals(List.of("labs", "imaging"), report.get("modalities"));
        assertEquals("1", ((Map<?, ?>) report.get("facts")).get("seed"));
    }

    @Test
    void classesAreShown() throws Exception {
        Map<?, ?> seen = Browser.install()
                .open(
                        learnt("outcome", "CLASS"),
                        "training",
                        List.of(Map.of("do", "select", "on", "label:has-text('Show') select", "value", "0")));
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        for (String expected : List.of("Truth and prediction", "Calibration", "predicted ill", "seed", "libtorch")) {
            assertTrue(text.contains(expected), text);
        }
    }

    @Test
    void numbersAreShown() throws Exception {
        Map<?, ?> seen = Browser.install().open(learnt("risk", "NUMBER"), "training-numbers", List.of());
        Browser.assertSound(seen);
        assertTrue(Browser.text(seen).contains("held-out rows. On the dashed line"), Browser.text(seen));
    }

    @Test
    void labelsAreShown() throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        SyntheticPatients patients = new SyntheticPatients(platform);
        NodeView view = learnt(platform, patients, patients.findings(), settings -> {
            settings.addString("predicted", "LABELS");
            TestNode.select(settings, "labels", "ill", "late");
        });
        Map<?, ?> seen = Browser.install().open(view, "training-labels", List.of());
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        for (String expected :
                List.of("Held-out rows, each label for itself", "late", "Of those found", "each label")) {
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
        TestPlatform platform = new TestPlatform(directory);
        SyntheticPatients patients = new SyntheticPatients(platform);
        TestNode learner = learner(platform, settings -> settings.addString("target", "outcome"));
        PortObject tensor = tensor(platform, patients, List.of(first, second));
        PortObject scores = learner.execute(network(platform, tensor), tensor, patients.labels())[3];
        assertEquals(Set.of(first, second), modalitiesOf(scores, "singleHead"));
        assertEquals(Set.of("?"), modalitiesOf(scores, "weighted"));
        Map<?, ?> seen = Browser.install().open(learner.view(), "training-names", List.of());
        Browser.assertSound(seen);
        String drawn = "alone: BTW, only %s, only %s, trained on %s alone, trained on %s alone, unweighted"
                .formatted(first, second, first, second);
        assertTrue(
                Browser.pictures(seen).stream().anyMatch(picture -> picture.contains(drawn)),
                Browser.pictures(seen).toString());
    }

    /** Of a training in which the guard refuses, of the modalities 'BTW', 'weak' and 'a minus b'. */
    @Test
    void reportsOfWorkflowsSavedByTheFirstVersionAreShown() throws Exception {
        String kept = Files.readString(Path.of("src", "test", "resources", "reports", "training-0.1.0.json"));
        Map<?, ?> seen = Browser.install()
                .open(
                        learnt("outcome", "CLASS"),
                        "{\"result\":" + kept + "}",
                        "training-first-version",
                        List.of(Map.of("do", "click", "on", "summary")));
        Browser.assertSound(seen);
        assertTrue(
                Browser.pictures(seen).stream()
                        .anyMatch(picture -> picture.endsWith(
                                "alone: BTW, only BTW, only weak, only a minus b, unweighted, BTW without the guard.")),
                Browser.pictures(seen).toString());
        assertTrue(Browser.text(seen).contains("BTW minus unweighted"), Browser.text(seen));
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
    void inspectorShowsWhatTrainingFoundAndThePredictionWithoutWeights() throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        SyntheticPatients patients = new SyntheticPatients(platform);
        PortObject tensor = tensor(platform, patients);
        PortObject model = learner(platform, settings -> settings.addString("target", "outcome"))
                .execute(network(platform, tensor), tensor, patients.labels())[0];
        PortObject predictions = new TestNode(platform, new MultimodalPredictorNodeFactory())
                .with(settings -> settings.addBoolean("own", true))
                .execute(model, tensor)[0];
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
                                Map.of("do", "select", "on", "label:has-text('Network') select", "value", "2")));
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        for (String expected :
                List.of("Information over the data", "Weights over training", "Experts", "Without weights")) {
            assertTrue(text.contains(expected), text);
        }
    }

    private NodeView learnt(String target, String predicted) throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        SyntheticPatients patients = new SyntheticPatients(platform);
        return learnt(platform, patients, patients.labels(), settings -> {
            settings.addString("target", target);
            settings.addString("predicted", predicted);
        });
    }

    private static NodeView learnt(
            TestPlatform platform, SyntheticPatients patients, PortObject labels, Consumer<NodeSettings> target)
            throws Exception {
        PortObject tensor = tensor(platform, patients);
        TestNode learner = learner(platform, target);
        learner.execute(network(platform, tensor), tensor, labels);
        return learner.view();
    }

    private static PortObject tensor(TestPlatform platform, SyntheticPatients patients) throws Exception {
        return tensor(platform, patients, List.of("labs", "imaging"));
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
                .with(settings -> settings.addInt("epochs", 12))
                .with(settings -> settings.addBoolean("epochs_is_present", true))
                .with(settings -> settings.addString("device", "CPU"));
    }
}
