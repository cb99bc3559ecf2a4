package org.multimodalbtw.nodes.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.port.PortType;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.MissingToken;
import org.multimodalbtw.engine.network.Routing;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.nodes.TestPlatform;

class PortObjectsTest {

    private static final Modality LABS = new Modality("labs", List.of(3), List.of("age", "crp", "ö = \"x\""));
    private static final Modality IMAGING = new Modality("imaging", List.of(2, 4), List.of());

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    @Test
    void tensorComesBackWithItsFile() throws Exception {
        FileStore file = platform.context().createFileStore("tensor");
        Files.writeString(file.getFile().toPath(), "content");
        TensorPortObjectSpec spec = new TensorPortObjectSpec(List.of(LABS, IMAGING), 600, List.of(90L, 84L));
        TensorPortObject loaded = platform.reload(new TensorPortObject(spec, file));
        assertEquals(spec, loaded.getSpec());
        assertEquals(List.of(LABS, IMAGING), loaded.getSpec().modalities());
        assertEquals(OptionalLong.of(600), loaded.getSpec().rows());
        assertEquals(List.of(90L, 84L), loaded.getSpec().missing());
        assertEquals("content", Files.readString(loaded.file()));
        assertEquals("labs, imaging: 600 rows, 90 and 84 missing", loaded.getSummary());
        assertEquals(0, loaded.getViews().length);
    }

    @Test
    void tensorThatIsStillToBeMadeKnowsItsNames() throws Exception {
        TensorPortObjectSpec spec = new TensorPortObjectSpec(List.of(Modality.named("labs"), IMAGING));
        FileStore file = platform.context().createFileStore("tensor");
        Files.writeString(file.getFile().toPath(), "content");
        TensorPortObjectSpec loaded =
                platform.reload(new TensorPortObject(spec, file)).getSpec();
        assertTrue(loaded.rows().isEmpty());
        assertFalse(loaded.modalities().get(0).hasShape());
        assertEquals("labs, imaging", loaded.summary());
    }

    @Test
    void summaryOfATensorCountsWhatIsMissing() {
        List<Modality> three = List.of(LABS, IMAGING, Modality.named("notes"));
        assertEquals(
                "labs, imaging, notes: 7 rows, 1, 2 and 3 missing",
                new TensorPortObjectSpec(three, 7, List.of(1L, 2L, 3L)).summary());
        assertEquals("labs: 1 row, none missing", new TensorPortObjectSpec(List.of(LABS), 1, List.of(0L)).summary());
        assertEquals("labs: 5 rows, 2 missing", new TensorPortObjectSpec(List.of(LABS), 5, List.of(2L)).summary());
    }

    @Test
    void encoderComesBackWithItsDirectory() throws Exception {
        FileStore folder = platform.context().createFileStore("encoder");
        Files.createDirectories(folder.getFile().toPath());
        Files.writeString(folder.getFile().toPath().resolve("manifest.json"), "{}");
        EncoderPortObjectSpec spec =
                new EncoderPortObjectSpec(LABS, "tabular", List.of("age", "crp"), Optional.empty());
        EncoderPortObject loaded = platform.reload(new EncoderPortObject(spec, folder));
        assertEquals(LABS, loaded.getSpec().modality());
        assertEquals("tabular", loaded.getSpec().kind());
        assertEquals(List.of("age", "crp"), loaded.getSpec().columns());
        assertEquals("{}", Files.readString(loaded.directory().resolve("manifest.json")));
        assertEquals("labs: tabular encoder of 2 columns, 3 features", loaded.getSummary());
    }

    @Test
    void fusionNetworkComesBackWithAllSettings() throws Exception {
        FusionSettings settings = new FusionSettings(
                        32, new ExpertSettings(6, 3, 48, Gate.LAPLACE, .5, .02), new DropoutRates(.15, .25, .35))
                .with(Routing.DISJOINT, true, MissingToken.LEARNED);
        FusionNetworkPortObjectSpec spec = new FusionNetworkPortObjectSpec(List.of(LABS, IMAGING), settings);
        FusionNetworkPortObject loaded = platform.reload(new FusionNetworkPortObject(spec));
        assertEquals(settings, loaded.getSpec().settings());
        assertEquals(List.of(LABS, IMAGING), loaded.getSpec().modalities());
        assertEquals("labs, imaging: 6 experts, 3 a token, token width 32, not trained", loaded.getSummary());
    }

    @Test
    void pretrainedNetworkComesBackWithItsDirectory() throws Exception {
        FileStore folder = platform.context().createFileStore("pretrained");
        Files.createDirectories(folder.getFile().toPath());
        Files.writeString(folder.getFile().toPath().resolve("manifest.json"), "{}");
        PretrainedNetworkPortObjectSpec spec =
                new PretrainedNetworkPortObjectSpec(List.of(LABS, IMAGING), "consistency", 32);
        PretrainedNetworkPortObject loaded = platform.reload(new PretrainedNetworkPortObject(spec, folder));
        assertEquals(spec, loaded.getSpec());
        assertEquals(List.of(LABS, IMAGING), loaded.getSpec().modalities());
        assertEquals(32, loaded.getSpec().width());
        assertTrue(loaded.getSpec().rows().isEmpty());
        assertEquals("{}", Files.readString(loaded.directory().resolve("manifest.json")));
        assertEquals("labs, imaging: pre-trained for consistency, token width 32", loaded.getSummary());
        assertEquals(0, loaded.getViews().length);
    }

    @Test
    void pretrainedNetworkIsComparedWithTheTensorThatIsLearntFrom() {
        PretrainedNetworkPortObjectSpec spec = new PretrainedNetworkPortObjectSpec(List.of(LABS), "consistency", 32);
        spec.requireFor(new TensorPortObjectSpec(List.of(IMAGING, Modality.named("labs"))), 32);
        Modality others = new Modality("labs", List.of(2), List.of("age", "crp"));
        TensorPortObjectSpec other = new TensorPortObjectSpec(List.of(others));
        InputException features = assertThrows(InputException.class, () -> spec.requireFor(other, 32));
        assertTrue(features.getMessage().contains("'labs' has other features"), features.getMessage());
        assertThrows(InputException.class, () -> spec.requireFor(other, 64));
        assertThrows(InputException.class, () -> spec.requireFor(new TensorPortObjectSpec(List.of(IMAGING)), 32));
    }

    @Test
    void modelComesBackWithItsClasses() throws Exception {
        FileStore folder = platform.context().createFileStore("model");
        Files.createDirectories(folder.getFile().toPath());
        MultimodalModelPortObjectSpec spec = new MultimodalModelPortObjectSpec(
                new OfClass("outcome", List.of("died", "lived")), List.of(LABS, IMAGING), Scheme.KL, 42);
        MultimodalModelPortObjectSpec loaded =
                platform.reload(new MultimodalModelPortObject(spec, folder)).getSpec();
        assertEquals(spec, loaded);
        assertEquals(List.of("died", "lived"), loaded.target().classes());
        assertEquals(Scheme.KL, loaded.scheme());
        assertEquals(42, loaded.seed());
        assertTrue(loaded.knowsPredictions());
        assertTrue(loaded.summary().startsWith("outcome (2 classes) from labs, imaging"), loaded.summary());
    }

    @Test
    void modelWhoseClassesAreNotKnownYetKnowsNoPredictions() {
        assertFalse(new MultimodalModelPortObjectSpec(new OfClass("outcome", List.of()), List.of(LABS), Scheme.NONE, 1)
                .knowsPredictions());
        assertTrue(new MultimodalModelPortObjectSpec(new OfNumber("outcome"), List.of(LABS), Scheme.NONE, 1)
                .knowsPredictions());
    }

    @Test
    void newerFormatIsRefusedWithARemedy() {
        ModelContent content = new ModelContent("spec");
        new TensorPortObjectSpec(List.of(LABS)).save(content);
        content.addInt("format_version", 2);
        InvalidSettingsException failure =
                assertThrows(InvalidSettingsException.class, () -> new TensorPortObjectSpec().load(content));
        assertTrue(failure.getMessage().contains("Update the extension"), failure.getMessage());
    }

    @Test
    void impossibleNetworkIsRefused() {
        ModelContent content = new ModelContent("spec");
        new FusionNetworkPortObjectSpec(List.of(LABS), FusionSettings.defaults()).save(content);
        content.addInt("top_k", 99);
        InvalidSettingsException failure =
                assertThrows(InvalidSettingsException.class, () -> new FusionNetworkPortObjectSpec().load(content));
        assertTrue(failure.getMessage().contains("damaged"), failure.getMessage());
    }

    @Test
    void everyTypeIsOfferedToTheUser() {
        assertEquals(5, TestPlatform.elements("portType").size());
        for (PortType type : List.of(
                TensorPortObject.TYPE,
                EncoderPortObject.TYPE,
                FusionNetworkPortObject.TYPE,
                PretrainedNetworkPortObject.TYPE,
                MultimodalModelPortObject.TYPE)) {
            assertFalse(type.isHidden(), type.getName());
        }
    }
}
