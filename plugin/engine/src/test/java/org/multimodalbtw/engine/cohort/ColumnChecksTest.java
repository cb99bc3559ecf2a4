package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.CheckedColumn.State;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.report.CohortReport;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.SurveySettings;

class ColumnChecksTest {

    @TempDir
    Path folder;

    private static CellTally tally(Kind kind, int mostDifferent, int mostNumbers) {
        return new CellTally(CellReading.plain(kind, Set.of("")), Set.of("", "NA"), mostDifferent, mostNumbers);
    }

    private List<CheckedColumn> check() {
        CsvSettings settings = CsvSettings.defaults().with(SurveySettings.on());
        return ColumnChecks.of(CohortFolder.open(folder, CohortFolder.LABELS, settings), ProgressMonitor.NONE);
    }

    private void write(String file, String header, int rows) throws IOException {
        Files.writeString(
                folder.resolve(file),
                IntStream.range(0, rows)
                        .mapToObj(row -> "p" + row + "," + row % 2 + "," + row * 31 % 37 / 10.)
                        .collect(Collectors.joining("\n", header + "\n", "\n")));
    }

    @Test
    void theMedianOfManyNumbersIsOfEvenlySpacedRows() {
        CellTally tally = tally(Kind.NUMBER, 10, 100);
        IntStream.rangeClosed(0, 1600).forEach(number -> tally.add(String.valueOf(number)));
        ColumnContent.Range range = tally.content().numbers();
        // 0, 32, 64 … 1600: after 100 numbers every second is kept, and so on
        assertEquals(new ColumnContent.Range(0, 800, 1600), range);
        CellTally few = tally(Kind.NUMBER, 10, 100);
        List.of("3", "", "1", "7").forEach(few::add);
        assertEquals(new ColumnContent.Range(1, 3, 7), few.content().numbers());
        assertEquals(0.25, few.content().emptyShare());
        assertEquals("1 to 7, median 3", few.content().text());
    }

    @Test
    void categoriesBeyondTheLimitAreSaidToBeMore() {
        CellTally tally = tally(Kind.CATEGORY, 3, 100);
        List.of("b", "a", "c", "a", "d", "d", "d").forEach(tally::add);
        ColumnContent content = tally.content();
        assertTrue(content.hasMore());
        assertEquals("more than 3 different: 'a' (2), 'b' (1), 'c' (1)", content.text());
        CellTally one = tally(Kind.CATEGORY, 3, 100);
        one.add("x");
        assertEquals("always 'x'", one.content().text());
        assertFalse(one.content().hasMore());
    }

    @Test
    void theExampleIsTheCellThatShowsTheOddity() {
        CellTally codes = tally(Kind.CATEGORY, 9, 100);
        List.of("12", "007").forEach(codes::add);
        assertEquals(2, codes.example().orElseThrow().row());
        CellTally words = tally(Kind.CATEGORY, 9, 100);
        List.of("x", "NA").forEach(words::add);
        assertEquals("NA", words.example().orElseThrow().text());
        CellTally names = tally(Kind.CATEGORY, 9, 100);
        List.of("1", "2", "4B").forEach(names::add);
        assertEquals("4B", names.example().orElseThrow().text());
        CellTally letters = tally(Kind.CATEGORY, 9, 100);
        letters.add("y".repeat(70));
        assertEquals("y".repeat(60) + "…", letters.example().orElseThrow().text());
        assertTrue(tally(Kind.CATEGORY, 9, 100).example().isEmpty());
    }

    @Test
    void aFileThatBreaksOffIsSaidToStopTheReader() throws IOException {
        write("labels.csv", "id,label,age", 40);
        write("labs.csv", "id,sex,crp", 1100);
        write("zinc.csv", "id,sex,zinc", 40);
        Files.writeString(folder.resolve("labs.csv"), Files.readString(folder.resolve("labs.csv")) + "p,1,2,3,4\n");
        // the first rows are all that is seen when the folder is opened, so they must be many characters
        String wide =
                Files.readString(folder.resolve("labs.csv")).replaceAll("\n(p\\d+),", "\n$1" + "x".repeat(1000) + ",");
        Files.writeString(folder.resolve("labs.csv"), wide);
        List<CheckedColumn> checked = check();
        List<CheckedColumn> stops =
                checked.stream().filter(column -> column.state() == State.STOPS).toList();
        assertEquals(1, stops.size());
        assertEquals("labs.csv", stops.get(0).file());
        assertTrue(stops.get(0).oddity().what().contains("1101"), stops.toString());
        assertTrue(CohortReport.conclusion(checked).startsWith("The Cohort Reader cannot read this folder: "));
        assertTrue(checked.stream().anyMatch(column -> column.column().equals("zinc")), "the other files are checked");
    }

    @Test
    void picturesThatATableNamesAreRead() throws IOException {
        write("labels.csv", "id,label,age", 40);
        write("labs.csv", "id,sex,crp", 40);
        for (int picture = 0; picture < 5; picture++) {
            Files.createFile(folder.resolve(picture + ".PNG"));
        }
        CheckedColumn left = check().get(8);
        assertEquals("5 pictures such as 0.PNG", left.file());
        assertEquals(State.LEFT_OUT, left.state());
        Files.writeString(folder.resolve("scans.csv"), "id,path\np0,0.PNG\np1,1.PNG\n");
        assertEquals(
                List.of("pictures"),
                check().stream()
                        .filter(column -> !column.file().startsWith("lab"))
                        .filter(column ->
                                column.column().isEmpty() && !column.file().isEmpty())
                        .map(CheckedColumn::takenFor)
                        .toList());
    }

    @Test
    void withoutAnythingOddNothingIsSaid() throws IOException {
        write("labels.csv", "id,label,age", 40);
        write("labs.csv", "id,sex,crp", 40);
        List<CheckedColumn> checked = check();
        assertEquals(8, checked.size(), "two files with three columns");
        assertTrue(checked.stream().noneMatch(column -> column.oddity().row() > 0 && column.state() == State.FINE));
        Files.delete(folder.resolve("labels.csv"));
        assertEquals(4, check().size(), "new patients");
    }
}
