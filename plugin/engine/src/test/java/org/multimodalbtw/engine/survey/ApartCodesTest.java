package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** Codes above all others, which stay numbers and are named. */
class ApartCodesTest {

    private static double[] numbers(IntToDoubleFunction number) {
        return IntStream.range(0, 200).mapToDouble(number).toArray();
    }

    /** So many cells with the code, and whole or other numbers in no order. */
    private static double[] coded(double code, int cells, double from, double to, double step) {
        return numbers(row -> row % 10 == 3 && row / 10 < cells
                ? code
                : Math.rint((from + row * 7919 % 9973 / 9973.0 * (to - from)) / step) * step);
    }

    private static Optional<ApartCodes> of(double[] numbers) {
        return ApartCodes.of(numbers, CellReading.plain(Kind.NUMBER, Set.of("")));
    }

    @ParameterizedTest
    @CsvSource({
        "88, 2, 1, 39, 1",
        "88, 20, 1, 39, 1",
        "77, 2, 1, 38, 1",
        "77, 6, 0, 50, 1",
        "99, 9, 0, 64, 1",
        "88, 4, 2, 32, 1",
        "98, 2, 0, 30, 1",
        "777, 2, 40, 115, 0.1",
        "888888, 3, 100, 430, 1",
        "9.99, 4, 7.2, 7.5, 0.01"
    })
    void codesFarAboveScoresAreNamedInEachColumn(double code, int cells, double from, double to, double step) {
        ApartCodes found = of(coded(code, cells, from, to, step)).orElseThrow();
        assertEquals(code, found.codes().get(0));
        assertEquals(cells, found.cells());
    }

    @ParameterizedTest
    @CsvSource({
        "88, 1, 1, 39, 1",
        "77, 6, 1, 60, 1",
        "88, 3, 1, 60, 1",
        "88, 4, 40, 87, 1",
        "99, 4, 0.5, 30, 0.1",
        "9.99, 4, 1, 9, 0.01"
    })
    void realNumbersAreNot(double code, int cells, double from, double to, double step) {
        assertTrue(of(coded(code, cells, from, to, step)).isEmpty());
    }

    @Test
    void ninetyNineThatComesAgainAndAgainAboveAllOthersIsNamed() {
        assertEquals(
                "99, in 9 of 200 cells, comes again and again above all others, of which the largest is 90, and is read as a number; if it"
                        + " means that nothing is known, empty such cells",
                RepeatedNines.of(coded(99, 9, 20, 90, 1)).orElseThrow().clause());
        assertTrue(RepeatedNines.of(coded(99, 9, 88, 98, 1)).isEmpty(), "a saturation");
        assertTrue(RepeatedNines.of(coded(99, 2, 20, 95, 1)).isEmpty(), "two old patients");
        assertTrue(RepeatedNines.of(coded(99, 9, 20, 90, .5)).isEmpty(), "no whole numbers");
        assertTrue(RepeatedNines.of(numbers(row -> row % 100)).isEmpty());
        assertTrue(RepeatedNines.of(numbers(row -> 9 + 10 * (row % 10))).isEmpty(), "prices");
    }
}
