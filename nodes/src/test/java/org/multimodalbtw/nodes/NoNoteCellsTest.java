package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.encoder.TableEncoder;
import org.multimodalbtw.nodes.encoder.TableFacts;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;

/** Cells of notes that hold nothing but a word for no note. */
class NoNoteCellsTest {

    private static final int ROWS = 40;
    private static final String[] WORDS = {"cough", "fever", "stable", "pain", "family", "oxygen", "walks"};

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory.resolve("platform"));
    }

    private BufferedDataTable notes(String none) {
        return new ColumnTable(platform, "notes")
                .with(
                        "note",
                        row -> new StringCell(
                                row % 4 == 1 ? none : "seen with " + WORDS[row % 7] + " and " + WORDS[row * 3 % 5]))
                .of(ROWS, row -> "p" + row);
    }

    private TestNode encoder() {
        return new TestNode(platform, new TextEncoderNodeFactory());
    }

    private static long missing(PortObject tensor) {
        return ((TensorPortObject) tensor).getSpec().missing().get(0);
    }

    @Test
    void theyCountAsEmptyWithACountAlsoOfNewRows() throws Exception {
        TestNode node = encoder();
        PortObject[] encoded = node.execute(notes("n/a"), null);
        assertEquals(10, missing(encoded[0]));
        assertTrue(
                node.warning().contains("10 cells say that there is no note, such as 'n/a', and count as empty."),
                node::warning);
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        assertEquals(10, missing(apply.execute(encoded[1], notes("-"))[0]));
        TestNode plain = encoder();
        assertEquals(0, missing(plain.execute(notes("walks home"), null)[0]));
        assertFalse(plain.warning().contains("no note"), plain::warning);
    }

    @Test
    void savedEncodersReadThemAsNotes() throws Exception {
        TestNode made = encoder();
        made.execute(notes("n/a"), null);
        NodeSettings before = new NodeSettings("model");
        for (String key : made.settings().keySet()) {
            if (!key.equals("noNote")) {
                before.addEntry(made.settings().getEntry(key));
            }
        }
        TestNode saved = encoder();
        saved.load(before);
        assertEquals(0, missing(saved.execute(notes("n/a"), null)[0]));
    }

    @Test
    void aTableWithoutADialogIsToldWhether() throws Exception {
        assertEquals(0, missing(facts("saved")));
        assertEquals(10, missing(facts("new").emptyingNoNotes()));
    }

    private TableFacts facts(String name) {
        DataTableSpec spec = notes("n/a").getDataTableSpec();
        return new TableFacts(name, spec, Optional.empty(), Optional.empty(), Optional.empty(), KnownRows.none());
    }

    private long missing(TableFacts facts) throws Exception {
        TableEncoder.Files files = new TableEncoder.Files(
                directory.resolve("encoder " + facts.modality()), directory.resolve("tensor " + facts.modality()));
        List<Long> missing = TextEncoderNodeFactory.encoder()
                .encode(facts, notes("n/a"), notes("n/a"), files, new Warnings(), ProgressMonitor.NONE)
                .tensor()
                .missing();
        return missing.get(0);
    }
}
