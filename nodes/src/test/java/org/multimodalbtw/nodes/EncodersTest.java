package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.collector.ModalityCollectorNodeFactory;
import org.multimodalbtw.nodes.image.ImageEncoderNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.series.SeriesEncoderNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabletotensor.TableToTensorNodeFactory;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.nodes.tensortotable.TensorToTableNodeFactory;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;

class EncodersTest {

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    @Test
    void severalTextsOfARowBecomeOneModality() throws Exception {
        TestNode node = textEncoder();
        PortObject[] outputs = node.execute(notes(), split());
        TensorPortObject tensor = (TensorPortObject) outputs[0];
        assertEquals(List.of(1L), tensor.getSpec().missing());
        assertEquals(
                List.of("history", "findings"),
                ((EncoderPortObject) outputs[1]).getSpec().columns());
        List<List<String>> rows =
                TestNode.rows(new TestNode(platform, new TensorToTableNodeFactory()).execute(tensor)[0]);
        assertEquals("?", rows.get(3).get(1), "a patient without any text");
        assertEquals("2 rows have no word of 'notes' that the training rows know.", node.warning());
    }

    @Test
    void aModalityIsCalledAsItsTableUnlessThatIsCalledAsAllAre() throws Exception {
        assertEquals("labs", nameIn(new TabularEncoderNodeFactory(), "default"));
        assertEquals("series", nameIn(new SeriesEncoderNodeFactory(), "default"));
        assertEquals("notes", nameIn(new TextEncoderNodeFactory(), "default"));
        assertEquals("images", nameIn(new ImageEncoderNodeFactory(), "default"));
        assertEquals("ward round", nameIn(new TextEncoderNodeFactory(), "ward round"));
        TestNode unconnected = new TestNode(platform, new TabularEncoderNodeFactory()).makeDefaults();
        assertEquals("labs", unconnected.settings().getString("modality"));
    }

    /** For tables of few patients. */
    private TestNode textEncoder() throws Exception {
        return new TestNode(platform, new TextEncoderNodeFactory())
                .with(settings -> settings.addInt("fewestPatients", 1));
    }

    private String nameIn(DefaultNodeFactory factory, String table) throws Exception {
        TestNode node = new TestNode(platform, factory);
        try {
            node.configure(new DataTableSpec(table), null);
        } catch (InvalidSettingsException expected) {
            // a table without columns
        }
        return node.settings().getString("modality");
    }

    @Test
    void onlyNewTextEncodersKeepWordsOfFewPatientsToThemselves() throws Exception {
        TestNode node = new TestNode(platform, new TextEncoderNodeFactory()).makeDefaults();
        assertEquals(5, node.settings().getInt("fewestPatients"));
        NodeSettings before = new NodeSettings("model");
        for (String key : node.settings().keySet()) {
            if (!key.equals("fewestPatients")) {
                before.addEntry(node.settings().getEntry(key));
            }
        }
        node.load(before);
        assertEquals(1, node.settings().getInt("fewestPatients"));
        TestNode none = textEncoder().with(settings -> settings.addInt("fewestPatients", 0));
        String refused = assertThrows(Exception.class, () -> none.execute(notes(), split()))
                .getMessage();
        assertTrue(refused.contains("'Fewest patients of a word'"), refused);
    }

    @Test
    void trainingRowsAreFoundHoweverTheSplitIsWritten() throws Exception {
        assertLearnsFromTheFirstTwo(
                Columns.text("Split"),
                new StringCell("TRAIN"),
                new StringCell("Training set"),
                new StringCell("Holdout"));
        assertLearnsFromTheFirstTwo(Columns.number("split"), new DoubleCell(0), new DoubleCell(0), new DoubleCell(1));
    }

    private void assertLearnsFromTheFirstTwo(DataColumnSpec split, DataCell first, DataCell second, DataCell third)
            throws Exception {
        BufferedDataTable table = platform.table(
                Columns.table(List.of(Columns.number("crp"))),
                new DefaultRow("p1", new DoubleCell(1)),
                new DefaultRow("p2", new DoubleCell(2)),
                new DefaultRow("p3", new DoubleCell(9)));
        BufferedDataTable labels = platform.table(
                Columns.table(List.of(split)),
                new DefaultRow("p1", first),
                new DefaultRow("p2", second),
                new DefaultRow("p3", third));
        PortObject encoder = new TestNode(platform, new TabularEncoderNodeFactory()).execute(table, labels)[1];
        String manifest =
                Files.readString(((EncoderPortObject) encoder).directory().resolve("manifest.json"));
        assertTrue(manifest.contains("mean 1.500"), manifest);
    }

    @Test
    void repeatedNamesAreNumberedInTheTensorAndInTheEncodersThatTravel() throws Exception {
        BufferedDataTable first = numbers("crp", 1, 2);
        BufferedDataTable second = numbers("sodium", 130, 140);
        PortObject[] one = new TestNode(platform, new TabularEncoderNodeFactory()).execute(first, null);
        PortObject[] other = new TestNode(platform, new TabularEncoderNodeFactory()).execute(second, null);
        TestNode collector = new TestNode(platform, new ModalityCollectorNodeFactory());
        TensorPortObject joined = (TensorPortObject) collector.execute(one[0], other[0])[0];
        assertTrue(collector.warning().contains("'labs' of input 2 is called 'labs 2'"), collector.warning());
        try (TensorTable tensor = TensorTable.open(joined.file())) {
            assertEquals(List.of("labs", "labs 2"), tensor.schema().modalities());
        }
        Map<String, FittedEncoder> encoders = EncoderSet.load(joined.encoders().orElseThrow());
        assertEquals(List.of("labs", "labs 2"), List.copyOf(encoders.keySet()));
        assertEquals("sodium", encoders.get("labs 2").inputs().get(0).name());
        assertEquals("labs 2", joined.getSpec().encoders().get(1).modality().name());
    }

    private BufferedDataTable numbers(String column, double first, double second) {
        return platform.table(
                Columns.table(List.of(Columns.number(column))),
                new DefaultRow("p1", new DoubleCell(first)),
                new DefaultRow("p2", new DoubleCell(second)));
    }

    @Test
    void textsOfTestRowsTeachNothing() throws Exception {
        EncoderPortObject encoder = (EncoderPortObject) textEncoder().execute(notes(), split())[1];
        String manifest = Files.readString(encoder.directory().resolve("manifest.json"));
        assertTrue(manifest.contains("cough"), manifest);
        assertTrue(!manifest.contains("sternum"), manifest);
    }

    @Test
    void anEncoderThatWasSavedGivesTheSameTensorElsewhere() throws Exception {
        PortObject[] outputs = textEncoder().execute(notes(), split());
        EncoderPortObject encoder = platform.reload((EncoderPortObject) outputs[1]);
        PortObject applied = new TestNode(platform, new EncoderApplyNodeFactory()).execute(encoder, notes())[0];
        assertArrayEquals(
                Files.readAllBytes(((TensorPortObject) outputs[0]).file()),
                Files.readAllBytes(((TensorPortObject) applied).file()));
    }

    @Test
    void encoderApplyNamesTheColumnsThatATableLacks() throws Exception {
        EncoderPortObject encoder = (EncoderPortObject) textEncoder().execute(notes(), split())[1];
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> new TestNode(platform, new EncoderApplyNodeFactory())
                        .configure(encoder.getSpec(), Columns.table(List.of(Columns.text("findings")))));
        assertTrue(refused.getMessage().contains("'notes' was encoded from: 'history'"), refused.getMessage());
    }

    @Test
    void anEncoderThatTookColumnsAsTypedRefusesTextsThatAreNoNumbers() throws Exception {
        BufferedDataTable labs = platform.table(
                Columns.table(List.of(Columns.number("crp"))),
                new DefaultRow("p1", new DoubleCell(1)),
                new DefaultRow("p2", new DoubleCell(2)));
        PortObject encoder = new TestNode(platform, new TabularEncoderNodeFactory())
                .with(s -> s.addString("reading", "AS_TYPED"))
                .execute(labs, null)[1];
        BufferedDataTable texts = platform.table(
                Columns.table(List.of(Columns.text("crp"))), new DefaultRow("p1", new StringCell("high")));
        KNIMEException failure =
                assertThrows(KNIMEException.class, () -> new TestNode(platform, new EncoderApplyNodeFactory())
                        .execute(encoder, texts));
        assertTrue(
                failure.getKNIMEMessage().getSummary().startsWith("Row 'p1', column 'crp': 'high' is no number"),
                failure.getKNIMEMessage().getSummary());
    }

    @Test
    void aTensorOfAnyShapeComesBackAsItWas() throws Exception {
        BufferedDataTable table = grids();
        TestNode node = new TestNode(platform, new TableToTensorNodeFactory()).with(s -> s.addString("shape", "2, 3"));
        TensorPortObject tensor = (TensorPortObject) node.execute(table)[0];
        assertEquals(List.of(2, 3), tensor.getSpec().modalities().get(0).shape());
        List<List<String>> rows =
                TestNode.rows(new TestNode(platform, new TensorToTableNodeFactory()).execute(tensor)[0]);
        assertEquals("[0.5, 1.0, 2.0, 3.0, 4.0, 5.0]", rows.get(0).get(1));
        assertEquals("?", rows.get(1).get(1));
    }

    @Test
    void aShapeThatTheNumbersDoNotFillIsRefused() {
        KNIMEException failure =
                assertThrows(KNIMEException.class, () -> new TestNode(platform, new TableToTensorNodeFactory())
                        .with(s -> s.addString("shape", "4"))
                        .execute(grids()));
        assertEquals(
                "A row has 6 numbers, which do not fill the shape [4].",
                failure.getKNIMEMessage().getSummary());
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class, () -> new TestNode(platform, new TableToTensorNodeFactory())
                        .with(s -> s.addString("shape", "2 x 3"))
                        .configure(grids().getDataTableSpec()));
        assertTrue(refused.getMessage().contains("'2 x 3' is no list of sizes"), refused.getMessage());
    }

    @Test
    void aRowWithSomeEmptyCellsIsRefusedByName() {
        BufferedDataTable table = platform.table(
                Columns.table(List.of(Columns.number("a"), Columns.number("b"))),
                new DefaultRow("p1", new DoubleCell(1), new DoubleCell(2)),
                new DefaultRow("p2", new DoubleCell(1), DataType.getMissingCell()));
        KNIMEException failure = assertThrows(
                KNIMEException.class, () -> new TestNode(platform, new TableToTensorNodeFactory()).execute(table));
        assertEquals(
                "Row 'p2' has numbers in some cells and none in column 'b'.",
                failure.getKNIMEMessage().getSummary());
    }

    @Test
    void measurementsOfAPatientBecomeOneRow() throws Exception {
        TestNode node = new TestNode(platform, new SeriesEncoderNodeFactory());
        PortObject[] outputs = node.execute(vitals(), split());
        TensorPortObject tensor = (TensorPortObject) outputs[0];
        assertEquals("patient", node.settings().getString("patient"));
        assertEquals("minute", node.settings().getString("time"));
        assertEquals("item", node.settings().getString("variable"));
        assertEquals("value", node.settings().getString("value"));
        assertEquals(OptionalLong.of(3), tensor.getSpec().rows());
        List<List<String>> rows =
                TestNode.rows(new TestNode(platform, new TensorToTableNodeFactory()).execute(tensor)[0]);
        assertEquals(
                List.of("p1", "p2", "p5"), rows.stream().map(row -> row.get(0)).toList());
        assertTrue(node.warning().contains("1 variable is not among those"), node.warning());
        EncoderPortObject encoder = platform.reload((EncoderPortObject) outputs[1]);
        assertEquals(Optional.of("patient"), encoder.getSpec().patientColumn());
        PortObject applied = new TestNode(platform, new EncoderApplyNodeFactory()).execute(encoder, vitals())[0];
        assertArrayEquals(Files.readAllBytes(tensor.file()), Files.readAllBytes(((TensorPortObject) applied).file()));
    }

    @Test
    void aSeriesEncoderNamesTheColumnThatDoesNotFit() {
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class, () -> new TestNode(platform, new SeriesEncoderNodeFactory())
                        .with(s -> s.addString("value", "item"))
                        .configure(vitals().getDataTableSpec(), null));
        assertTrue(
                refused.getMessage().contains("'Value column': column 'item' holds no numbers."), refused.getMessage());
        KNIMEException noTimes =
                assertThrows(KNIMEException.class, () -> new TestNode(platform, new SeriesEncoderNodeFactory())
                        .with(s -> s.addString("time", "item"))
                        .execute(vitals(), null));
        assertTrue(
                noTimes.getKNIMEMessage()
                        .getSummary()
                        .startsWith("Column 'item' holds texts that are no times, such as "),
                noTimes.getKNIMEMessage().getSummary());
    }

    @Test
    void aSeriesEncoderTakesNoColumnThatDoesNotFitByItsName() {
        DataTableSpec events = Columns.table(List.of(
                Columns.text("patient"),
                Columns.number("labevent_id"),
                Columns.text("valueuom"),
                Columns.text("what"),
                Columns.number("value")));
        TestNode node = new TestNode(platform, new SeriesEncoderNodeFactory());
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> node.configure(events, null));
        assertEquals(
                "'Time column': no column is chosen: by names and values, no column is the time.",
                refused.getMessage());
        InvalidSettingsException noVariable = assertThrows(
                InvalidSettingsException.class, () -> new TestNode(platform, new SeriesEncoderNodeFactory())
                        .with(s -> s.addString("time", "labevent_id"))
                        .configure(events, null));
        assertEquals(
                "'Variable column': no column is chosen: by names and values, no column is the variable; likely it is 'what'.",
                noVariable.getMessage());
    }

    @Test
    void aSeriesEncoderReadsTextsOfDatesNumbersOfItemsAndOneColumnAVariable() throws Exception {
        DataTableSpec longSpec = Columns.table(List.of(
                Columns.text("subject_id"),
                Columns.text("charttime"),
                Columns.number("itemid"),
                Columns.number("valuenum")));
        BufferedDataTable rows = platform.table(
                longSpec,
                measurement("r0", "a", "2150-03-01 08:00", 7, 1.5),
                measurement("r1", "a", "2150-03-01 20:00", 7, 2.5),
                measurement("r2", "b", "2150-04-01 08:00", 8, 3.5));
        DataTableSpec wideSpec = Columns.table(List.of(
                Columns.text("subject_id"), Columns.text("charttime"), Columns.number("7"), Columns.number("8")));
        BufferedDataTable wide = platform.table(
                wideSpec,
                measurement("r0", "a", "2150-03-01 08:00", 1.5, Double.NaN),
                measurement("r1", "a", "2150-03-01 20:00", 2.5, Double.NaN),
                measurement("r2", "b", "2150-04-01 08:00", Double.NaN, 3.5));
        TestNode wideNode = new TestNode(platform, new SeriesEncoderNodeFactory());
        TensorPortObject first =
                (TensorPortObject) new TestNode(platform, new SeriesEncoderNodeFactory()).execute(rows, null)[0];
        TensorPortObject second = (TensorPortObject) wideNode.execute(wide, null)[0];
        assertEquals("WIDE", wideNode.settings().getString("layout"));
        assertEquals("charttime", wideNode.settings().getString("time"));
        assertArrayEquals(Files.readAllBytes(first.file()), Files.readAllBytes(second.file()));
    }

    @Test
    void aSeriesEncoderLeavesOutWhatIsLaterThanTheMomentOfPrediction() throws Exception {
        TestNode node = new TestNode(platform, new SeriesEncoderNodeFactory())
                .with(s -> s.addString("knownAt", "AFTER"))
                .with(s -> s.addDouble("knownHours", 5));
        node.execute(vitals(), split());
        assertTrue(node.warning().contains("later than what is known at the moment of prediction"), node.warning());
        assertFalse(node.warning().contains("No moment of prediction is given"), node.warning());
        TestNode unsaid = new TestNode(platform, new SeriesEncoderNodeFactory());
        unsaid.execute(vitals(), split());
        assertTrue(unsaid.warning().contains("No moment of prediction is given ('Known at')"), unsaid.warning());
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class, () -> new TestNode(platform, new SeriesEncoderNodeFactory())
                        .with(s -> s.addString("knownAt", "START"))
                        .configure(vitals().getDataTableSpec(), null));
        assertTrue(refused.getMessage().contains("no start column is chosen"), refused.getMessage());
    }

    private static DefaultRow measurement(String row, String patient, String time, double... numbers) {
        List<DataCell> cells = new ArrayList<>(List.of(new StringCell(patient), new StringCell(time)));
        for (double number : numbers) {
            cells.add(Double.isNaN(number) ? DataType.getMissingCell() : new DoubleCell(number));
        }
        return new DefaultRow(row, cells.toArray(DataCell[]::new));
    }

    @Test
    void imageCellsOfSeveralRowsOfAPatientBecomeOneRow() throws Exception {
        DataTableSpec spec = Columns.table(
                List.of(Columns.text("patient"), new DataColumnSpecCreator("scan", PNGImageContent.TYPE).createSpec()));
        BufferedDataTable scans = platform.table(
                spec,
                new DefaultRow("r0", new StringCell("p1"), png(10)),
                new DefaultRow("r1", new StringCell("p2"), png(20)),
                new DefaultRow("r2", new StringCell("p1"), png(28)),
                new DefaultRow("r3", new StringCell("p5"), DataType.getMissingCell()));
        TestNode node = new TestNode(platform, new ImageEncoderNodeFactory())
                .with(s -> s.addBoolean("severalRows", true))
                .with(s -> s.addString("patient", "patient"));
        TensorPortObject tensor = (TensorPortObject) node.execute(scans, split())[0];
        assertEquals(OptionalLong.of(3), tensor.getSpec().rows());
        assertEquals(List.of(1L), tensor.getSpec().missing());
        TestNode pixels = new TestNode(platform, new ImageEncoderNodeFactory())
                .with(s -> s.addBoolean("severalRows", true))
                .with(s -> s.addString("patient", "patient"))
                .with(s -> s.addString("form", "PIXELS"))
                .with(s -> s.addInt("side", 8));
        TensorPortObject squares = (TensorPortObject) pixels.execute(scans, split())[0];
        assertEquals(List.of(8, 1, 8, 8), squares.getSpec().modalities().get(0).shape());
    }

    private static DataCell png(int radius) throws IOException {
        BufferedImage image = new BufferedImage(32, 24, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.fillOval(2, 2, radius, radius);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new PNGImageContent(bytes.toByteArray()).toImageCell();
    }

    private BufferedDataTable vitals() {
        DataTableSpec spec = Columns.table(List.of(
                Columns.text("patient"), Columns.integer("minute"), Columns.text("item"), Columns.number("value")));
        List<DataRow> rows = new ArrayList<>();
        for (String one : List.of(
                "p1 5 pulse 80",
                "p2 3 pulse 70",
                "p1 9 pulse 90",
                "p2 4 temp 38",
                "p1 1 temp 37",
                "p5 7 lactate 2",
                "p5 8 pulse 99",
                "p2 5 temp 39")) {
            String[] parts = one.split(" ");
            rows.add(new DefaultRow(
                    "Row" + rows.size(),
                    new StringCell(parts[0]),
                    new IntCell(Integer.parseInt(parts[1])),
                    new StringCell(parts[2]),
                    new DoubleCell(Double.parseDouble(parts[3]))));
        }
        return platform.table(spec, rows.toArray(DataRow[]::new));
    }

    private BufferedDataTable grids() {
        return platform.table(
                Columns.table(List.of(Columns.number("first"), Columns.vector("others"))),
                new DefaultRow(
                        "p1",
                        new DoubleCell(.5),
                        CollectionCellFactory.createListCell(List.of(
                                new DoubleCell(1),
                                new DoubleCell(2),
                                new DoubleCell(3),
                                new DoubleCell(4),
                                new DoubleCell(5)))),
                new DefaultRow("p2", DataType.getMissingCell(), DataType.getMissingCell()));
    }

    private BufferedDataTable notes() {
        return platform.table(
                Columns.table(List.of(Columns.text("history"), Columns.text("findings"))),
                note("p1", "cough and fever for a week", "clear lungs"),
                note("p2", "fever, no cough", "infiltrate of the left lung"),
                note("p3", null, "clear lungs, no infiltrate"),
                new DefaultRow("p4", DataType.getMissingCell(), new StringCell("")),
                note("p5", "pain behind the sternum, sternum", null),
                note("p6", "Überwachung 心电图", null));
    }

    private static DataRow note(String patient, String history, String findings) {
        return new DefaultRow(patient, Columns.cell(history), Columns.cell(findings));
    }

    private BufferedDataTable split() {
        DataTableSpec spec = Columns.table(List.of(Columns.text("split")));
        return platform.table(
                spec,
                new DefaultRow("p1", new StringCell("train")),
                new DefaultRow("p2", new StringCell("train")),
                new DefaultRow("p3", new StringCell("train")),
                new DefaultRow("p4", new StringCell("train")),
                new DefaultRow("p5", new StringCell("test")),
                new DefaultRow("p6", new StringCell("test")));
    }
}
