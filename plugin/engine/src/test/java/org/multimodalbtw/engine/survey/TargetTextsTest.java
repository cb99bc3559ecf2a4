package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void gradesAndNamesAreClasses() {
        IntStream.range(0, 10).forEach(value -> texts.add(String.valueOf(value)));
        assertEquals(List.of(), texts.notes("grade"));
        TargetTexts names = new TargetTexts();
        IntStream.range(0, 12).forEach(value -> names.add("I" + value));
        assertEquals(List.of(), names.notes("code"));
    }
}
