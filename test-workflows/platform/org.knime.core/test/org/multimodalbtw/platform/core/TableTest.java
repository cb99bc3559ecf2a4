package org.multimodalbtw.platform.core;

import org.knime.core.data.NominalValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.time.duration.DurationCellFactory;
import org.knime.core.data.time.localdate.LocalDateCellFactory;
import org.knime.core.data.time.localdatetime.LocalDateTimeCellFactory;
import org.knime.core.data.time.localtime.LocalTimeCellFactory;
import org.knime.core.data.time.period.PeriodCellFactory;
import org.knime.core.data.time.zoneddatetime.ZonedDateTimeCellFactory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageCellFactory;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.util.DuplicateKeyException;

class TableTest {
    @TempDir
    private Path directory;

    private ExecutionContext context(final long cellsInMemory) {
        FileStoreHandler fileStores = new FileStoreHandler(UUID.randomUUID(), directory.resolve("filestore"));
        return new ExecutionEnvironment(new TableSettings(directory.resolve("tables"), cellsInMemory), fileStores)
                .createContext(new ProgressMonitor());
    }

    private static DataTableSpec spec(final DataType... types) {
        String[] names = new String[types.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = "c" + i;
        }
        return new DataTableSpec(names, types);
    }

    private static BufferedDataTable table(
            final ExecutionContext context, final DataTableSpec spec, final DataRow... rows) {
        BufferedDataContainer container = context.createDataContainer(spec);
        for (DataRow row : rows) {
            container.addRowToTable(row);
        }
        container.close();
        return container.getTable();
    }

    private static List<DataRow> rows(final BufferedDataTable table) {
        List<DataRow> rows = new ArrayList<>();
        try (CloseableRowIterator iterator = table.iterator()) {
            iterator.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    @Test
    void theSameRowsComeOutOfMemoryAndOutOfAFile() throws IOException {
        DataCell vector = DoubleVectorCellFactory.createCell(new double[] {1, Double.NaN});
        DataCell list = CollectionCellFactory.createListCell(List.of(new DoubleCell(1), DataType.getMissingCell()));
        DataTableSpec spec = spec(
                DoubleCell.TYPE,
                IntCell.TYPE,
                LongCell.TYPE,
                StringCell.TYPE,
                BooleanCell.TYPE,
                ListCell.getCollectionType(DoubleCell.TYPE),
                DoubleVectorCellFactory.TYPE,
                PNGImageCellFactory.TYPE);
        DataCell image = PNGImageCellFactory.create(png());
        DataRow[] expected = {
            new DefaultRow(
                    "ä1",
                    new DoubleCell(-0.0),
                    new IntCell(-7),
                    new LongCell(1L << 50),
                    new StringCell("x".repeat(70_000)),
                    BooleanCell.TRUE,
                    list,
                    vector,
                    image),
            new DefaultRow(
                    "", Stream.generate(() -> new MissingCell("gone")).limit(8).toArray(DataCell[]::new))
        };
        BufferedDataTable inMemory = table(context(1000), spec, expected);
        BufferedDataTable inFile = table(context(0), spec, expected);
        assertEquals(List.of(expected), rows(inMemory));
        assertEquals(List.of(expected), rows(inFile));
        assertEquals(rows(inFile), rows(inFile));
        assertEquals(inMemory.getDataTableSpec(), inFile.getDataTableSpec());
        assertEquals(2, inFile.size());
    }

    @Test
    void datesAndTimesComeBackAndCanBeReadAsTexts() throws IOException {
        DataRow row = new DefaultRow(
                "p1",
                LocalDateCellFactory.create("2024-02-29"),
                LocalTimeCellFactory.create("23:59:58.5"),
                LocalDateTimeCellFactory.create("2024-02-29T00:00"),
                ZonedDateTimeCellFactory.create("2024-03-31T03:00+02:00[Europe/Berlin]"),
                DurationCellFactory.create("PT-90M"),
                PeriodCellFactory.create("P1M2D"));
        DataType[] types = row.stream().map(DataCell::getType).toArray(DataType[]::new);
        BufferedDataTable table = table(context(0), spec(types), row);
        assertEquals(List.of(row), rows(table));
        for (DataType type : types) {
            assertTrue(type.isCompatible(StringValue.class), type.getName());
            assertFalse(type.isCompatible(NominalValue.class), type.getName());
        }
        assertEquals("2024-02-29", ((StringValue) rows(table).get(0).getCell(0)).getStringValue());
    }

    @Test
    void aTableThatGrowsTooLargeMovesToAFileWithAllItsRows() throws IOException {
        DataRow[] expected = Stream.iterate(0, i -> i + 1)
                .limit(25)
                .map(i -> new DefaultRow("Row" + i, (double) i, i / 2.0))
                .toArray(DataRow[]::new);
        BufferedDataTable table = table(context(20), spec(DoubleCell.TYPE, DoubleCell.TYPE), expected);
        assertEquals(List.of(expected), rows(table));
        try (Stream<Path> files = Files.list(directory.resolve("tables"))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void everyReadingOfAColumnarTableMakesCellsOfItsOwn() {
        DataRow row = new DefaultRow("a", new DoubleCell(1));
        BufferedDataTable rowBased = table(context(1000), spec(DoubleCell.TYPE), row);
        BufferedDataTable columnar = ColumnarTables.copy(rowBased, directory);
        assertSame(rows(rowBased).get(0).getCell(0), rows(rowBased).get(0).getCell(0));
        assertNotSame(rows(columnar).get(0).getCell(0), rows(columnar).get(0).getCell(0));
        assertEquals(rows(rowBased), rows(columnar));
        assertEquals(rowBased.getDataTableSpec(), columnar.getDataTableSpec());
    }

    @Test
    void aRowIdCanBeUsedOnce() {
        BufferedDataContainer container = context(1000).createDataContainer(spec(IntCell.TYPE));
        container.addRowToTable(new DefaultRow("P1", 1));
        DuplicateKeyException e = assertThrows(
                DuplicateKeyException.class, () -> container.addRowToTable(new DefaultRow("P1", 2)));
        assertEquals("P1", e.getKey());
        assertTrue(e.getMessage().contains("P1"));
    }

    @Test
    void aRowThatDoesNotFitTheColumnsIsRefused() {
        BufferedDataContainer container = context(1000).createDataContainer(spec(DoubleCell.TYPE, StringCell.TYPE));
        assertThrows(
                IllegalArgumentException.class, () -> container.addRowToTable(new DefaultRow("a", new DoubleCell(1))));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> container.addRowToTable(new DefaultRow("b", new IntCell(1), new StringCell("x"))));
        assertTrue(e.getMessage().contains("b") && e.getMessage().contains("c0"), e.getMessage());
        container.addRowToTable(new DefaultRow("c", DataType.getMissingCell(), DataType.getMissingCell()));
        assertEquals(1, container.size());
    }

    @Test
    void aTableIsThereOnlyOnceItsContainerIsClosed() {
        BufferedDataContainer container = context(1000).createDataContainer(spec(IntCell.TYPE));
        assertTrue(container.isOpen());
        assertThrows(IllegalStateException.class, container::getTable);
        container.close();
        container.close();
        assertEquals(0, container.getTable().size());
        assertSame(container.getTable(), container.getTable());
        assertThrows(IllegalStateException.class, () -> container.addRowToTable(new DefaultRow("a", 1)));
    }

    @Test
    void domainsHoldThePossibleValuesAndTheBounds() {
        BufferedDataTable table = table(
                context(1000),
                spec(StringCell.TYPE, DoubleCell.TYPE, IntCell.TYPE, BooleanCell.TYPE),
                new DefaultRow("a", new StringCell("b"), new DoubleCell(2), new IntCell(10), BooleanCell.TRUE),
                new DefaultRow("b", new StringCell("a"), new DoubleCell(Double.NaN), new IntCell(9), BooleanCell.TRUE),
                new DefaultRow("c", new StringCell("b"), new DoubleCell(-1), new IntCell(11), BooleanCell.TRUE),
                new DefaultRow(
                        "d", Stream.generate(DataType::getMissingCell).limit(4).toArray(DataCell[]::new)));
        DataColumnDomain text = table.getSpec().getColumnSpec(0).getDomain();
        assertEquals(List.of(new StringCell("b"), new StringCell("a")), List.copyOf(text.getValues()));
        assertFalse(text.hasBounds());
        DataColumnDomain number = table.getSpec().getColumnSpec(1).getDomain();
        assertNull(number.getValues());
        assertEquals(new DoubleCell(-1), number.getLowerBound());
        assertEquals(new DoubleCell(2), number.getUpperBound());
        assertEquals(new IntCell(9), table.getSpec().getColumnSpec(2).getDomain().getLowerBound());
        assertEquals(1, table.getSpec().getColumnSpec(3).getDomain().getValues().size());
    }

    @Test
    void possibleValuesAreGivenUpAfterSixty() {
        assertEquals(60, textDomain(60).getValues().size());
        assertFalse(textDomain(61).hasValues());
    }

    private DataColumnDomain textDomain(final int values) {
        DataRow[] rows = Stream.iterate(0, i -> i + 1)
                .limit(values)
                .map(i -> new DefaultRow("r" + i, new StringCell("v" + i)))
                .toArray(DataRow[]::new);
        return table(context(1000), spec(StringCell.TYPE), rows).getSpec().getColumnSpec(0).getDomain();
    }

    @Test
    void domainsStartFromThoseInTheSpecWhenAsked() {
        DataColumnSpecCreator column = new DataColumnSpecCreator("c", IntCell.TYPE);
        column.setDomain(new DataColumnDomainCreator(new IntCell(0), new IntCell(100)).createDomain());
        DataTableSpec spec = new DataTableSpec(column.createSpec());
        for (boolean init : new boolean[] {true, false}) {
            BufferedDataContainer container = context(1000).createDataContainer(spec, init);
            container.addRowToTable(new DefaultRow("a", 50));
            container.close();
            DataColumnDomain domain = container.getTable().getSpec().getColumnSpec(0).getDomain();
            assertEquals(new IntCell(init ? 0 : 50), domain.getLowerBound());
            assertEquals(new IntCell(init ? 100 : 50), domain.getUpperBound());
        }
    }

    @Test
    void aClosedIteratorGivesNoMoreRows() {
        BufferedDataTable table = table(context(0), spec(IntCell.TYPE), new DefaultRow("a", 1), new DefaultRow("b", 2));
        CloseableRowIterator rows = table.iterator();
        assertEquals("a", rows.next().getKey().getString());
        rows.close();
        assertFalse(rows.hasNext());
        assertThrows(NoSuchElementException.class, rows::next);
    }

    @Test
    void columnNamesAreUnique() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DataTableSpec(new String[] {"a", "a"}, new DataType[] {IntCell.TYPE, IntCell.TYPE}));
        DataTableSpec spec = spec(IntCell.TYPE);
        assertEquals("c0 (#1)", DataTableSpec.getUniqueColumnName(spec, "c0"));
        assertEquals("d", DataTableSpec.getUniqueColumnName(spec, "d"));
        assertEquals(-1, spec.findColumnIndex("d"));
        assertNull(spec.getColumnSpec("d"));
    }

    @Test
    void anySourceOfRowsBecomesATableAndANewSpecKeepsItsRows() throws Exception {
        ExecutionContext context = context(1000);
        BufferedDataTable table = table(context, spec(IntCell.TYPE), new DefaultRow("a", 1));
        assertSame(table, context.createBufferedDataTable(table, new ExecutionMonitor()));
        DataTableSpec renamed = new DataTableSpec(new String[] {"other"}, new DataType[] {IntCell.TYPE});
        assertEquals(rows(table), rows(context.createSpecReplacerTable(table, renamed)));
        assertThrows(
                IllegalArgumentException.class,
                () -> context.createSpecReplacerTable(table, spec(StringCell.TYPE)));
    }
}
