package org.multimodalbtw.engine.survey;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The number of a cell however people write it: {@code 11.0}, {@code 11,0} and {@code 11 d} are the same. */
final class SameNumber {

    private SameNumber() {}

    /** Whether two cells can be read as the same number. */
    static boolean are(String value, String other) {
        double[] others = readings(other);
        return DoubleStream.of(readings(value))
                .anyMatch(number -> DoubleStream.of(others).anyMatch(each -> each == number));
    }

    /** The number that a cell is read as, a comma being a decimal sign; NaN if it holds none, or a limit. */
    static double of(String text) {
        double[] numbers = readings(text);
        return numbers.length == 0 ? Double.NaN : numbers[0];
    }

    /** With a comma as decimal sign first. */
    private static double[] readings(String text) {
        double plain = DecimalNumber.parse(text);
        if (!Double.isNaN(plain)) {
            return new double[] {plain};
        }
        return Stream.of(NumberText.Decimals.COMMA, NumberText.Decimals.POINT)
                .flatMap(decimals -> NumberText.parse(text, decimals).stream())
                .filter(number -> number.limit() == 0 && !number.isShare())
                .mapToDouble(NumberText::number)
                .toArray();
    }
}
