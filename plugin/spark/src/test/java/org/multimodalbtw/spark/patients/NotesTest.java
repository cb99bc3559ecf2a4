package org.multimodalbtw.spark.patients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {

    @Test
    void sentencesThatDifferInNumbersOnlyAreOneWithTheCountOfOthers() {
        List<PartitionReport> reports = List.of(
                new PartitionReport(0, 5, 0, List.of("3 cells are empty.", "The model is old.")),
                new PartitionReport(1, 5, 0, List.of("12 cells are empty.")),
                new PartitionReport(2, 5, 0, List.of("1 cell is empty.", "4 cells are empty.")));

        assertEquals(
                List.of("3 cells are empty. (and so in 2 more parts)", "The model is old.", "1 cell is empty."),
                Notes.of(reports));
    }

    @Test
    void aPartitionThatIsScoredTwiceIsCountedOnce() {
        PartitionReports reports = new PartitionReports();
        PartitionReports again = new PartitionReports();
        reports.add(new PartitionReport(4, 10, 1, List.of()));
        reports.add(new PartitionReport(5, 7, 0, List.of()));
        again.add(new PartitionReport(4, 10, 1, List.of()));
        reports.merge(again);

        assertEquals(
                17,
                reports.value().values().stream()
                        .mapToLong(PartitionReport::rows)
                        .sum());
    }
}
