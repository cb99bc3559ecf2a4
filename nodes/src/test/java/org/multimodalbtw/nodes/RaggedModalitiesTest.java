package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.collector.ModalityCollectorNodeFactory;
import org.multimodalbtw.nodes.fusion.MoeFusionNodeFactory;
import org.multimodalbtw.nodes.image.ImageEncoderNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.predictor.MultimodalPredictorNodeFactory;
import org.multimodalbtw.nodes.series.SeriesEncoderNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tensortotable.TensorToTableNodeFactory;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;

/**
 * Patients with any number of measurements, words and images, from their tables to predictions: sick ones have a high pulse, a note of
 * fever and a large spot.
 */
class RaggedModalitiesTest {

    private static final int PATIENTS = 90;

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private BufferedDataTable vitals;
    private BufferedDataTable notes;
    private BufferedDataTable scans;
    private BufferedDataTable labels;

    @BeforeEach
    void patients() throws IOException {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        platform = new TestPlatform(directory);
        Random random = new Random(1);
        List<DataRow> measurements = new ArrayList<>();
        List<DataRow> texts = new ArrayList<>();
        List<DataRow> images = new ArrayList<>();
        List<DataRow> outcomes = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            String id = "p" + patient;
            boolean sick = random.nextBoolean();
            for (int i = random.nextInt(1, 9); i > 0; i--) {
                measurements.add(row(
                        measurements,
                        new StringCell(id),
                        new DoubleCell(random.nextInt(1440)),
                        new StringCell(i % 2 == 0 ? "temperature" : "pulse"),
                        new DoubleCell((sick ? 100 : 70) + 5 * random.nextGaussian())));
            }
            if (random.nextInt(5) > 0) {
                String words = "patient seen ".repeat(random.nextInt(4)) + (sick ? "high fever" : "no complaints");
                texts.add(new DefaultRow(id, new StringCell(words)));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                images.add(row(images, new StringCell(id), png(sick ? 14 : 5, random)));
            }
            String split = patient % 3 == 2 ? "test" : patient % 9 == 0 ? "valid" : "train";
            outcomes.add(new DefaultRow(id, new StringCell(sick ? "sick" : "well"), new StringCell(split)));
        }
        Collections.shuffle(measurements, random);
        vitals = table(
                List.of(
                        Columns.text("patient"),
                        Columns.number("minute"),
                        Columns.text("item"),
                        Columns.number("value")),
                measurements);
        notes = table(List.of(Columns.text("note")), texts);
        scans = table(
                List.of(Columns.text("patient"), new DataColumnSpecCreator("scan", PNGImageContent.TYPE).createSpec()),
                images);
        labels = table(List.of(Columns.text("outcome"), Columns.text("split")), outcomes);
    }

    @Test
    void rawRowsOfPatientsArePredictedAsTheTensorThatTheyWereEncodedTo() throws Exception {
        TensorPortObject tensor = platform.reload(collected());
        List<List<String>> values =
                TestNode.rows(new TestNode(platform, new TensorToTableNodeFactory()).execute(tensor)[0]);
        assertEquals(PATIENTS, values.size());
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        MultimodalModelPortObject model =
                platform.reload((MultimodalModelPortObject) learner().execute(network, tensor, labels)[0]);
        PortObject expected = new TestNode(platform, new MultimodalPredictorNodeFactory()).execute(model, tensor)[0];
        TestNode raw =
                new TestNode(platform, new MultimodalPredictorNodeFactory(), "Tables", BufferedDataTable.TYPE, 3);
        PortObject predictions = raw.execute(model, null, scans, notes, vitals)[0];
        assertEquals("", raw.warning());
        assertEquals(new HashSet<>(TestNode.rows(expected)), new HashSet<>(TestNode.rows(predictions)));
        assertTrue(accuracy(predictions) > .85, "accuracy " + accuracy(predictions));
    }

    @Test
    void shortRowsHaveEmptyCellsBehindTheirItems() throws Exception {
        PortObject words = new TestNode(platform, new TextEncoderNodeFactory())
                .with(settings -> settings.addString("form", "TERMS"))
                .with(settings -> settings.addInt("maxLength", 30))
                .execute(notes, labels)[0];
        PortObject table = new TestNode(platform, new TensorToTableNodeFactory())
                .with(settings -> settings.addString("columns", "VALUES"))
                .execute(words)[0];
        List<List<String>> rows = TestNode.rows(table);
        assertEquals(31, rows.get(0).size());
        assertTrue(
                rows.stream()
                        .allMatch(row -> !row.get(1).equals("?") && row.get(30).equals("?")),
                rows::toString);
    }

    private double accuracy(PortObject predictions) {
        List<List<String>> predicted = TestNode.rows(predictions);
        int column = 1 + ((BufferedDataTable) predictions).getDataTableSpec().findColumnIndex("Prediction (outcome)");
        int right = 0;
        int all = 0;
        for (List<String> truth : TestNode.rows(labels)) {
            if (truth.get(2).equals("test")) {
                all++;
                right += predicted.stream()
                                .anyMatch(row -> row.get(0).equals(truth.get(0))
                                        && row.get(column).equals(truth.get(1)))
                        ? 1
                        : 0;
            }
        }
        return (double) right / all;
    }

    private TestNode learner() {
        return new TestNode(platform, new BtwLearnerNodeFactory())
                .with(settings -> settings.addInt("members", 2))
                .with(settings -> settings.addInt("epochs", 12))
                .with(settings -> settings.addBoolean("epochs_is_present", true))
                .with(settings -> settings.addBoolean("varied", true))
                .with(settings -> settings.addString("device", "CPU"));
    }

    private TensorPortObject collected() throws Exception {
        PortObject series = new TestNode(platform, new SeriesEncoderNodeFactory())
                .with(settings -> settings.addString("modality", "vitals"))
                .with(settings -> settings.addString("form", "EVENTS"))
                .with(settings -> settings.addDouble("to", 1440))
                .with(settings -> settings.addBoolean("to_is_present", true))
                .execute(vitals, labels)[0];
        PortObject words = new TestNode(platform, new TextEncoderNodeFactory())
                .with(settings -> settings.addString("modality", "notes"))
                .with(settings -> settings.addString("form", "TERMS"))
                .execute(notes, labels)[0];
        PortObject pixels = new TestNode(platform, new ImageEncoderNodeFactory())
                .with(settings -> settings.addString("modality", "scans"))
                .with(settings -> settings.addString("form", "PIXELS"))
                .with(settings -> settings.addInt("side", 16))
                .with(settings -> settings.addBoolean("severalRows", true))
                .with(settings -> settings.addString("patient", "patient"))
                .execute(scans, labels)[0];
        return (TensorPortObject)
                new TestNode(platform, new ModalityCollectorNodeFactory(), "Modalities", TensorPortObject.TYPE, 3)
                        .execute(series, words, pixels)[0];
    }

    private static DefaultRow row(List<DataRow> before, DataCell... cells) {
        return new DefaultRow("Row" + before.size(), cells);
    }

    private BufferedDataTable table(List<DataColumnSpec> columns, List<DataRow> rows) {
        DataTableSpec spec = Columns.table(columns);
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    private static DataCell png(int radius, Random random) throws IOException {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.fillOval(2 + random.nextInt(10), 2 + random.nextInt(10), radius, radius);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new PNGImageContent(bytes.toByteArray()).toImageCell();
    }
}
