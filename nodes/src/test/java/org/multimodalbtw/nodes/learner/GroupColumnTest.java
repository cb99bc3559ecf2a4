package org.multimodalbtw.nodes.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
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

    @Test
    void aColumnOfPatientsWithSeveralRowsIsTheGroup() {
        for (String name : List.of("patient", "Subject ID", "mrn", "patient_id")) {
            LabelReader reader = reader(name, Grouping.AUTOMATIC, "a", "b", "a", "b");
            Labels labels = reader.read();
            assertEquals("a", labels.group(2));
            assertTrue(labels.groupsCountAsOne());
            assertEquals(
                    "Rows with the same '" + name
                            + "' belong together: 4 rows of 2. They are held out together, and intervals count "
                            + "them as one. If they do not: 'Groups: Only the group column' (grouping=CHOSEN, and in a run of a folder --group none).",
                    reader.notes().get(0));
        }
    }

    @Test
    void otherColumnsAreNoGroups() {
        assertNull(
                reader("patient", Grouping.AUTOMATIC, "a", "b", "c", "d").read().group(0));
        assertNull(
                reader("patient", Grouping.AUTOMATIC, "a", "a", "a", "a").read().group(0));
        assertNull(reader("ward", Grouping.AUTOMATIC, "a", "b", "a", "b").read().group(0));
        assertNull(reader("patient", Grouping.CHOSEN, "a", "b", "a", "b").read().group(0));
    }

    @Test
    void aColumnOfPatientsThatIsTheSameInAllRowsIsSaid() {
        LabelReader reader = reader("patient", Grouping.AUTOMATIC, "a", "a", "a", "a");
        assertNull(reader.read().group(0));
        assertEquals(
                List.of(
                        "Column 'patient' has the same value in all 4 rows that have one, so it tells no patients apart: each row counts "
                                + "for itself."),
                reader.notes());
        assertEquals(
                List.of(),
                reader("ward", Grouping.AUTOMATIC, "a", "a", "a", "a").notes());
    }

    @Test
    void nodesThatWereSavedWithoutTheChoiceCountRows() throws Exception {
        TestNode node = new TestNode(new TestPlatform(directory), new BtwLearnerNodeFactory()).makeDefaults();
        NodeSettings saved = node.settings();
        NodeSettings without = new NodeSettings("model");
        for (String key : saved.keySet()) {
            if (!key.equals("grouping") && !key.equals("predicted")) {
                without.addEntry(saved.getEntry(key));
            }
        }
        node.load(without);
        assertEquals("ROWS_COUNT", node.settings().getString("grouping"));
        assertEquals("COLUMN", node.settings().getString("predicted"));
        LabelReader reader = reader("patient", Grouping.ROWS_COUNT, "a", "b", "a", "b");
        assertNull(reader.read().group(0));
    }

    @Test
    void numbersOfAnAutomaticTargetSayWhetherTheyAreClasses() {
        assertEquals(List.of("0", "1"), target(0, 1, 1, 0).target().classes());
        assertEquals(List.of(), target(0, 1, 2, 0).target().classes());
    }

    private Labels target(double... values) {
        DataRow[] rows = new DataRow[values.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new DefaultRow("row" + row, new DoubleCell(values[row]));
        }
        BtwLearnerParameters parameters = new BtwLearnerParameters();
        parameters.m_target = "risk";
        parameters.m_rows = RowUse.TRAIN;
        BufferedDataTable table =
                new TestPlatform(directory).table(Columns.table(List.of(Columns.number("risk"))), rows);
        return new LabelReader(table, parameters).read();
    }

    @Test
    void rowsWithoutAGroupAreCounted() {
        List<String> notes =
                reader("patient", Grouping.AUTOMATIC, "a", "", "a", "b", "").notes();
        assertEquals(
                "'patient' is empty in 2 of 5 rows: each of them counts for itself. Write there whose row it is, if that is known.",
                notes.get(1));
        assertEquals(
                1, reader("patient", Grouping.AUTOMATIC, "a", "b", "a").notes().size());
        assertEquals(
                0, reader("patient", Grouping.AUTOMATIC, "a", "b", "").notes().size());
    }

    private static DataCell group(String name) {
        return name.isEmpty() ? DataType.getMissingCell() : new StringCell(name);
    }

    private LabelReader reader(String name, Grouping grouping, String... groups) {
        DataRow[] rows = new DataRow[groups.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new DefaultRow("row" + row, new DoubleCell(row + .5), group(groups[row]));
        }
        BtwLearnerParameters parameters = new BtwLearnerParameters();
        parameters.m_target = "risk";
        parameters.m_rows = RowUse.TRAIN;
        parameters.m_grouping = grouping;
        BufferedDataTable table = new TestPlatform(directory)
                .table(Columns.table(List.of(Columns.number("risk"), Columns.text(name))), rows);
        return new LabelReader(table, parameters);
    }

    private Labels read(DataColumnSpec column, DataCell first, DataCell second) {
        BufferedDataTable table = new TestPlatform(directory)
                .table(
                        Columns.table(List.of(Columns.number("risk"), column)),
                        new DefaultRow("row0", new DoubleCell(1), first),
                        new DefaultRow("row1", new DoubleCell(2), second));
        BtwLearnerParameters parameters = new BtwLearnerParameters();
        parameters.m_target = "risk";
        parameters.m_rows = RowUse.TRAIN;
        parameters.m_groupColumn = "patient";
        return new LabelReader(table, parameters).read();
    }
}
