package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return written(table, new FormulaGuard(true));
    }

    private String written(BufferedDataTable table, FormulaGuard guard) throws IOException {
        Path file = folder.resolve("table.csv");
        CsvTable.write(table, file, guard, Set.of("left out"));
        return Files.readString(file);
    }

    @Test
    void textsThatWouldBeFormulasInASpreadsheetGetAnApostrophe() throws IOException {
        DataType[] types = {StringCell.TYPE, StringCell.TYPE, DoubleCell.TYPE};
        Tables table = Tables.of(new DataTableSpec(new String[] {"@name", "left out", "n"}, types));
        List<String> texts = List.of(
                "=1+1",
                "+a",
                "-a",
                "@a",
                "\ta",
                "\ra",
                "-5",
                "+1,5",
                "-.5e-3",
                "a=1",
                "-",
                "",
                "'=1",
                "--1",
                "=cmd|' /C calc'!A0",
                "a;=1+1",
                "a\n-b",
                "\uFF1D1",
                "a; -b|c",
                "a-b;c=d");
        for (int i = 0; i < texts.size(); i++) {
            table.row("-r" + i, new StringCell(texts.get(i)), new StringCell("x"), new DoubleCell(-i));
        }
        BufferedDataTable built = table.build();
        FormulaGuard guard = new FormulaGuard(true);
        List<List<String>> read = read(written(built, guard));
        assertEquals(List.of("RowID", "'@name", "n"), read.get(0));
        assertEquals(
                List.of(
                        "'=1+1",
                        "'+a",
                        "'-a",
                        "'@a",
                        "'\ta",
                        "'\ra",
                        "-5",
                        "+1,5",
                        "-.5e-3",
                        "a=1",
                        "'-",
                        "",
                        "'=1",
                        "'--1",
                        "'=cmd|' /C calc'!A0",
                        "a;'=1+1",
                        "a\n'-b",
                        "'\uFF1D1",
                        "a; -b|c",
                        "a-b;c=d"),
                read.stream().skip(1).map(row -> row.get(1)).toList());
        assertEquals("'-r0", read.get(1).get(0));
        assertEquals("-3.0", read.get(4).get(2), "a number stays one");
        assertEquals(
                "33 texts in the CSV files would be a formula in a spreadsheet and got an apostrophe in front, for"
                        + " example '@name. With --raw-csv they are written as they are.",
                guard.sentence().orElseThrow());
        Files.delete(folder.resolve("table.csv"));
        FormulaGuard none = new FormulaGuard(false);
        List<List<String>> raw = read(written(built, none));
        assertEquals(texts, raw.stream().skip(1).map(row -> row.get(1)).toList());
        assertEquals(Optional.empty(), none.sentence());
    }

    private static List<List<String>> read(String csv) {
        return CsvReader.builder().ofCsvRecord(csv).stream()
                .map(CsvRecord::getFields)
                .toList();
    }
}
