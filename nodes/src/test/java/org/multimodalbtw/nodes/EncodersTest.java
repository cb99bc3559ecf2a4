package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.TensorPortObject;
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
        TestNode node = new TestNode(platform, new TextEncoderNodeFactory());
        PortObject[] outputs = node.execute(notes(), split());
        TensorPortObject tensor = (TensorPortObject) outputs[0];
        assertEquals(List.of(1L), tensor.getSpec().missing());
        assertEquals(
                List.of("history", "findings"),
                ((EncoderPortObject) outputs[1]).getSpec().columns());
        List<List<String>> rows =
                TestNode.rows(new TestNode(platform, new TensorToTableNodeFactory()).execute(tensor)[0]);
        assertEquals("?", rows.get(3).get(1), "a patient without any text");
        assertEquals("2 rows have no word of 'modality' that the training rows know.", node.warning());
    }

    @Test
    void textsOfTestRowsTeachNothing() throws Exception {
        EncoderPortObject encoder =
                (EncoderPortObject) new TestNode(platform, new TextEncoderNodeFactory()).execute(notes(), split())[1];
        String manifest = Files.readString(encoder.directory().resolve("manifest.json"));
        assertTrue(manifest.contains("cough"), manifest);
        assertTrue(!manifest.contains("sternum"), manifest);
    }

    @Test
    void anEncoderThatWasSavedGivesTheSameTensorElsewhere() throws Exception {
        PortObject[] outputs = new TestNode(platform, new TextEncoderNodeFactory()).execute(notes(), split());
        EncoderPortObject encoder = platform.reload((EncoderPortObject) outputs[1]);
        PortObject applied = new TestNode(platform, new EncoderApplyNodeFactory()).execute(encoder, notes())[0];
        assertArrayEquals(
                Files.readAllBytes(((TensorPortObject) outputs[0]).file()),
                Files.readAllBytes(((TensorPortObject) applied).file()));
    }

    @Test
    void encoderApplyNamesTheColumnsThatATableLacks() throws Exception {
        EncoderPortObject encoder =
                (EncoderPortObject) new TestNode(platform, new TextEncoderNodeFactory()).execute(notes(), split())[1];
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> new TestNode(platform, new EncoderApplyNodeFactory())
                        .configure(encoder.getSpec(), Columns.table(List.of(Columns.text("findings")))));
        assertTrue(refused.getMessage().contains("'modality' was encoded from: 'history'"), refused.getMessage());
    }

    @Test
    void encoderApplyRefusesAColumnOfAnotherKind() throws Exception {
        BufferedDataTable labs = platform.table(
                Columns.table(List.of(Columns.number("crp"))),
                new DefaultRow("p1", new DoubleCell(1)),
                new DefaultRow("p2", new DoubleCell(2)));
        PortObject encoder = new TestNode(platform, new TabularEncoderNodeFactory()).execute(labs, null)[1];
        BufferedDataTable texts = platform.table(
                Columns.table(List.of(Columns.text("crp"))), new DefaultRow("p1", new StringCell("high")));
        KNIMEException failure =
                assertThrows(KNIMEException.class, () -> new TestNode(platform, new EncoderApplyNodeFactory())
                        .execute(encoder, texts));
        assertTrue(
                failure.getKNIMEMessage().getSummary().startsWith("Column 'crp' holds categories"),
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
