package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;

/** Several notes of a patient, of which neither a time nor a setting tells. */
class RepeatedNotesTest {

    private static final int ROWS = 40;
    private static final String[] WORDS = {"cough", "fever", "stable", "pain", "family", "oxygen", "walks"};

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    private BufferedDataTable notes(IntUnaryOperator patient, IntFunction<String> rowId) {
        return new ColumnTable(platform, "notes")
                .with("patient_id", row -> new IntCell(1001 + patient.applyAsInt(row)))
                .with(
                        "note",
                        row -> new StringCell("seen with " + WORDS[row % 7] + " and " + WORDS[row * 3 % 5]
                                + " and then " + WORDS[row / 7]))
                .of(ROWS, rowId);
    }

    private BufferedDataTable twoEach() {
        return notes(row -> row / 2, row -> "Row" + row);
    }

    private TestNode encoder() {
        return new TestNode(platform, new TextEncoderNodeFactory())
                .with(settings -> settings.addInt("fewestPatients", 1));
    }

    private static long rows(PortObject tensor) {
        return ((TensorPortObject) tensor).getSpec().rows().getAsLong();
    }

    @Test
    void theyAreJoinedByTheColumnThatNamesThePatient() throws Exception {
        TestNode node = encoder();
        PortObject[] joined = node.execute(twoEach(), null);
        assertEquals(20, rows(joined[0]));
        assertTrue(
                node.warning()
                        .contains(
                                "20 of 20 patients in column 'patient_id' have several rows, such as '1001', and RowIDs only count rows: the"
                                        + " notes of each patient are one text"),
                node::warning);
        EncoderPortObject encoder = (EncoderPortObject) joined[1];
        assertEquals(Optional.of("patient_id"), encoder.getSpec().patientColumn());
        TestNode chosen = encoder()
                .with(settings -> settings.addBoolean("severalRows", true))
                .with(settings -> settings.addString("patient", "patient_id"));
        PortObject[] asked = chosen.execute(twoEach(), null);
        assertEquals(
                -1,
                Files.mismatch(((TensorPortObject) joined[0]).file(), ((TensorPortObject) asked[0]).file()),
                "as where the column is chosen");
        assertEquals(20, rows(new TestNode(platform, new EncoderApplyNodeFactory()).execute(encoder, twoEach())[0]));
    }

    @Test
    void savedEncodersKeepThemApartAndSayIt() throws Exception {
        TestNode made = encoder();
        made.execute(twoEach(), null);
        NodeSettings before = new NodeSettings("model");
        for (String key : made.settings().keySet()) {
            if (!key.equals("repeats")) {
                before.addEntry(made.settings().getEntry(key));
            }
        }
        TestNode saved = new TestNode(platform, new TextEncoderNodeFactory());
        saved.load(before);
        assertEquals(ROWS, rows(saved.execute(twoEach(), null)[0]));
        assertTrue(saved.warning().contains("each row counts as a patient of its own"), saved::warning);
    }

    @Test
    void oneNoteEachASlipAndRowIdsThatSayMoreStayAsTheyAre() throws Exception {
        for (BufferedDataTable table : new BufferedDataTable[] {
            notes(row -> row, row -> "Row" + row),
            notes(row -> row == 7 ? 6 : row, row -> "Row" + row),
            notes(row -> row / 2, row -> "note " + row)
        }) {
            TestNode node = encoder();
            assertEquals(ROWS, rows(node.execute(table, null)[0]));
            assertFalse(node.warning().contains("have several rows"), node::warning);
        }
    }
}
