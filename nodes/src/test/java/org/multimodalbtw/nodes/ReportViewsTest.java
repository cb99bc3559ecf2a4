package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.nodes.environment.EnvironmentCheckNodeFactory;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;

class ReportViewsTest {

    @TempDir
    private Path directory;

    static Stream<DefaultNodeFactory> withViews() {
        return Stream.of(
                new TabularEncoderNodeFactory(),
                new BtwLearnerNodeFactory(),
                new BtwWeightInspectorNodeFactory(),
                new EnvironmentCheckNodeFactory());
    }

    @ParameterizedTest
    @MethodSource("withViews")
    void aNodeThatIsNotExecutedSaysSo(DefaultNodeFactory factory) {
        TestNode node = new TestNode(new TestPlatform(directory), factory);
        assertEquals("{\"result\":{\"empty\":true}}", node.view().initialData());
    }

    @Test
    void encoderShowsWhatBecameOfEachColumn() throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        SyntheticPatients patients = new SyntheticPatients(platform);
        TestNode node = new TestNode(platform, new TabularEncoderNodeFactory());
        node.execute(patients.labs(), patients.labels());
        Map<?, ?> seen = Browser.install().open(node.view(), "encoder", List.of());
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        assertTrue(text.contains("Encoding of labs"), text);
        assertTrue(text.contains("2 of 2 columns are used"), text);
        assertTrue(text.contains("crp") && text.contains("standardised"), text);
        assertTrue(text.contains("First rows") && text.contains("patient0"), text);
    }

    @Test
    void environmentCheckFindsTheEngine() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        TestNode node = new TestNode(new TestPlatform(directory), new EnvironmentCheckNodeFactory());
        PortObject[] outputs = node.execute();
        List<List<String>> rows = TestNode.rows(outputs[0]);
        List<String> engine = rows.stream()
                .filter(row -> row.get(1).equals("Engine"))
                .findFirst()
                .orElseThrow();
        assertTrue(engine.get(2).contains("PyTorch 2.7.1 started"), engine.toString());
        assertEquals("fine", engine.get(3));
        Map<?, ?> seen = Browser.install().open(node.view(), "environment", List.of());
        Browser.assertSound(seen);
        assertTrue(Browser.text(seen).contains("The engine works on this machine"), Browser.text(seen));
    }
}
