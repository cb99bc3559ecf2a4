package org.multimodalbtw.engine.encode.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.encode.EncodingReport;

/** What happens to many columns is said once, with how many and three examples. */
class RepeatedWarningsTest {

    @Test
    void aFewNamesAreAllSaidOfManyThreeAndTheNumber() {
        assertEquals("'a'", Examples.of(List.of("a")));
        assertEquals("'a', 'b', 'c'", Examples.of(List.of("a", "b", "c")));
        assertEquals("'a', 'b', 'c' and 2 more", Examples.of(List.of("a", "b", "c", "d", "e")));
    }

    @Test
    void columnsWithOneReasonAreOneSentence() {
        List<EncodingReport.Column> columns = new ArrayList<>();
        IntStream.range(0, 200)
                .forEach(i -> columns.add(new EncodingReport.Column("g" + i, "left out: constant", 0, 0)));
        columns.add(new EncodingReport.Column("age", "standardised", 1, 0));
        columns.add(new EncodingReport.Column("blank", "left out: empty", 0, 0));
        assertEquals(
                List.of(
                        "200 columns, 'g0', 'g1', 'g2' and 197 more: left out: constant.",
                        "Column 'blank': left out: empty."),
                new EncodingReport(10, columns).leftOut());
    }

    @Test
    void limitedNumbersAndUnknownCategoriesOfManyColumnsAreOneSentenceEach() {
        assertEquals(
                List.of(
                        "Column 'c0': categories that no training row has, which are not used, in 1 cell, for example 'new'. Training rows have 'a', 'b': write these where they are meant.",
                        "Column 'c0': 1 of 2 numbers are more than 5.0 standard deviations away from the training mean and were"
                                + " limited to that."),
                ColumnTally.warnings(tallies(1)));
        assertEquals(
                List.of(
                        "40 columns have categories that no training row has, which are not used, in 40 cells, for example 'new' in 'c0', 'new' in"
                                + " 'c1', 'new' in 'c2'. Write them as the training rows do where one of theirs is meant.",
                        "In 40 columns numbers are more than 5.0 standard deviations away from the training mean and were limited"
                                + " to that, for example 1 of 2 in 'c0', 1 of 2 in 'c1', 1 of 2 in 'c2'."),
                ColumnTally.warnings(tallies(40)));
    }

    private static List<ColumnTally> tallies(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    ColumnTally tally = new ColumnTally("c" + i, 5, List.of("a", "b"));
                    tally.number(true);
                    tally.number(false);
                    tally.unknown("new", false, false);
                    return tally;
                })
                .toList();
    }
}
