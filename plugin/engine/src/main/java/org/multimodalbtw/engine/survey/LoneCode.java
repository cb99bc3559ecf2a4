package org.multimodalbtw.engine.survey;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A number that files write for something unknown, and that may do so in a single cell, far from all others of its column.
 *
 * @param number the number
 */
record LoneCode(double number) {

    private static final Pattern NINES = Pattern.compile("99+(?:\\.9+)?|9\\.99+");
    private static final double LEAST_NINES = 9.99;
    private static final int MOST_DIGITS = 8;

    /** So many ranges of the others it lies beyond them. */
    private static final double DISTANCE = 2;
    /** Numbers of two digits are measured more often. */
    private static final double DISTANCE_OF_SMALL = 5;

    private static final double DISTANCE_OF_OTHER_SIGN = 0.5;
    /** So far beyond the others it is still named where the same number means empty in another column. */
    private static final double DISTANCE_OF_ANOTHER = 0.5;

    private static final double SMALLEST_LARGE = 100;
    private static final double NEAREST_OTHER_SIGN = -9;
    private static final int FEWEST_FRACTIONS = 20;

    private static final double LARGEST_SCORE = 30;
    private static final double TIMES = 5;
    private static final double REACH = 10;
    private static final double TAILS = 3;
    private static final double LEAST_OF_SIGNED = -999;
    private static final double LEAST_OF_UNSIGNED = -99;

    /** What reaches thousands in single patients, or has no end. */
    private static final Set<String> REACH_FAR = ColumnWords.set(
            """
            ferritin ferr ferritine ferritina ck cpk ckmb bnp ntprobnp probnp troponin troponine troponina trop tnt tni hstnt hstni ddimer dimer
            dimere dimero hcg bhcg afp ca125 ca153 ca199 cea psa ldh ast alt got gpt asat alat ggt lipase lipasa amylase amylasa triglyceride triglycerides tg trig
            insulin pct procalcitonin il il6 myoglobin viral load copies cmv ebv hiv titer titre
            day days week weeks hour hours minute minutes min time tag tage stunde stunden minuten jour jours heure heures dia dias hora horas
            los stay verweildauer liegedauer duration dauer duree offset cost costs charge charges kosten price income salary volume dose dosis count counts reads umi tpm fpkm
            expression intensity distance""");

    /** Whether it is of only nines, with or without a point and a sign: two and more, or three where only one stands before the point. */
    private boolean isNines() {
        if (Math.abs(number) < LEAST_NINES) {
            return false;
        }
        String digits =
                BigDecimal.valueOf(Math.abs(number)).stripTrailingZeros().toPlainString();
        return digits.length() <= MOST_DIGITS + 1 && NINES.matcher(digits).matches();
    }

    /** Whether files write it for something unknown. */
    boolean isPossible() {
        return KnownCodes.isAlone(number) || isNines();
    }

    /** Whether by its name a quantity reaches thousands in single patients, or has no end. */
    static boolean mayReachFar(String name) {
        return NamedLike.hasWord(name, REACH_FAR)
                || Arrays.stream(ColumnWords.of(name))
                        .map(word -> word.replaceFirst("\\d+$", ""))
                        .anyMatch(REACH_FAR::contains);
    }

    /** Whether it lies so far beyond others that it may be none of them. */
    boolean isApart(OtherNumbers others, String name) {
        double range = others.range();
        double gap = others.gap(number);
        if (range <= 0) {
            return false;
        }
        if (number > 0) {
            boolean isFar = gap > DISTANCE * range;
            if (number >= SMALLEST_LARGE) {
                return isFar;
            }
            return others.areWhole()
                    ? isFar && others.reach(number) >= others.tail(number)
                    : gap > DISTANCE_OF_SMALL * range;
        }
        boolean isOtherSign = others.lowest() >= 0 && !NegativeCodes.mayBeNegative(name);
        boolean isBelowMeasured = number == -1
                && isOtherSign
                && others.lowest() > 0
                && others.differentFractions(FEWEST_FRACTIONS) == FEWEST_FRACTIONS;
        boolean isFarBelow = isOtherSign && number <= NEAREST_OTHER_SIGN;
        return isBelowMeasured || gap > (isFarBelow ? DISTANCE_OF_OTHER_SIGN : DISTANCE) * range;
    }

    /** Whether it lies so far beyond others that it may mean empty, as it does in another column. */
    boolean isApartAsInAnother(OtherNumbers others) {
        return others.range() > 0 && others.gap(number) > DISTANCE_OF_ANOTHER * others.range();
    }

    /** Whether no measurement is like that: nines that the others, whatever their distribution, do not reach by a factor of several. */
    boolean isCertain(OtherNumbers others, String name) {
        return isBeyondAll(others)
                && (number > 0 ? isTooLarge(others) && !mayReachFar(name) : isTooSmall(others, name));
    }

    /** As {@link #isCertain}, where it means empty in another column of the file. */
    boolean isCertainAsInAnother(OtherNumbers others, String name) {
        return isApart(others, name) && (!mayReachFar(name) || isBeyondAll(others));
    }

    private boolean isBeyondAll(OtherNumbers others) {
        return isNines()
                && Math.abs(number) >= TIMES * others.largestMagnitude()
                && others.reach(number) >= Math.max(REACH, TAILS * others.tail(number));
    }

    private boolean isTooLarge(OtherNumbers others) {
        boolean isBeyondScore = others.areWhole() && others.highest() <= LARGEST_SCORE && others.lowest() >= 0;
        return number >= SMALLEST_LARGE || isBeyondScore;
    }

    private boolean isTooSmall(OtherNumbers others, String name) {
        boolean isUnsigned = others.lowest() >= 0 && !NegativeCodes.mayBeNegative(name);
        return number <= (isUnsigned ? LEAST_OF_UNSIGNED : LEAST_OF_SIGNED);
    }
}
