package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Zeros that may mean that nothing was measured, beside numbers of any spread that begin far above 0, as insulin of 0 beside 14 to 846. Where
 * amounts go down to 0, the smallest of many is near to it.
 */
final class SkewedZeros {

    private static final int FEWEST_ZEROS = 2;
    private static final double MOST_ZEROS = 0.6;
    private static final int FEWEST_OTHERS = 50;
    private static final int FEWEST_DIFFERENT = 15;
    /** So many of the smallest differences between the numbers lie between 0 and the smallest of them. */
    private static final double FEWEST_STEPS = 5;
    /** The smallest number is at least such a part of the first quarter's end. */
    private static final double SMALLEST_PART = 1.0 / 8;
    /** Of amounts that go down to 0, few columns begin so far above it, divided by how many numbers there are. */
    private static final double BY_CHANCE = 14;

    private static final double QUARTER = 0.25;
    private static final double EXACT = 1e-9;
    private static final double DECIMALS = 1000;
    /** Round amounts are chosen and not measured. */
    private static final double ROUND = 5;

    private static final double MOST_ROUND = 0.8;

    private static final Set<String> AMOUNTS = ColumnWords.set(
            """
            dose doses dosis dosage mg ml cc rate time minute minutes min hour hours h day days d week weeks month months year years jahre
            tage stunden minuten duration dauer duree offset cost costs charge charges kosten price income salary alcohol cigarettes cigs
            pack packs packyears smoking units transfused transfusion loss balance output urine diuresis drain intake input fluid fluids volume
            count counts number n num anzahl score scores scale points index sum total burden distance exercise activity met steps
            depth width length size diameter area calcium cac agatston titer titre reads umi tpm fpkm expression percent pct prozent""");

    private SkewedZeros() {}

    /**
     * @param name the column's name
     * @param all the column's numbers
     * @return what may be odd about its zeros; empty where there are none, or they are usual
     */
    static Optional<ApartZeros> of(String name, double[] all) {
        int zeros = 0;
        for (double number : all) {
            if (number < 0 || !isRounded(number)) {
                return Optional.empty();
            }
            zeros += number == 0 ? 1 : 0;
        }
        boolean mayBe = zeros >= FEWEST_ZEROS
                && zeros <= MOST_ZEROS * all.length
                && all.length - zeros >= FEWEST_OTHERS
                && !NamedLike.hasWord(name, AMOUNTS);
        if (!mayBe) {
            return Optional.empty();
        }
        double[] others =
                Arrays.stream(all).filter(number -> number != 0).sorted().toArray();
        return beginFarAboveZero(others) && areMeasured(others)
                ? Optional.of(new ApartZeros(zeros, all.length, others[0]))
                : Optional.empty();
    }

    private static boolean beginFarAboveZero(double[] sorted) {
        double quarter = sorted[(int) Math.round(QUARTER * (sorted.length - 1))];
        return sorted[0] >= quarter * Math.max(SMALLEST_PART, BY_CHANCE / sorted.length);
    }

    /** Whether it has few decimals: more are computed, as the expression of genes is. */
    private static boolean isRounded(double number) {
        double scaled = number * DECIMALS;
        return Math.abs(scaled - Math.rint(scaled)) <= EXACT * scaled;
    }

    private static boolean areMeasured(double[] sorted) {
        int different = 1;
        int round = sorted[0] % ROUND == 0 ? 1 : 0;
        double step = Double.POSITIVE_INFINITY;
        for (int place = 1; place < sorted.length; place++) {
            double next = sorted[place] - sorted[place - 1];
            if (next > EXACT * sorted[place]) {
                different++;
                step = Math.min(step, next);
            }
            round += sorted[place] % ROUND == 0 ? 1 : 0;
        }
        return different >= FEWEST_DIFFERENT && sorted[0] >= FEWEST_STEPS * step && round < MOST_ROUND * sorted.length;
    }
}
