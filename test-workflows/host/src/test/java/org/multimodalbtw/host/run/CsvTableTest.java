package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;

class CsvTableTest {

    @TempDir
    Path folder;

    @Test
    void textsAreQuotedWhereTheyNeedIt() throws IOException {
        BufferedDataTable table = Tables.of(new DataTableSpec(new String[] {"a, b"}, new DataType[] {StringCell.TYPE}))
                .row("plain", new StringCell("text"))
                .row("comma,id", new StringCell("1,5"))
                .row("quote", new StringCell("5\" \u00e4"))
                .row("line", new StringCell("one\ntwo"))
                .row("empty", new StringCell(""))
                .row("missing", DataType.getMissingCell())
                .build();
        assertEquals(
                """
                RowID,"a, b"
                plain,text
                "comma,id","1,5"
                quote,"5"" \u00e4"
                line,"one
                two"
                empty,""
                missing,
                """,
                written(table));
    }

    @Test
    void numbersAndListsKeepAllDigits() throws IOException {
        BufferedDataTable table = Tables.of(new DataTableSpec(
                        new String[] {"n", "count", "list"},
                        new DataType[] {DoubleCell.TYPE, LongCell.TYPE, ListCell.getCollectionType(DoubleCell.TYPE)}))
                .row(
                        "r",
                        new DoubleCell(.1 + .2),
                        new LongCell(9007199254740993L),
                        CollectionCellFactory.createListCell(
                                List.of(new DoubleCell(1), DataType.getMissingCell(), new DoubleCell(-2.5))))
                .build();
        assertEquals(
                "RowID,n,count,list\nr,0.30000000000000004,9007199254740993,\"[1.0,null,-2.5]\"\n", written(table));
    }

    @Test
    void aTableWithoutRowsHasAHeader() throws IOException {
        assertEquals(
                "RowID,n\n",
                written(Tables.of(new DataTableSpec(new String[] {"n"}, new DataType[] {DoubleCell.TYPE}))
                        .build()));
    }

    private String written(BufferedDataTable table) throws IOException {
        Path file = folder.resolve("table.csv");
        CsvTable.write(table, file);
        return Files.readString(file);
    }
}
