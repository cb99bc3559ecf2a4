package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.multimodalbtw.nodes.image.ImageEncoderNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.table.Columns;

/** Image Encoders go on to read files as they did when they were saved. */
class ImageReadingTest {

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    @Test
    void onlyNewNodesReadDicomAndPutLightInkOnBlack() throws Exception {
        TestNode node = encoder();
        assertTrue(manifest(node).contains("\"generation\":3"), "new: each picture on its ground");
        assertEquals("WITH_GROUND", node.settings().getString("reading"));
        TestNode dicom = encoder().with(settings -> settings.addString("reading", "WITH_DICOM"));
        assertTrue(manifest(dicom).contains("\"generation\":2"), "with DICOM, all on white");
        TestNode seen = encoder().with(settings -> settings.addString("reading", "AS_SEEN"));
        assertTrue(manifest(seen).contains("\"generation\":1"), "as they look, without DICOM");
        TestNode first = encoder();
        first.load(withoutReading(node.settings()));
        assertFalse(manifest(first).contains("generation"), "of the first version");
    }

    @Test
    void theColumnWhoseCellsNameFilesIsReadAndNamed() throws Exception {
        TestNode node = encoder().with(settings -> TestNode.select(settings, "columns", "image_id"));
        BufferedDataTable paths = paths();
        BufferedDataTable table = new ColumnTable(platform, "xr")
                .with("image_id", row -> new StringCell("IMG" + row))
                .with(
                        "where",
                        row -> new StringCell(directory.resolve(row + ".png").toString()))
                .of((int) paths.size());
        EncoderPortObject encoder = (EncoderPortObject) node.execute(table, null)[1];
        assertEquals(List.of("where"), encoder.getSpec().columns());
        assertTrue(node.warning().contains("Pictures are read from 'where'"), node.warning());
    }

    private TestNode encoder() {
        return new TestNode(platform, new ImageEncoderNodeFactory());
    }

    private static NodeSettings withoutReading(NodeSettings settings) {
        NodeSettings copy = new NodeSettings("model");
        for (String key : settings.keySet()) {
            if (!key.equals("reading")) {
                copy.addEntry(settings.getEntry(key));
            }
        }
        return copy;
    }

    private String manifest(TestNode node) throws Exception {
        EncoderPortObject encoder = (EncoderPortObject) node.execute(paths(), null)[1];
        return Files.readString(encoder.directory().resolve("manifest.json")).replace(" ", "");
    }

    private BufferedDataTable paths() throws IOException {
        DefaultRow[] rows = new DefaultRow[4];
        for (int row = 0; row < rows.length; row++) {
            BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(row, 2 * row, 0, 255);
            Path file = directory.resolve(row + ".png");
            ImageIO.write(image, "png", file.toFile());
            rows[row] = new DefaultRow("p" + row, new StringCell(file.toString()));
        }
        return platform.table(Columns.table(List.of(Columns.text("path"))), rows);
    }
}
