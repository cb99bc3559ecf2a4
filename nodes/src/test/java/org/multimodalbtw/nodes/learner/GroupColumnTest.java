package org.multimodalbtw.nodes.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettings;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.nodes.TestNode;
import org.multimodalbtw.nodes.TestPlatform;
import org.multimodalbtw.nodes.table.Columns;

class GroupColumnTest {

    @TempDir
    private Path directory;

    @Test
    void aChosenColumnIsUsed() {
        Labels labels = read(Columns.text("patient"), new StringCell("a"), new StringCell("b"));
        assertEquals(List.of("a", "b"), List.of(labels.group(0), labels.group(1)));
    }

    @Test
    void wholeNumbersNameGroupsWhateverTheTypeOfTheColumn() {
        Labels whole = read(Columns.integer("patient"), new IntCell(17), new IntCell(18));
        Labels real = read(Columns.number("patient"), new DoubleCell(17), new DoubleCell(18));
        for (int row = 0; row < 2; row++) {
            assertEquals(String.valueOf(17 + row), whole.group(row));
            assertEquals(whole.group(row), real.group(row));
        }
    }

    @Test
    void aRowWithoutAValueIsForItself() {
        Labels labels = read(Columns.number("patient"), new DoubleCell(17), DataType.getMissingCell());
        assertEquals("17", labels.group(0));
        assertNull(labels.group(1));
    }

    @Test
    void aFractionIsNoGroup() {
        InputException refused = assertThrows(
                InputException.class, () -> read(Columns.number("patient"), new DoubleCell(17), new DoubleCell(1.5)));
        assertEquals(
                "Column 'patient', row 'row1': 1.5 is no whole number, so it cannot name a group.",
                refused.getMessage());
    }

    @Test
    void settingsWithASwitchBesideTheColumnKeepWhatItSaid() throws Exception {
        for (boolean grouped : new boolean[] {true, false}) {
            TestNode node = new TestNode(new TestPlatform(directory), new BtwLearnerNodeFactory()).makeDefaults();
            NodeSettings saved = node.settings();
            saved.addBoolean("grouped", grouped);
            saved.addString("groupColumn", "patient");
            node.load(saved);
            assertEquals(grouped ? "patient" : "", node.settings().getString("groupColumn"));
            assertFalse(node.settings().containsKey("grouped"));
        }
    }

    private Labels read(DataColumnSpec column, DataCell first, DataCell second) {
        BufferedDataTable table = new TestPlatform(directory)
                .table(
                        Columns.table(List.of(Columns.number("risk"), column)),
                        new DefaultRow("row0", new DoubleCell(1), first),
                        new DefaultRow("row1", new DoubleCell(2), second));
        BtwLearnerParameters parameters = new BtwLearnerParameters();
        parameters.m_target = "risk";
        parameters.m_rows = BtwLearnerParameters.RowUse.TRAIN;
        parameters.m_groupColumn = "patient";
        return new LabelReader(table, parameters).read();
    }
}
