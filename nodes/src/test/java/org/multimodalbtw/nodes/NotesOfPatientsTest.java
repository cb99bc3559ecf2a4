package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.time.localdatetime.LocalDateTimeCellFactory;
import org.knime.core.data.time.localtime.LocalTimeCellFactory;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.cohort.CohortReaderNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;

/** The Text Encoder joins the notes of a patient, and leaves out what is written after the moment of prediction. */
class NotesOfPatientsTest {

    private static final LocalDateTime ADMISSION = LocalDateTime.of(2150, 3, 31, 8, 0);

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    private TestNode encoder() throws Exception {
        return new TestNode(platform, new TextEncoderNodeFactory())
                .with(settings -> settings.addInt("fewestPatients", 1))
                .with(settings -> settings.addBoolean("severalRows", true))
                .with(settings -> settings.addString("patient", "subject"))
                .with(settings -> settings.addString("time", "charttime"));
    }

    @Test
    void notesAfterTheIndexTimeAreLeftOutWithACount() throws Exception {
        TestNode node = encoder()
                .with(settings -> settings.addString("start", "index"))
                .with(settings -> settings.addString("knownAt", "START"));
        PortObject[] outputs = node.execute(notes(), null);
        TensorPortObject tensor = (TensorPortObject) outputs[0];
        assertEquals(OptionalLong.of(6), tensor.getSpec().rows());
        assertEquals(List.of(0L), tensor.getSpec().missing());
        assertTrue(
                node.warning()
                        .contains("6 notes are later than what is known at the moment of prediction and left out."),
                node::warning);
        EncoderPortObject encoder = (EncoderPortObject) outputs[1];
        assertEquals(List.of("note", "charttime", "index"), encoder.getSpec().columns());
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        TensorPortObject applied = (TensorPortObject) apply.execute(encoder, notes())[0];
        assertEquals(OptionalLong.of(6), applied.getSpec().rows());
        assertTrue(apply.warning().contains("6 notes are later"), apply::warning);
    }

    @Test
    void namesBesideNotesAreSaidAndListsOfNotesAreNamed() throws Exception {
        DataRow[] rows = new DataRow[40];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new DefaultRow(
                    "p" + row,
                    new StringCell("Smith " + row),
                    new StringCell("the patient was admitted with fever and cough " + row));
        }
        TestNode node = new TestNode(platform, new TextEncoderNodeFactory());
        node.execute(platform.table(Columns.table(List.of(Columns.text("name"), Columns.text("note"))), rows), null);
        assertTrue(
                node.warning()
                        .contains("1 column holds a word or two in a cell and is read as notes beside 'note': 'name'."),
                node::warning);
        BufferedDataTable lists = platform.table(
                Columns.table(List.of(Columns.texts("List(note)"))),
                new DefaultRow("p0", Columns.cell(List.of("fever", "cough"))));
        String refused = assertThrows(Exception.class, () -> new TestNode(platform, new TextEncoderNodeFactory())
                        .execute(lists, null))
                .getMessage();
        assertTrue(refused.startsWith("The table has no column of texts: 'List(note)' is of type "), refused);
    }

    @Test
    void noRowsAndATypeThatIsNotReadAreSaidOfNewRows() throws Exception {
        PortObject learnt = encoder().execute(notes(), null)[1];
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        apply.execute(learnt, platform.table(notes().getDataTableSpec()));
        assertTrue(apply.warning().contains("The table has no rows, so that nothing is encoded."), apply::warning);
        DataColumnSpec[] other = notes().getDataTableSpec().stream()
                .map(column -> column.getName().equals("note")
                        ? new DataColumnSpecCreator("note", LocalTimeCellFactory.TYPE).createSpec()
                        : column)
                .toArray(DataColumnSpec[]::new);
        BufferedDataTable times = platform.table(new DataTableSpec(other));
        String refused = assertThrows(Exception.class, () -> new TestNode(platform, new EncoderApplyNodeFactory())
                        .execute(learnt, times))
                .getMessage();
        assertTrue(
                refused.startsWith("Column 'note' of the table of 'notes' has the type "
                        + LocalTimeCellFactory.TYPE.getName() + ", which no encoder reads."),
                refused);
    }

    @Test
    void withoutAMomentItIsSaidThatNothingIsLeftOut() throws Exception {
        TestNode node = encoder();
        node.execute(notes(), null);
        assertTrue(node.warning().contains("No moment of prediction is given ('Known at')"), node::warning);
        assertTrue(
                node.warning()
                        .contains(
                                "6 patients have several notes, which are joined to one text in the order of 'charttime'"),
                node::warning);
        TestNode lacking = encoder().with(settings -> settings.addString("knownAt", "START"));
        String refused = assertThrows(Exception.class, () -> lacking.execute(notes(), null))
                .getMessage();
        assertTrue(refused.contains("no start column is chosen"), refused);
    }

    @Test
    void notesOfAFolderGoToTheEncoderOneByOneButInWorkflowsOfBefore() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("cohort"));
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder notes = new StringBuilder("id,hour,ward,text\n");
        for (int i = 0; i < 30; i++) {
            labels.append("p%d,%s,train%n".formatted(i, i % 2 == 0 ? "ill" : "well"));
            notes.append("p%d,30,A,the patient went home in the afternoon%n".formatted(i));
            notes.append("p%d,1,B,the patient came in the morning%n".formatted(i));
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("notes.csv"), notes);
        TestNode reader = reader(folder);
        PortObject[] tables = reader.execute();
        assertEquals(60, TestNode.rows(tables[1]).size());
        assertEquals(
                List.of("Row0", "p0", "30.0", "the patient went home in the afternoon"),
                TestNode.rows(tables[1]).get(0));
        TestNode encoder = new TestNode(platform, new TextEncoderNodeFactory())
                .with(settings -> settings.addString("knownAt", "AFTER"));
        TensorPortObject tensor = (TensorPortObject) encoder.execute(tables[1], tables[0])[0];
        assertEquals("id", encoder.settings().getString("patient"));
        assertEquals("hour", encoder.settings().getString("time"));
        assertEquals(OptionalLong.of(30), tensor.getSpec().rows());
        assertTrue(encoder.warning().contains("30 notes are later"), encoder::warning);
        TestNode before = reader(folder);
        NodeSettings old = new NodeSettings("model");
        for (String key : reader.settings().keySet()) {
            if (!key.equals("notes")) {
                old.addEntry(reader.settings().getEntry(key));
            }
        }
        before.load(old);
        assertEquals(
                List.of("p0", "the patient went home in the afternoon\nthe patient came in the morning"),
                TestNode.rows(before.execute()[1]).get(0));
    }

    @Test
    void markupIsNoWordButInEncodersOfBefore() throws Exception {
        DataRow[] rows = new DataRow[12];
        for (int i = 0; i < rows.length; i++) {
            String text = i % 4 == 0
                    ? "<p class=\"a\">fever&nbsp;and</p><p>cough</p>"
                    : i % 2 == 0 ? "fever and cough" : "no pain";
            rows[i] = new DefaultRow("p" + i, new StringCell(text));
        }
        BufferedDataTable table = platform.table(Columns.table(List.of(Columns.text("note"))), rows);
        TestNode node = markupNode();
        PortObject[] outputs = node.execute(table, null);
        assertTrue(
                node.warning()
                        .contains(
                                "3 texts have markup of HTML, RTF or an export, such as '<p>', which is no word and is removed ('Markup: As "
                                        + "written' keeps it)."),
                node::warning);
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        apply.execute(outputs[1], table);
        assertTrue(apply.warning().contains("3 texts have markup"), apply::warning);
        NodeSettings old = new NodeSettings("model");
        for (String key : node.settings().keySet()) {
            if (!key.equals("markup")) {
                old.addEntry(node.settings().getEntry(key));
            }
        }
        TestNode before = markupNode();
        before.load(old);
        assertEquals("WRITTEN", before.settings().getString("markup"));
        PortObject[] written = before.execute(table, null);
        assertTrue(!before.warning().contains("markup"), before::warning);
        assertEquals(0, terms(outputs, "class") + terms(outputs, "nbsp"));
        assertEquals(2, terms(written, "class") + terms(written, "nbsp"));
    }

    private TestNode markupNode() throws Exception {
        return new TestNode(platform, new TextEncoderNodeFactory())
                .with(settings -> settings.addInt("fewestPatients", 1))
                .with(settings -> settings.addString("unit", "WORDS"));
    }

    /** Whether the manifest of an encoder has the word. */
    private static int terms(PortObject[] outputs, String word) throws Exception {
        Path manifest = ((EncoderPortObject) outputs[1]).directory().resolve("manifest.json");
        return Files.readString(manifest).contains("\"" + word + "\"") ? 1 : 0;
    }

    private TestNode reader(Path folder) throws Exception {
        return new TestNode(platform, new CohortReaderNodeFactory(), "Modalities", BufferedDataTable.TYPE, 1)
                .with(settings -> settings.addString("folder", folder.toString()));
    }

    /** Of each of six patients a note an hour after the admission and one on the next day; the index time is after 24 hours. */
    private BufferedDataTable notes() {
        DataColumnSpec charted = new DataColumnSpecCreator("charttime", LocalDateTimeCellFactory.TYPE).createSpec();
        DataColumnSpec index = new DataColumnSpecCreator("index", LocalDateTimeCellFactory.TYPE).createSpec();
        DataRow[] rows = new DataRow[12];
        for (int i = 0; i < rows.length; i++) {
            boolean isLate = i % 2 == 0;
            DataCell moment =
                    isLate ? DataType.getMissingCell() : LocalDateTimeCellFactory.create(ADMISSION.plusDays(1));
            rows[i] = new DefaultRow(
                    "Row" + i,
                    new StringCell("p" + i / 2),
                    new StringCell(isLate ? "discharged" : i % 3 == 0 ? "pain and fever" : "fever"),
                    LocalDateTimeCellFactory.create(ADMISSION.plusHours(isLate ? 30 : 1)),
                    moment);
        }
        return platform.table(
                Columns.table(List.of(Columns.text("subject"), Columns.text("note"), charted, index)), rows);
    }
}
