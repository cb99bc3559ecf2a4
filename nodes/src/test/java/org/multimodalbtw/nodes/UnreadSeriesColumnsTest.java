package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.time.localdate.LocalDateCellFactory;
import org.knime.core.data.time.localdatetime.LocalDateTimeCellFactory;
import org.knime.core.data.time.localtime.LocalTimeCellFactory;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.series.SeriesEncoderNodeFactory;
import org.multimodalbtw.nodes.table.Columns;

/** The Series Encoder says which columns it does not read, and which it may read as something else than they are. */
class UnreadSeriesColumnsTest {

    private static final int ROWS = 24;
    private static final String MIDNIGHT = "so that all of a day counts as measured at its midnight";

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private final Map<DataColumnSpec, IntFunction<DataCell>> columns = new LinkedHashMap<>();
    private TestNode node;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
        node = new TestNode(platform, new SeriesEncoderNodeFactory());
    }

    private UnreadSeriesColumnsTest with(String name, DataType type, IntFunction<DataCell> cells) {
        columns.put(new DataColumnSpecCreator(name, type).createSpec(), cells);
        return this;
    }

    private UnreadSeriesColumnsTest patients() {
        return with("patient_id", StringCell.TYPE, row -> new StringCell("P" + row / 4));
    }

    private UnreadSeriesColumnsTest times() {
        return with(
                "charttime",
                LocalDateTimeCellFactory.TYPE,
                row -> LocalDateTimeCellFactory.create("2021-03-0" + (1 + row % 4) + "T08:15"));
    }

    private UnreadSeriesColumnsTest numbers(String name) {
        return with(name, IntCell.TYPE, row -> new IntCell(60 + row * 7 % 11));
    }

    private UnreadSeriesColumnsTest texts(String name) {
        return with(name, StringCell.TYPE, row -> new StringCell("3" + row % 7 + ".5"));
    }

    private BufferedDataTable table() {
        DataRow[] rows = new DataRow[ROWS];
        for (int row = 0; row < ROWS; row++) {
            int at = row;
            rows[row] = new DefaultRow(
                    "p" + row,
                    columns.values().stream().map(cells -> cells.apply(at)).toList());
        }
        return platform.table(Columns.table(new ArrayList<>(columns.keySet())), rows);
    }

    private String warning() throws Exception {
        node.execute(table(), null);
        return node.warning();
    }

    private String refusal() {
        return assertThrows(InvalidSettingsException.class, () -> node.configure(table().getDataTableSpec(), null))
                .getMessage();
    }

    @Test
    void datesWithoutTheTimeOfDayThatAnotherColumnHasAreSaid() throws Exception {
        String warning = patients()
                .with(
                        "date",
                        LocalDateCellFactory.TYPE,
                        row -> LocalDateCellFactory.create("2021-03-0" + (1 + row % 4)))
                .with("clock", LocalTimeCellFactory.TYPE, row -> LocalTimeCellFactory.create("08:30"))
                .with("variable", StringCell.TYPE, row -> new StringCell("hr"))
                .numbers("value")
                .warning();
        assertTrue(
                warning.contains("Column 'date' holds dates without a time of day, " + MIDNIGHT
                        + ": 'clock' holds times of day and is not read."),
                warning);
    }

    @Test
    void datesWithTheirTimesAreNot() throws Exception {
        String warning = patients()
                .times()
                .with("clock", LocalTimeCellFactory.TYPE, row -> LocalTimeCellFactory.create("08:30"))
                .with("variable", StringCell.TYPE, row -> new StringCell("hr"))
                .numbers("value")
                .warning();
        assertFalse(warning.contains(MIDNIGHT), warning);
    }

    @Test
    void ofOneColumnAVariableThoseThatAreNotReadAreSaidAndThoseThatOnlyNameSomething() throws Exception {
        String warning = patients()
                .times()
                .numbers("hr")
                .numbers("site")
                .texts("temp")
                .texts("lact")
                .warning();
        assertTrue(
                warning.contains(
                        "2 columns are not read: 'temp', 'lact'. Only columns that are chosen under 'Variables' are:"
                                + " those of numbers, and of texts"),
                warning);
        assertTrue(
                warning.contains(
                        "'site' is read as a measured variable, although by its name its numbers may only name"),
                warning);
    }

    @Test
    void aTableOfNumbersAloneSaysNothingOfItsColumns() throws Exception {
        String warning = patients().times().numbers("hr").numbers("spo2").warning();
        assertFalse(warning.contains("not read") || warning.contains("measured variable"), warning);
    }

    @Test
    void theOnlyColumnOfNumbersIsNamedBesideALikelyVariable() {
        String refusal = patients().times().numbers("x17").texts("kind").refusal();
        assertTrue(refusal.contains("where each column is a variable, 'x17' is the only one with numbers"), refusal);
    }

    @Test
    void aColumnOfBloodPressuresBesideTheOnlyNumbersIsNamed() throws Exception {
        String warning = patients()
                .times()
                .numbers("hr")
                .with("bp", StringCell.TYPE, row -> new StringCell(110 + row % 9 + "/80"))
                .warning();
        assertTrue(warning.contains("1 column is not read: 'bp'."), warning);
    }

    private UnreadSeriesColumnsTest valuesOfTexts() {
        return patients()
                .times()
                .with("variable", StringCell.TYPE, row -> new StringCell(row % 2 == 0 ? "hr" : "temp"))
                .with(
                        "value",
                        StringCell.TYPE,
                        row -> new StringCell(row == 7 ? "NEG" : row == 9 ? "<36" : "3" + row % 7 + ".5"));
    }

    @Test
    void aValueOfTextsIsChosenAndRead() throws Exception {
        String warning = valuesOfTexts().warning();
        assertEquals("value", node.settings().getString("value"));
        assertTrue(
                warning.contains("'value' is taken for a number: its texts are read as numbers")
                        && warning.contains("'<36'"),
                warning);
        assertTrue(
                warning.contains(
                        "1 cell of column 'value' holds no number and counts as not measured, for example 'NEG'"),
                warning);
    }

    @Test
    void aNodeThatWasSavedBeforeRefusesThem() throws Exception {
        valuesOfTexts();
        node.configure(table().getDataTableSpec(), null);
        NodeSettings saved = new NodeSettings("model");
        for (String key : node.settings().keySet()) {
            if (!key.equals("valuesMayBeTexts")) {
                saved.addEntry(node.settings().getEntry(key));
            }
        }
        node.load(saved);
        assertEquals("'Value column': column 'value' holds no numbers.", refusal());
    }

    @Test
    void newRowsOfATypeThatSaysTheSameAreEncoded() throws Exception {
        PortObject[] outputs = valuesOfTexts().execute();
        columns.clear();
        patients()
                .with("charttime", StringCell.TYPE, row -> new StringCell("2021-03-0" + (1 + row % 4) + " 08:15"))
                .with("variable", StringCell.TYPE, row -> new StringCell(row % 2 == 0 ? "hr" : "temp"))
                .numbers("value");
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        apply.execute(platform.reload((EncoderPortObject) outputs[1]), table());
        assertTrue(
                apply.warning()
                        .contains("column 'charttime' holds texts, and is read as dates, as the training rows have"),
                apply.warning());
    }

    private PortObject[] execute() throws Exception {
        return node.execute(table(), null);
    }

    private UnreadSeriesColumnsTest lists(String times, DataType type, IntFunction<DataCell> time) {
        return with(
                        "List(hr)",
                        ListCell.getCollectionType(DoubleCell.TYPE),
                        row -> CollectionCellFactory.createListCell(
                                List.of(new DoubleCell(60 + row % 7), new DoubleCell(70 + row % 5))))
                .with(
                        times,
                        ListCell.getCollectionType(type),
                        row -> CollectionCellFactory.createListCell(List.of(time.apply(0), time.apply(3))));
    }

    @Test
    void aListThatIsNamedAsTimesGivesTheTimes() throws Exception {
        lists("List(time)", DoubleCell.TYPE, DoubleCell::new);
        PortObject[] outputs = node.execute(table(), null);
        assertEquals(
                List.of("List(time)", "List(hr)"),
                ((EncoderPortObject) outputs[1]).getSpec().columns());
        assertFalse(node.settings().getBoolean("equallySpaced"));
    }

    @Test
    void aSavedNodeThatReadsSuchAListAsAVariableGoesOnAndSaysIt() throws Exception {
        lists("List(time)", DoubleCell.TYPE, DoubleCell::new);
        node.with(settings -> settings.addBoolean("equallySpaced", true))
                .with(settings -> TestNode.select(settings, "lists", "List(hr)", "List(time)"));
        String warning = warning();
        assertTrue(warning.contains("By its name 'List(time)' holds times, and is read as a variable"), warning);
    }

    @Test
    void listsOfDatesAreSaidToBeLeftOut() throws Exception {
        String warning = lists(
                        "List(charttime)",
                        LocalDateTimeCellFactory.TYPE,
                        hour -> LocalDateTimeCellFactory.create("2021-03-01T0" + hour + ":00"))
                .warning();
        assertTrue(
                warning.contains(
                        "1 column of lists is not read, because it holds no numbers: 'List(charttime)'. The numbers in the others count"
                                + " as equally spaced in time."),
                warning);
    }

    @Test
    void listsOfVariablesAloneSayNothing() throws Exception {
        String warning = lists("List(spo2)", DoubleCell.TYPE, value -> new DoubleCell(90 + value))
                .warning();
        assertFalse(warning.contains("holds times") || warning.contains("not read"), warning);
    }
}
