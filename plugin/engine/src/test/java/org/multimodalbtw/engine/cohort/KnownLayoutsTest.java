package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Files that have not changed are looked at once; any change of them, of the labels or of the settings is seen. */
class KnownLayoutsTest {

    private static final Instant LONG_AGO = Instant.now().minusSeconds(3600);

    private static final CsvSettings AUTOMATIC = new CsvSettings(Set.of("NA"), Set.of(), SurveySettings.on());

    @TempDir
    Path folder;

    private Path labs;
    private Path labels;

    @BeforeEach
    void write() throws IOException {
        labs = write("labs.csv", "id,sodium", "%d,%1$d.5", LONG_AGO);
        labels = write("labels.csv", "id,label", "%d,no", LONG_AGO);
    }

    private Path write(String name, String header, String row, Instant changed) throws IOException {
        Path file = folder.resolve(name);
        String rows =
                IntStream.range(10, 99).mapToObj(row::formatted).collect(Collectors.joining("\n", header + "\n", "\n"));
        Files.writeString(file, rows);
        Files.setLastModifiedTime(file, FileTime.from(changed));
        return file;
    }

    private CsvLayout layout(CsvSettings settings) {
        return CohortFolder.open(folder, CohortFolder.LABELS, settings)
                .modality("labs")
                .layout();
    }

    private CsvLayout layout() {
        return layout(AUTOMATIC);
    }

    private static List<String> names(CsvLayout layout) {
        return layout.columns().stream().map(column -> column.column().name()).toList();
    }

    @Test
    void anUnchangedFileIsLookedAtOnce() {
        CsvLayout first = CsvFile.open(labs, AUTOMATIC).layout();

        assertSame(first, CsvFile.open(labs, AUTOMATIC).layout());
    }

    @Test
    void anotherLengthIsSeen() throws IOException {
        layout();
        write("labs.csv", "id,sodium,potassium", "%d,%1$d.5,%1$d.1", LONG_AGO);

        assertEquals(List.of("sodium", "potassium"), names(layout()));
    }

    @Test
    void anotherTimeIsSeenThoughTheLengthIsTheSame() throws IOException {
        layout();
        write("labs.csv", "id,lithium", "%d,%1$d.5", LONG_AGO.plusMillis(1));

        assertEquals(List.of("lithium"), names(layout()));
    }

    @Test
    void aFileThatHasJustBeenWrittenIsLookedAtAgain() throws IOException {
        write("labs.csv", "id,sodium", "%d,%1$d.5", Instant.now());
        CsvLayout first = CsvFile.open(labs, AUTOMATIC).layout();

        assertNotSame(first, CsvFile.open(labs, AUTOMATIC).layout());
    }

    @Test
    void otherSettingsAreOtherLayouts() {
        layout();
        CsvSettings asText = new CsvSettings(Set.of("NA"), Set.of("sodium"), SurveySettings.on());

        assertEquals(Kind.CATEGORY, layout(asText).columns().get(0).column().kind());
        assertEquals(Kind.NUMBER, layout().columns().get(0).column().kind());
    }

    @Test
    void otherLabelsAreSeen() throws IOException {
        Files.writeString(labels, rowsWithBothClasses());
        Files.writeString(labs, rowsWithTheirCopy());
        Files.setLastModifiedTime(labs, FileTime.from(LONG_AGO));
        Files.setLastModifiedTime(labels, FileTime.from(LONG_AGO));
        List<String> withCopy = names(layout());
        Files.writeString(
                labels, rowsWithBothClasses().replace("11,sick", "11,well").replace("13,sick", "13,well"));
        Files.setLastModifiedTime(labels, FileTime.from(LONG_AGO));

        assertEquals(List.of("sodium"), withCopy);
        assertEquals(List.of("sodium", "result"), names(layout()));
    }

    private static String rowsWithBothClasses() {
        return IntStream.range(10, 99)
                .mapToObj(row -> row + (row % 2 == 0 ? ",well" : ",sick"))
                .collect(Collectors.joining("\n", "id,label\n", "\n"));
    }

    private static String rowsWithTheirCopy() {
        return IntStream.range(10, 99)
                .mapToObj(row -> row + "," + row + ".5" + (row % 2 == 0 ? ",well" : ",sick"))
                .collect(Collectors.joining("\n", "id,sodium,result\n", "\n"));
    }

    @Test
    void namesOfFilesAreAskedForEachTime() throws IOException {
        write("labs.csv", "id,sodium,image", "%d,%1$d.5,scan%1$d.png", LONG_AGO);
        CsvLayout first = CsvFile.open(labs, AUTOMATIC).layout();

        assertNotSame(first, CsvFile.open(labs, AUTOMATIC).layout());
    }
}
