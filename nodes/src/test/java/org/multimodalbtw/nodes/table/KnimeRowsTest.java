package org.multimodalbtw.nodes.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.SelectedRows;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.nodes.TestPlatform;

class KnimeRowsTest {

    @TempDir
    private Path directory;

    @Test
    void everyCellKindIsRead() {
        DataCell list = CollectionCellFactory.createListCell(
                List.of(new DoubleCell(1.5), DataType.getMissingCell(), new DoubleCell(3)));
        DataCell vector = DoubleVectorCellFactory.createCell(new double[] {4, 5.5});
        KnimeRows rows = rows(
                List.of("double", "int", "long", "boolean", "text", "list", "vector"),
                List.of(
                        DoubleCell.TYPE,
                        IntCell.TYPE,
                        LongCell.TYPE,
                        BooleanCell.TYPE,
                        StringCell.TYPE,
                        ListCell.getCollectionType(DoubleCell.TYPE),
                        DoubleVectorCellFactory.TYPE),
                List.of(
                        new DoubleCell(-.25),
                        new IntCell(7),
                        new LongCell(1L << 40),
                        BooleanCell.TRUE,
                        new StringCell("A+"),
                        list,
                        vector));
        assertEquals(
                List.of(
                        new TableColumn("double", Kind.NUMBER),
                        new TableColumn("int", Kind.NUMBER),
                        new TableColumn("long", Kind.NUMBER),
                        new TableColumn("boolean", Kind.NUMBER),
                        new TableColumn("text", Kind.CATEGORY),
                        new TableColumn("list", Kind.VECTOR),
                        new TableColumn("vector", Kind.VECTOR)),
                rows.columns());
        assertEquals(1, rows.size());
        List<String> seen = new ArrayList<>();
        rows.forEach(row -> {
            seen.add(row.id());
            assertEquals(-.25, row.number(0));
            assertEquals(7, row.number(1));
            assertEquals(1L << 40, row.number(2));
            assertEquals(1, row.number(3));
            assertEquals("A+", row.category(4));
            assertArrayEquals(new double[] {1.5, Double.NaN, 3}, row.vector(5));
            assertArrayEquals(new double[] {4, 5.5}, row.vector(6));
        });
        assertEquals(List.of("p0"), seen);
    }

    @Test
    void missingCellsAreMissing() {
        KnimeRows rows = rows(
                List.of("double", "text", "list"),
                List.of(DoubleCell.TYPE, StringCell.TYPE, ListCell.getCollectionType(DoubleCell.TYPE)),
                List.of(DataType.getMissingCell(), DataType.getMissingCell(), DataType.getMissingCell()));
        rows.forEach(row -> {
            for (int column = 0; column < 3; column++) {
                assertTrue(row.isMissing(column));
            }
        });
    }

    @Test
    void columnsAreReadByNameInTheOrderAskedFor() {
        DataTableSpec spec = spec(List.of("a", "b", "c"), List.of(DoubleCell.TYPE, StringCell.TYPE, DoubleCell.TYPE));
        BufferedDataTable table = new TestPlatform(directory)
                .table(spec, new DefaultRow("p0", new DoubleCell(1), new StringCell("x"), new DoubleCell(3)));
        KnimeRows rows = new KnimeRows(table, List.of("c", "a"));
        rows.forEach(row -> {
            assertEquals(3, row.number(0));
            assertEquals(1, row.number(1));
            assertFalse(row.isMissing(0));
        });
    }

    @Test
    void imagesAreImagesAndListsOfTextsAreCodes() {
        assertEquals(Optional.of(Kind.IMAGE), ColumnKinds.of(PNGImageContent.TYPE));
        assertEquals(Optional.of(Kind.CODES), ColumnKinds.of(ListCell.getCollectionType(StringCell.TYPE)));
        DataTableSpec spec = spec(List.of("dx"), List.of(ListCell.getCollectionType(StringCell.TYPE)));
        BufferedDataTable table =
                new TestPlatform(directory).table(spec, new DefaultRow("p0", Columns.cell(List.of("I10", "E11.9"))));
        List<String> cells = new ArrayList<>();
        new KnimeRows(table, List.of("dx")).forEach(row -> cells.addAll(CodeList.names(row.category(0))));
        assertEquals(List.of("I10", "E11.9"), cells);
    }

    @Test
    void selectedRowsAreThoseWanted() {
        DataTableSpec spec = spec(List.of("a"), List.of(DoubleCell.TYPE));
        BufferedDataTable table = new TestPlatform(directory)
                .table(
                        spec,
                        new DefaultRow("p0", new DoubleCell(0)),
                        new DefaultRow("p1", new DoubleCell(1)),
                        new DefaultRow("p2", new DoubleCell(2)));
        TableRows selected = new SelectedRows(new KnimeRows(table, List.of("a")), Set.of("p2", "p0", "unknown"));
        List<String> ids = new ArrayList<>();
        selected.forEach(row -> ids.add(row.id()));
        assertEquals(List.of("p0", "p2"), ids);
        assertEquals(2, selected.size());
    }

    @Test
    void rowsGoIntoATableAndBack() throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        DataTableSpec spec = spec(
                List.of("n", "c", "v"),
                List.of(DoubleCell.TYPE, StringCell.TYPE, ListCell.getCollectionType(DoubleCell.TYPE)));
        DataCell list = CollectionCellFactory.createListCell(List.of(new DoubleCell(1), DataType.getMissingCell()));
        BufferedDataTable table = platform.table(
                spec,
                new DefaultRow("p0", new DoubleCell(2.5), new StringCell("x"), list),
                new DefaultRow("p1", DataType.getMissingCell(), DataType.getMissingCell(), DataType.getMissingCell()));
        TableRows rows = new KnimeRows(table, List.of("n", "c", "v"));
        BufferedDataTable copy =
                RowsTable.write(platform.context(), RowsTable.spec("labs", rows), rows, ProgressMonitor.NONE);
        assertEquals("labs", copy.getDataTableSpec().getName());
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        table.iterator().forEachRemaining(row -> before.add(row.toString()));
        copy.iterator().forEachRemaining(row -> after.add(row.toString()));
        assertEquals(before, after);
        assertEquals(2, after.size());
    }

    private KnimeRows rows(List<String> names, List<DataType> types, List<DataCell> cells) {
        BufferedDataTable table = new TestPlatform(directory).table(spec(names, types), new DefaultRow("p0", cells));
        return new KnimeRows(table, names);
    }

    private static DataTableSpec spec(List<String> names, List<DataType> types) {
        DataTableSpecCreator creator = new DataTableSpecCreator();
        for (int index = 0; index < names.size(); index++) {
            creator.addColumns(new DataColumnSpecCreator(names.get(index), types.get(index)).createSpec());
        }
        return creator.createSpec();
    }
}
