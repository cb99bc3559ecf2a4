package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.multimodalbtw.engine.Limits;

/**
 * Numbers of a column that seem to be of two scales: two groups far apart, one of which lies where the other does when it is converted
 * by a usual factor, as heights in metres and in centimetres. They are named, not converted.
 *
 * @param low how many are of the lower group
 * @param lowExample one of them
 * @param high how many are of the higher group
 * @param highExample one of them
 * @param scales what they may be
 */
record TwoScales(long low, double lowExample, long high, double highExample, String scales) {

    private static final int FEWEST = 20;
    private static final int FEWEST_OF_A_SCALE = 3;
    private static final double SMALLEST_SHARE = 0.02;
    private static final int FEWEST_DIFFERENT = 10;
    /** Where the name tells which scales there are. */
    private static final int FEWEST_OF_NAMED = 4;
    /** The logarithm of 1.5: groups of a few may differ so much. */
    private static final double SAME_OF_NAMED = Math.log(1.5);

    private static final double APART_OF_NAMED = 1;
    /** The middle of the one group, converted, differs from that of the other by so much at most. */
    private static final double SAME = 0.15;
    /** The gap between the groups is so much wider, in a logarithmic scale, than the widest of the groups. */
    private static final double APART = 1.2;

    /**
     * A way from the lower scale to the higher one.
     *
     * @param lowest the middle of the lower group is at least this, where only such numbers are meant
     * @param highest and at most this
     * @param same the logarithm of how much the middle of the one group, converted, may differ from that of the other
     */
    private record Scale(String words, DoubleUnaryOperator up, double lowest, double highest, double same) {

        Scale(String words, double factor) {
            this(words, number -> factor * number, 0, Double.POSITIVE_INFINITY, SAME);
        }
    }

    private static final List<Scale> SCALES = List.of(
            new Scale("degrees Celsius and Fahrenheit", celsius -> 1.8 * celsius + 32, 30, 43, SAME),
            new Scale("inches and centimetres", 2.54),
            new Scale("kilograms and pounds", 2.20462),
            new Scale("numbers with and without their decimal point, as 36.6 and 366", 10),
            new Scale("two units with the factor 100, as metres and centimetres or fractions and percent", 100),
            new Scale("two units with the factor 1000, as kilograms and grams", 1000));

    /** Two units in which the same is given, in the lower scale and in the higher one. */
    private record Units(String low, String high) {}

    private static final List<Units> UNITS =
            List.of(new Units("mmol/L", "mg/dL"), new Units("mg/dL", "µmol/L"), new Units("mmol/L", "g/dL"));

    /**
     * @param numbers the numbers of a column or variable
     * @param reading says which of them count as empty
     * @param name what is measured: glucose, for example, has two usual units
     * @return what they may be; empty where they are of one scale
     */
    static Optional<TwoScales> of(double[] numbers, CellReading reading, String name) {
        if (!mayBeApart(numbers, reading)) {
            return Optional.empty();
        }
        double[] sorted = Arrays.stream(numbers)
                .filter(number -> !reading.isEmpty(number))
                .sorted()
                .toArray();
        if (sorted.length < FEWEST) {
            return Optional.empty();
        }
        long different =
                Arrays.stream(sorted).distinct().limit(FEWEST_DIFFERENT).count();
        Optional<TwoScales> named =
                different >= FEWEST_OF_NAMED ? split(sorted, named(name), APART_OF_NAMED) : Optional.empty();
        return named.isPresent() || different < FEWEST_DIFFERENT ? named : split(sorted, scales(name), APART);
    }

    /** The scales that are known by the name, of which single groups may differ more. */
    private static List<Scale> named(String name) {
        return NamedScale.of(name)
                .flatMap(scale -> scale.up(name)
                        .map(up ->
                                new Scale(scale.words(), up, 0, Double.POSITIVE_INFINITY, same(up.applyAsDouble(1)))))
                .stream()
                .toList();
    }

    /** A part of the way from the one scale to the other. */
    private static double same(double factor) {
        return Math.min(SAME_OF_NAMED, Math.log(Math.abs(factor)) / 3);
    }

    private static List<Scale> scales(String name) {
        List<Scale> scales = new ArrayList<>();
        UNITS.forEach(units -> UnitConversion.of(name, UnitText.plain(units.low()), UnitText.plain(units.high()))
                .ifPresent(conversion -> scales.add(new Scale(
                        units.low() + " and " + units.high(), conversion::of, 0, Double.POSITIVE_INFINITY, SAME))));
        scales.addAll(SCALES);
        return scales;
    }

    /**
     * A quick look that settles nearly all columns without sorting: a gap wider than each of two groups has the geometric middle of the
     * smallest and the largest number in it.
     */
    private static boolean mayBeApart(double[] numbers, CellReading reading) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = 0;
        for (double number : numbers) {
            if (!reading.isEmpty(number)) {
                lowest = Math.min(lowest, number);
                highest = Math.max(highest, number);
            }
        }
        if (lowest <= 0 || lowest >= highest) {
            return false;
        }
        double middle = Math.sqrt(lowest) * Math.sqrt(highest);
        double endOfLow = lowest;
        double startOfHigh = highest;
        for (double number : numbers) {
            if (number <= middle) {
                endOfLow = Math.max(endOfLow, number);
            } else if (!reading.isEmpty(number)) {
                startOfHigh = Math.min(startOfHigh, number);
            }
        }
        return startOfHigh / endOfLow >= Math.max(endOfLow / lowest, highest / startOfHigh);
    }

    private static Optional<TwoScales> split(double[] sorted, List<Scale> scales, double apart) {
        int border = 1;
        for (int place = 2; place < sorted.length; place++) {
            border = sorted[place] / sorted[place - 1] > sorted[border] / sorted[border - 1] ? place : border;
        }
        double[] low = Arrays.copyOf(sorted, border);
        double[] high = Arrays.copyOfRange(sorted, border, sorted.length);
        double fewest = Math.max(FEWEST_OF_A_SCALE, SMALLEST_SHARE * sorted.length);
        boolean areBoth = low.length >= fewest && high.length >= fewest;
        double widest = Math.max(width(low), width(high));
        boolean areApart = Math.log(high[0] / low[low.length - 1]) > apart * widest;
        return areBoth && areApart
                ? scales.stream()
                        .filter(scale -> fits(scale, low, high))
                        .findFirst()
                        .map(scale -> new TwoScales(low.length, middle(low), high.length, middle(high), scale.words))
                : Optional.empty();
    }

    private static double width(double[] sorted) {
        return Math.log(sorted[sorted.length - 1] / sorted[0]);
    }

    private static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static boolean fits(Scale scale, double[] low, double[] high) {
        boolean isMeant = middle(low) >= scale.lowest && middle(low) <= scale.highest;
        return isMeant && Math.abs(Math.log(scale.up.applyAsDouble(middle(low)) / middle(high))) < scale.same;
    }

    /** Says what they seem to be. */
    String clause(WrittenAs as) {
        return clause(as.of(lowExample), as.of(highExample));
    }

    /** Says the same of plain numbers. */
    String clause() {
        return clause(Limits.number(lowExample), Limits.number(highExample));
    }

    private String clause(String lower, String higher) {
        return "its numbers seem to be of two scales, " + low + " such as " + lower + " and " + high
                + " such as " + higher + ": perhaps " + scales
                + "; they are not converted: write all in one";
    }
}
