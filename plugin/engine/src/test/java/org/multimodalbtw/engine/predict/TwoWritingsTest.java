package org.multimodalbtw.engine.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;

/** New tables that write a patient in two ways. */
class TwoWritingsTest {

    @TempDir
    Path folder;

    private static MemoryTable rows(String... ids) {
        MemoryTable table = new MemoryTable(MemoryTable.number("x"));
        for (String id : ids) {
            table.row(id, (double) table.size());
        }
        return table;
    }

    private static List<String> said(MemoryTable admission, MemoryTable labs) throws IOException {
        Map<String, FittedEncoder> encoders = new LinkedHashMap<>();
        Map<String, TableRows> tables = new LinkedHashMap<>();
        for (Map.Entry<String, MemoryTable> each :
                List.of(Map.entry("admission", admission), Map.entry("labs", labs))) {
            tables.put(each.getKey(), each.getValue());
            encoders.put(
                    each.getKey(),
                    TabularEncoder.fit(
                            each.getKey(),
                            rows("a", "b", "c"),
                            TabularEncoderSettings.defaults(),
                            ProgressMonitor.NONE));
        }
        try (RawTables raw = RawTables.encode(encoders, tables, ProgressMonitor.NONE)) {
            return raw.warnings();
        }
    }

    @Test
    void patientsInTwoWritingsAreCountedWithAnExample() throws IOException {
        List<String> said = said(rows("q-5000", "q-5001", "q-5002"), rows("Q5000", "Q5001", "q-5002"));
        assertTrue(
                said.contains(
                        "2 patients seem to be written in two ways, such as 'q-5000' and 'Q5000', and are predicted twice, from a part of the"
                                + " tables each: write ids alike in all tables."),
                said::toString);
    }

    @Test
    void twoPatientsOfOneTableAndOtherPatientsAreNot() throws IOException {
        List<String> two = said(rows("p-1", "P1", "p-2"), rows("p-1", "P1", "p-2"));
        assertEquals(List.of(), two);
        List<String> others = said(rows("p-1", "p-2", "p-3"), rows("p-1", "p-2", "p-4"));
        assertTrue(others.stream().noneMatch(sentence -> sentence.contains("two ways")), others::toString);
    }
}
