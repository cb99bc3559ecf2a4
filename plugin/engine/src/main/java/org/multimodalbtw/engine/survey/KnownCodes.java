package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multimodalbtw.engine.Limits;

/** Numbers that files write in place of something unknown, refused or inapplicable: {@code 999}, {@code 9998}, {@code -99}. */
final class KnownCodes {

    /** Those that count as empty by themselves where they lie far from all others. */
    private static final Set<Double> ALONE = numbers(
            """
            -1 -7 -8 -9 -88 -99 -888 -999 -9999 -99999 -999999 -99.9 -999.9 99 99.9 99.99 888 999 999.9 999.99 8888 9999 99999 999999
            9999999 99999999""");

    /** Those that stand beside one of them, or name something by themselves. */
    private static final Set<Double> BESIDE = numbers(
            """
            77 88 96 97 98 99 777 888 996 997 998 999 7777 8888 9996 9997 9998 9999 77777 88888 99996 99997 99998 99999""");

    /** Those that mean something beside codes for unknown: that a number is not exact, was too small, or is none. */
    private static final Set<Double> MEANING = numbers("95 990 991 992 993 994 995 9995 555 5555");

    private static final double SMALLEST_OF_SEVERAL = 88;

    private KnownCodes() {}

    /** Some codes as a person lists them: {@code 77, 88 and 99}. */
    static String words(List<Double> codes) {
        List<String> words = codes.stream().map(Limits::number).toList();
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static Set<Double> numbers(String words) {
        return Stream.of(words.strip().split("\\s+")).map(Double::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether such numbers count as empty by themselves where they lie far from all others. */
    static boolean isAlone(double number) {
        return ALONE.contains(number);
    }

    /** Whether a number is a code of the kind of a larger one: 777, 997 and 998 of 999, -98 of -99. */
    static boolean isOf(double larger, double number) {
        if (larger == -9) {
            return number == -8 || number == -7;
        }
        return Math.signum(larger) == Math.signum(number)
                && Math.abs(larger) >= SMALLEST_OF_SEVERAL
                && Math.abs(number) < Math.abs(larger)
                && BESIDE.contains(Math.abs(number));
    }

    /** Whether a positive number may be a code: one that is usual. */
    static boolean isUsual(double number) {
        return BESIDE.contains(number);
    }

    /** Whether a number has a meaning of its own beside codes for unknown, as 991 for a tumour below 1 cm has beside 999. */
    static boolean hasMeaning(double number) {
        return MEANING.contains(number);
    }
}
