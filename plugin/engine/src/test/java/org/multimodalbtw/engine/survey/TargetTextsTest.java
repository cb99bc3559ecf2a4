package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetTextsTest {

    private final TargetTexts texts = new TargetTexts();

    @Test
    void whatStandsForEmptyIsSaid() {
        List.of("yes", "no", " ", "", "n/a", "None", "yes").forEach(texts::add);
        assertEquals(
                List.of(
                        "An empty text is taken for a class of 'died', of 2 rows. If the class is not known there: make these cells missing.",
                        "'n/a' is taken for a class of 'died', of 1 row. If the class is not known there: make these cells missing."),
                texts.notes("died"));
    }

    @Test
    void manyNumbersThatCameAsTextsAreSaid() {
        IntStream.range(0, 11).forEach(value -> texts.add(value + ".5"));
        assertEquals(
                List.of(
                        "'days' has 11 different texts that are all numbers, such as '0.5', and each is taken for a class."
                                + " To predict a number: convert the column with KNIME's String to Number node."),
                texts.notes("days"));
    }

    @Test
    void numbersAsPeopleWriteThemAreSaid() {
        IntStream.range(0, 40).forEach(value -> texts.add(value % 15 + ",4"));
        texts.add(">30");
        texts.add("k.A.");
        assertEquals(
                List.of("'days' has 16 different texts that are numbers, such as '0,4', and each is taken for a class."
                        + " To predict a number: write limits such as '>30' as numbers, then convert the column with"
                        + " KNIME's String to Number node, with the comma as decimal separator."),
                texts.notes("days"));
    }

    @Test
    void stagesAndRangesAreClasses() {
        IntStream.range(0, 36).forEach(value -> texts.add("T" + value / 3 + "N1"));
        IntStream.range(0, 36).forEach(value -> texts.add(value / 3 + "-" + (value / 3 + 5)));
        assertEquals(List.of(), texts.notes("stage"));
    }

    @Test
    void gradesAndNamesAreClasses() {
        IntStream.range(0, 10).forEach(value -> texts.add(String.valueOf(value)));
        assertEquals(List.of(), texts.notes("grade"));
        TargetTexts names = new TargetTexts();
        IntStream.range(0, 12).forEach(value -> names.add("I" + value));
        assertEquals(List.of(), names.notes("code"));
    }

    @Test
    void durationsInManyWritingsAreSaid() {
        IntStream.range(0, 40).forEach(value -> texts.add("P" + (1 + value % 20) + "D"));
        assertEquals(
                List.of(
                        "'los': 40 rows hold durations, such as 'P10D', in 20 different texts, and each text is a class. To"
                                + " predict a number: in the Cohort Reader take the column as a number, which reads hours, or write"
                                + " numbers without units."),
                texts.notes("los"));
    }

    @Test
    void textsOfWhichEachRowHasItsOwnAreSaid() {
        IntStream.range(0, 40).forEach(value -> texts.add("Severe disease, case " + value));
        assertEquals(1, texts.notes("text").size());
        assertTrue(
                texts.notes("text")
                        .get(0)
                        .startsWith(
                                "'text': 40 different texts in 40 rows, such as 'Severe disease, case 0', are no classes"),
                texts.notes("text")::toString);
        TargetTexts codes = new TargetTexts();
        IntStream.range(0, 40).forEach(value -> codes.add("I" + value / 2));
        assertEquals(List.of(), codes.notes("code"));
    }
}
