package org.multimodalbtw.nodes.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.nodes.ColumnTable;
import org.multimodalbtw.nodes.TestPlatform;

/** Which of several columns of texts the pictures are read from. */
class PictureColumnsTest {

    /** More than the platform keeps the different texts of. */
    private static final int MANY = 70;

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory.resolve("platform"));
    }

    private static IntFunction<DataCell> text(IntFunction<String> text) {
        return row -> new StringCell(text.apply(row));
    }

    private BufferedDataTable table(String one, IntFunction<String> ofOne, String other, IntFunction<String> ofOther) {
        return new ColumnTable(platform, "xr")
                .with(one, text(ofOne))
                .with(other, text(ofOther))
                .of(MANY);
    }

    private static List<String> likeliest(BufferedDataTable table) {
        return PictureColumns.likeliest(table.getDataTableSpec()).stream()
                .map(DataColumnSpec::getName)
                .toList();
    }

    private static String file(int row) {
        return "/scans/P" + row + ".png";
    }

    @Test
    void whatSaysSomethingElseOfAPictureIsPassedOver() {
        assertEquals(
                List.of("path"), likeliest(table("image_id", row -> "IMG" + row, "path", PictureColumnsTest::file)));
        assertEquals(
                List.of("file_path"),
                likeliest(
                        table("image_type", row -> row % 2 == 0 ? "CT" : "XR", "file_path", PictureColumnsTest::file)));
        assertEquals(
                List.of("xray"),
                likeliest(table("hospital", row -> row % 2 == 0 ? "A" : "B", "xray", PictureColumnsTest::file)));
        assertEquals(
                List.of("image"), likeliest(table("image", PictureColumnsTest::file, "path", row -> "other" + row)));
        assertEquals(
                List.of("image_id"), likeliest(table("image_id", PictureColumnsTest::file, "scan_date", row -> "2")));
    }

    private List<String> byCells(BufferedDataTable table, String chosen, String folder, List<String> notes) {
        return PictureColumns.byCells(table, List.of(chosen), "", folder, notes::add);
    }

    @Test
    void cellsDecideWhereTheChosenColumnNamesNoFile() {
        List<String> notes = new ArrayList<>();
        BufferedDataTable table = table("image_id", row -> "IMG" + row, "where", PictureColumnsTest::file);
        assertEquals(List.of("where"), byCells(table, "image_id", "", notes));
        assertEquals(
                "Pictures are read from 'where', whose cells name image files, such as '/scans/P0.png'; 'image_id' names none, such as 'IMG0'."
                        + " If another column is meant: choose it in the dialog of an Image Encoder.",
                notes.get(0));
    }

    @Test
    void aChoiceThatNamesFilesStays() throws Exception {
        List<String> notes = new ArrayList<>();
        BufferedDataTable table = table("image_id", row -> "IMG" + row, "where", PictureColumnsTest::file);
        assertEquals(List.of("where"), byCells(table, "where", "", notes));
        Files.createFile(directory.resolve("IMG3"));
        assertEquals(List.of("image_id"), byCells(table, "image_id", directory.toString(), notes), "without an ending");
        BufferedDataTable both = table("thumbnail", row -> "t" + row + ".jpg", "path", PictureColumnsTest::file);
        assertEquals(List.of("thumbnail"), byCells(both, "thumbnail", "", notes));
        BufferedDataTable none = table("image_id", row -> "IMG" + row, "ward", row -> "A");
        assertEquals(List.of("image_id"), byCells(none, "image_id", "", notes), "nothing better");
        assertTrue(notes.isEmpty(), notes.toString());
    }
}
