package org.multimodalbtw.engine.encode.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderKinds;

/** Where each column is a variable, new tables in another unit are converted into that of the training rows. */
class WideUnitsTest {

    private static final SeriesColumns COLUMNS = new SeriesColumns(
            SeriesLayout.WIDE, Optional.of("patient"), Optional.of("time"), Optional.empty(), List.of("glucose"));

    @TempDir
    Path folder;

    /** Says of the second column in which unit it was read. */
    private record InUnit(MemoryTable table, String unit) implements TableRows {
        @Override
        public List<org.multimodalbtw.engine.encode.TableColumn> columns() {
            return table.columns();
        }

        @Override
        public long size() {
            return table.size();
        }

        @Override
        public void forEach(Visitor visitor) {
            table.forEach(visitor);
        }

        @Override
        public Map<String, String> properties(int column) {
            return column == 1
                    ? Map.of(
                            "multimodalbtw.taken-for",
                            "number",
                            "multimodalbtw.read-as",
                            "{\"kind\":\"NUMBER\",\"empty\":[\"\"],\"decimals\":\"POINT\",\"units\":{\"variable\":\"glucose\",\"main\":\""
                                    + unit + "\",\"bare\":1.0}}")
                    : Map.of();
        }
    }

    private static MemoryTable table(double factor) {
        MemoryTable table = new MemoryTable(MemoryTable.number("time"), MemoryTable.number("glucose"));
        for (int row = 0; row < 40; row++) {
            table.row("p" + row / 2, (double) (row % 2), factor * (4 + row * 7 % 11));
        }
        return table;
    }

    private FittedEncoder fitted(TableRows rows) throws IOException {
        FittedEncoder encoder =
                SeriesEncoder.fit("s", rows, COLUMNS, SeriesEncoderSettings.defaults(), ProgressMonitor.NONE);
        Files.createDirectories(folder.resolve("encoder"));
        encoder.save(folder.resolve("encoder"));
        return EncoderKinds.load(folder.resolve("encoder"));
    }

    private List<String> warnings(FittedEncoder encoder, TableRows rows) throws IOException {
        return encoder.encode(rows, folder.resolve("t"), ProgressMonitor.NONE).warnings();
    }

    @Test
    void anotherUnitIsConverted() throws IOException {
        FittedEncoder encoder = fitted(new InUnit(table(1), "mg/dl"));
        assertEquals(List.of(), warnings(encoder, new InUnit(table(1), "mg/dl")));
        byte[] usual = Files.readAllBytes(folder.resolve("t"));
        warnings(encoder, table(1));
        assertArrayEquals(usual, Files.readAllBytes(folder.resolve("t")), "no unit is said");
        assertEquals(
                List.of(
                        "40 measurements are converted into the unit that most training measurements of the variable have, for"
                                + " example glucose from mmol/L to mg/dL."),
                warnings(encoder, new InUnit(table(1 / 18.0156), "mmol/l")));
        List<String> refused = warnings(encoder, new InUnit(table(1), "mmhg"));
        assertTrue(refused.stream().anyMatch(text -> text.contains("glucose in mmHg")), refused.toString());
    }

    @Test
    void withoutUnitsInTrainingRowsNumbersAreAsTheyAre() throws IOException {
        FittedEncoder encoder = fitted(table(1));
        warnings(encoder, table(1));
        byte[] usual = Files.readAllBytes(folder.resolve("t"));
        assertEquals(List.of(), warnings(encoder, new InUnit(table(1), "mg/dl")));
        assertArrayEquals(usual, Files.readAllBytes(folder.resolve("t")));
    }
}
