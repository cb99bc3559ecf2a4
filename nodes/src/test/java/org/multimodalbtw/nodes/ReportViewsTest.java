package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.nodes.cohort.CohortCheckNodeFactory;
import org.multimodalbtw.nodes.environment.EnvironmentCheckNodeFactory;
import org.multimodalbtw.nodes.image.ImageEncoderNodeFactory;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.report.MultimodalReportNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;

class ReportViewsTest {

    @TempDir
    private Path directory;

    static Stream<DefaultNodeFactory> withViews() {
        return Stream.of(
                new TabularEncoderNodeFactory(),
                new BtwLearnerNodeFactory(),
                new BtwWeightInspectorNodeFactory(),
                new MultimodalReportNodeFactory(),
                new CohortCheckNodeFactory(),
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
    void imageEncoderShowsTheFirstImagesAndKeepsThemOutOfTheEncoder() throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        DataTableSpec spec =
                Columns.table(List.of(new DataColumnSpecCreator("scan", PNGImageContent.TYPE).createSpec()));
        List<DataRow> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(new DefaultRow(i == 0 ? "<b>p0</b>" : "p" + i, i == 1 ? DataType.getMissingCell() : disc(i)));
        }
        BufferedDataTable scans = platform.table(spec, rows.toArray(DataRow[]::new));
        TestNode node = new TestNode(platform, new ImageEncoderNodeFactory());
        EncoderPortObject encoder = (EncoderPortObject) node.execute(scans, null)[1];
        Map<?, ?> seen = Browser.install().open(node.view(), "images", List.of());
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        assertTrue(text.contains("First images"), text);
        assertTrue(text.contains("<b>p0</b>, 120 × 80"), text);
        assertTrue(text.contains("p12, 120 × 80") && !text.contains("p13, 120 × 80"), text);
        try (Stream<Path> files = Files.list(encoder.directory())) {
            assertEquals(
                    List.of("SHA256SUMS", "manifest.json", "statistics.safetensors"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(node.view().initialData().length() < 300_000);
    }

    private static DataCell disc(int radius) throws IOException {
        BufferedImage image = new BufferedImage(120, 80, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.fillOval(20, 10, 2 * radius + 5, 2 * radius + 5);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new PNGImageContent(bytes.toByteArray()).toImageCell();
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
