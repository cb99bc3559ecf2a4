package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    private static TargetNumbers numbers(double... values) {
        TargetNumbers numbers = new TargetNumbers();
        DoubleStream.of(values).forEach(numbers::add);
        return numbers;
    }

    @Test
    void twoNumbersAreClasses() {
        assertTrue(numbers(0, 1, 1, 0).areClasses());
        assertTrue(numbers(1, 2, 1).areClasses());
        assertTrue(numbers(0, 1).note("died").contains("the numbers 0, 1, which are taken for classes"));
    }

    @Test
    void moreNumbersAreNoneAndFewWholeOnesAreSaid() {
        assertFalse(numbers(0, 1, 2).areClasses());
        assertTrue(numbers(0, 1, 2, 3).note("grade").contains("4 different whole numbers, 0, 1, 2, 3"));
        assertEquals("", numbers(.5, 1.5, 2.5).note("days"));
        assertEquals(
                "",
                numbers(DoubleStream.iterate(0, x -> x + 1).limit(30).toArray()).note("days"));
    }

    @Test
    void aCodeForUnknownBesideTwoNumbersIsSaid() {
        assertTrue(numbers(0, 1, 9).note("died").contains("9 stands apart, as codes for unknown do"));
        assertTrue(numbers(1, 2, 99).note("died").contains("empty these cells, and 1 and 2 are classes"));
        for (double[] grades : new double[][] {{0, 1, 2}, {0, 1, 2, 9}, {0, 2, 9}, {3, 4, 9}, {0, 1, 5}}) {
            assertFalse(
                    numbers(grades).note("grade").contains("unknown"),
                    numbers(grades).note("grade"));
        }
    }

    @Test
    void spellingsOfAClassAreOne() {
        ClassNames names = new ClassNames(List.of("died", "Died", "DIED ", "survived", "not  known", "Not known"));
        assertEquals(List.of("DIED", "Not known", "survived"), names.classes());
        assertEquals("DIED", names.of("died"));
        assertEquals("survived", names.of("survived"));
        assertEquals(2, names.notes("outcome").size());
        assertTrue(
                names.notes("outcome").get(0).contains("'Died', 'died' counts as 'DIED'"),
                names.notes("outcome")::toString);
    }

    @Test
    void otherNamesStayApart() {
        assertEquals(List.of(), new ClassNames(List.of("stage 1", "stage 11", "stage1", "I", "II")).notes("stage"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Y", "TRUE", "1", " positive ", "ja"})
    void yesInManyWords(String text) {
        assertEquals(Optional.of(true), YesNo.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "2", "", "unknown"})
    void otherTextsSayNeither(String text) {
        assertEquals(Optional.empty(), YesNo.of(text));
    }
}
