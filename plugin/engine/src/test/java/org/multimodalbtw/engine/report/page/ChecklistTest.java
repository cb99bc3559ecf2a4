package org.multimodalbtw.engine.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.report.page.ReportData.Wishes;

class ChecklistTest {

    /** The checklist of Collins et al. 2024, table 2, by its numbers. */
    private static final List<String> NUMBERS = List.of(
            ("1 2 3a 3b 3c 4 5a 5b 6a 6b 6c 7 8a 8b 8c 9a 9b 9c 10 11 12a 12b 12c 12d 12e 12f 12g 13 14 15 16 17 18a 18b 18c 18d 18e 18f 19 "
                            + "20a 20b 20c 21 22 23a 23b 24 25 26 27a 27b 27c")
                    .split(" "));

    static Stream<ReportData> reports() {
        return Stream.of(Reports.whole(Wishes.NONE), Reports.bare(), Reports.ofNumbers());
    }

    @Test
    void everyItemIsThereOnce() {
        assertEquals(
                NUMBERS, Stream.of(TripodItem.values()).map(TripodItem::number).toList());
        assertEquals(52, NUMBERS.size());
        assertEquals(
                IntStream.rangeClosed(1, 27).boxed().toList(),
                NUMBERS.stream()
                        .map(number -> Integer.valueOf(number.replaceAll("\\D", "")))
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyItemIsAnswered(ReportData data) {
        Map<TripodItem, Answer> answers = Checklist.of(data);
        assertEquals(List.of(TripodItem.values()), List.copyOf(answers.keySet()));
        answers.forEach((item, answer) -> {
            assertTrue(item.asks().length() > 20 && item.asks().endsWith("."), item.number());
            assertTrue(
                    answer.text().length() > 20 && answer.text().endsWith("."), item.number() + ": " + answer.text());
        });
    }

    @ParameterizedTest
    @MethodSource("reports")
    void thePageHasEachOnceWithALineWhereAPersonWrites(ReportData data) {
        String page = ReportPage.write(data);
        Map<TripodItem, Answer> answers = Checklist.of(data);
        for (TripodItem item : TripodItem.values()) {
            String row = "<th scope=\"row\" class=\"words\">" + item.number() + "</th>\n<td class=\"words\">"
                    + Html.escaped(item.asks()) + "</td>";
            assertEquals(2, page.split(Pattern.quote(row), -1).length, item.number());
        }
        long byHand = answers.values().stream()
                .filter(answer -> answer.state() == Answer.State.BY_HAND)
                .count();
        assertTrue(byHand > 0);
        assertEquals(byHand + 1, page.split("<span class=\"line\">", -1).length);
    }

    @Test
    void whatTheDataSayIsFilledIn() {
        Map<TripodItem, Answer> whole = Checklist.of(Reports.whole(Wishes.NONE));
        assertEquals(Answer.State.FILLED, whole.get(TripodItem.I21).state());
        assertTrue(
                whole.get(TripodItem.I21)
                        .text()
                        .startsWith("100 rows with a known outcome, 50 of them test rows; outcome = died in 20"),
                whole.get(TripodItem.I21).text());
        assertEquals(Answer.State.FILLED, whole.get(TripodItem.I23A).state());
        Map<TripodItem, Answer> bare = Checklist.of(Reports.bare());
        assertEquals(Answer.State.BY_HAND, bare.get(TripodItem.I21).state());
        assertEquals(Answer.State.BY_HAND, bare.get(TripodItem.I23A).state());
        assertFalse(bare.get(TripodItem.I7).text().contains("What was read"));
        assertEquals(
                Answer.State.NOT_APPLICABLE,
                Checklist.of(Reports.ofNumbers()).get(TripodItem.I13).state());
    }
}
