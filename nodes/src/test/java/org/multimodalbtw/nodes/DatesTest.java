package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.time.duration.DurationCellFactory;
import org.knime.core.data.time.localdate.LocalDateCellFactory;
import org.knime.core.data.time.localdatetime.LocalDateTimeCellFactory;
import org.knime.core.data.time.localtime.LocalTimeCellFactory;
import org.knime.core.data.time.period.PeriodCellFactory;
import org.knime.core.data.time.zoneddatetime.ZonedDateTimeCellFactory;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.series.SeriesEncoderNodeFactory;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;

/** The platform's cells of dates and times can be read as texts, and are no texts. */
class DatesTest {

    private static final List<DataType> TYPES = List.of(
            LocalDateCellFactory.TYPE,
            LocalDateTimeCellFactory.TYPE,
            ZonedDateTimeCellFactory.TYPE,
            LocalTimeCellFactory.TYPE,
            DurationCellFactory.TYPE,
            PeriodCellFactory.TYPE);

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    @Test
    void dateCellsCanBeReadAsTextsButAreNeitherTextsNorNamesNorCategories() {
        for (DataType type : TYPES) {
            DataColumnSpec column = column("when", type);
            assertTrue(type.isCompatible(StringValue.class), type.getName());
            assertTrue(ColumnKinds.isDateOrTime(column), type.getName());
            assertTrue(!ColumnKinds.isText(column) && !ColumnKinds.isName(column), type.getName());
            assertTrue(!ColumnKinds.isTabular(column), type.getName());
        }
    }

    @Test
    void tabularEncoderLeavesDatesOutAndSaysHowManyAndWhatToDo() throws Exception {
        TestNode node = new TestNode(platform, new TabularEncoderNodeFactory());
        BufferedDataTable table = platform.table(
                Columns.table(List.of(
                        column("admitted", LocalDateCellFactory.TYPE),
                        Columns.number("crp"),
                        column("stay", PeriodCellFactory.TYPE))),
                new DefaultRow(
                        "p1",
                        LocalDateCellFactory.create("2024-05-01"),
                        new DoubleCell(1),
                        PeriodCellFactory.create("P2D")),
                new DefaultRow(
                        "p2",
                        LocalDateCellFactory.create("2024-05-02"),
                        new DoubleCell(2),
                        PeriodCellFactory.create("P3D")));
        String sentence = "2 columns of dates or times are left out, for example 'admitted'. To use it: "
                + ColumnKinds.CONVERT_DATES;
        node.configure(table.getDataTableSpec(), null);
        assertEquals(sentence, node.warning());
        PortObject[] outputs = node.execute(table, null);
        assertTrue(node.warning().startsWith(sentence), node.warning());
        assertEquals(List.of("crp"), ((EncoderPortObject) outputs[1]).getSpec().columns());
    }

    @Test
    void aTableOfDatesAloneCannotBeEncoded() {
        DataTableSpec dates = Columns.table(List.of(column("admitted", LocalDateTimeCellFactory.TYPE)));
        assertRefused(
                "All selected columns hold dates or times, for example 'admitted'.",
                new TabularEncoderNodeFactory(),
                dates,
                null);
        assertRefused("The table has no column of texts: ", new TextEncoderNodeFactory(), dates, null);
    }

    @Test
    void dateIsNoTargetAndNoSplit() throws Exception {
        DataTableSpec labels = Columns.table(List.of(
                column("discharged", LocalDateCellFactory.TYPE),
                column("split", LocalDateCellFactory.TYPE),
                Columns.text("outcome")));
        TestNode learner = new TestNode(platform, new BtwLearnerNodeFactory());
        InvalidSettingsException noSplit =
                assertThrows(InvalidSettingsException.class, () -> learner.configure(null, null, labels));
        assertEquals("The table of labels has no column 'split' with texts or whole numbers.", noSplit.getMessage());
        assertEquals("outcome", learner.settings().getString("target"));
        InvalidSettingsException refused = assertThrows(InvalidSettingsException.class, () -> learner.with(
                        settings -> settings.addString("target", "discharged"))
                .configure(null, null, labels));
        assertEquals(
                "The target column 'discharged' holds dates or times, which cannot be predicted as they are.",
                refused.getMessage());
    }

    @Test
    void datesOfMeasurementsCountInHoursFromEachPatientsFirst() throws Exception {
        byte[] numbers = tensor(series(DoubleCell.TYPE, "0", "30.5", "0", "6.25"));
        assertArrayEquals(
                numbers,
                tensor(series(
                        LocalDateTimeCellFactory.TYPE,
                        "2024-01-01T00:00",
                        "2024-01-02T06:30",
                        "1969-12-31T20:00",
                        "1970-01-01T02:15")));
        // the clocks go forward in the first patient's night
        assertArrayEquals(
                numbers,
                tensor(series(
                        ZonedDateTimeCellFactory.TYPE,
                        "2024-03-30T23:30+01:00[Europe/Berlin]",
                        "2024-04-01T07:00+02:00[Europe/Berlin]",
                        "2024-01-01T10:00Z",
                        "2024-01-01T17:15+01:00")));
        assertArrayEquals(
                tensor(series(DoubleCell.TYPE, "0", "48", "0", "24")),
                tensor(series(LocalDateCellFactory.TYPE, "2024-02-28", "2024-03-01", "2023-12-31", "2024-01-01")));
    }

    @Test
    void seriesEncoderSaysHowDatesCount() throws Exception {
        TestNode node = new TestNode(platform, new SeriesEncoderNodeFactory());
        BufferedDataTable dates =
                series(LocalDateCellFactory.TYPE, "2024-02-28", "2024-03-01", "2023-12-31", "2024-01-01");
        PortObject[] outputs = node.execute(dates, null);
        assertEquals("charttime", node.settings().getString("time"));
        assertTrue(
                node.warning()
                        .contains("The dates in column 'charttime' count in hours from each patient's first one."),
                node.warning());
        KNIMEException refused =
                assertThrows(KNIMEException.class, () -> new TestNode(platform, new EncoderApplyNodeFactory())
                        .execute(outputs[1], series(DoubleCell.TYPE, "0", "1", "0", "2")));
        assertEquals(
                "In 'series', column 'charttime' holds numbers, where the training rows have dates: they cannot be read as such.",
                refused.getKNIMEMessage().getSummary());
    }

    @Test
    void timesOfDayAndLengthsOfTimeAreNoTimesOfASeries() {
        for (DataType type : List.of(LocalTimeCellFactory.TYPE, DurationCellFactory.TYPE, PeriodCellFactory.TYPE)) {
            InvalidSettingsException refused = assertThrows(
                    InvalidSettingsException.class, () -> new TestNode(platform, new SeriesEncoderNodeFactory())
                            .with(settings -> settings.addString("time", "charttime"))
                            .configure(seriesSpec(type), null));
            assertEquals("'Time column': column 'charttime' holds no numbers or dates.", refused.getMessage());
        }
    }

    @Test
    void anEncoderThatLearntTheTextsOfDatesGoesOnReadingThem() throws Exception {
        BufferedDataTable texts = admissions(StringCell.TYPE, StringCell::new);
        BufferedDataTable dates = admissions(LocalDateCellFactory.TYPE, LocalDateCellFactory::create);
        PortObject[] outputs = new TestNode(platform, new TabularEncoderNodeFactory())
                .with(settings -> settings.addInt("fewestPatients", 1))
                .execute(texts, null);
        PortObject applied = new TestNode(platform, new EncoderApplyNodeFactory()).execute(outputs[1], dates)[0];
        assertArrayEquals(
                Files.readAllBytes(((TensorPortObject) outputs[0]).file()),
                Files.readAllBytes(((TensorPortObject) applied).file()));
    }

    private BufferedDataTable admissions(DataType type, Function<String, DataCell> cell) {
        return platform.table(
                Columns.table(List.of(column("admitted", type))),
                new DefaultRow("p1", cell.apply("2024-05-01")),
                new DefaultRow("p2", cell.apply("2024-05-02")),
                new DefaultRow("p3", cell.apply("2024-05-01")),
                new DefaultRow("p4", cell.apply("2024-05-02")));
    }

    private byte[] tensor(BufferedDataTable series) throws Exception {
        PortObject[] outputs = new TestNode(platform, new SeriesEncoderNodeFactory()).execute(series, null);
        TensorPortObjectSpec spec = ((TensorPortObject) outputs[0]).getSpec();
        EncoderPortObjectSpec encoder = ((EncoderPortObject) outputs[1]).getSpec();
        assertEquals(2, spec.rows().orElseThrow());
        assertEquals(List.of("charttime", "variable", "value"), encoder.columns());
        return Files.readAllBytes(((TensorPortObject) outputs[0]).file());
    }

    private static DataTableSpec seriesSpec(DataType time) {
        return Columns.table(List.of(
                Columns.text("patient"), column("charttime", time), Columns.text("variable"), Columns.number("value")));
    }

    /** Two patients with two pulses each, at these times. */
    private BufferedDataTable series(DataType type, String... times) {
        DataRow[] rows = new DataRow[times.length];
        for (int i = 0; i < times.length; i++) {
            rows[i] = new DefaultRow(
                    "Row" + i,
                    new StringCell(i < 2 ? "p1" : "p2"),
                    time(type, times[i]),
                    new StringCell("pulse"),
                    new DoubleCell(70 + 3 * i * i));
        }
        return platform.table(seriesSpec(type), rows);
    }

    private static DataCell time(DataType type, String text) {
        if (type.equals(DoubleCell.TYPE)) {
            return new DoubleCell(Double.parseDouble(text));
        }
        if (type.equals(LocalDateCellFactory.TYPE)) {
            return LocalDateCellFactory.create(text);
        }
        return type.equals(ZonedDateTimeCellFactory.TYPE)
                ? ZonedDateTimeCellFactory.create(text)
                : LocalDateTimeCellFactory.create(text);
    }

    private static DataColumnSpec column(String name, DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    private void assertRefused(String expected, org.knime.node.DefaultNodeFactory factory, PortObjectSpec... specs) {
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> new TestNode(platform, factory).configure(specs));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }
}
