package org.multimodalbtw.engine.survey;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The unit of numbers that stand alone in a column where others have a unit, as 37.2 beside 99.4 F: one in which those with a unit would be of
 * the same size, while as they are written no number of the one kind lies among those of the other; or years, in a column of ages of which a few are
 * in months. Our own rule.
 */
final class BareUnit {

    /** As people write them, in which what has another unit may stand alone. */
    private static final List<String> USUAL = List.of(
            "°C", "°F", "kg", "g", "lb", "cm", "m", "mm", "in", "mg/dL", "g/dL", "g/L", "mg/L", "mmol/L", "µmol/L",
            "mmHg", "kPa");

    private static final String YEAR = "years";

    private static final int FEWEST = 3;
    /** A few numbers do not show the whole range. */
    private static final double WIDER = 1.15;
    /** The logarithm of 1.5: so much nearer is one unit than the next. */
    private static final double CLEAR = Math.log(1.5);

    /**
     * A unit that the numbers without one can be in.
     *
     * @param unit as people write it
     * @param distance how far the middles of both kinds lie apart in it, as a logarithm
     */
    private record Candidate(String unit, double distance) {

        /** Empty where it is not known how to convert, or where the middle of either kind lies beyond all numbers of the other. */
        static Optional<Candidate> of(String column, String from, String to, List<Double> with, List<Double> bare) {
            Optional<UnitConversion> known = UnitConversion.of(column, from, UnitText.plain(to))
                    .filter(conversion -> !conversion.equals(UnitConversion.NONE));
            if (known.isEmpty()) {
                return Optional.empty();
            }
            List<Double> converted = with.stream().map(known.get()::of).toList();
            double distance = Math.abs(Math.log(middle(converted) / middle(bare)));
            boolean isPossible = isWithin(middle(converted), bare) && isWithin(middle(bare), converted);
            return isPossible ? Optional.of(new Candidate(to, distance)) : Optional.empty();
        }

        private static boolean isWithin(double number, List<Double> others) {
            return number * WIDER >= Collections.min(others) && number <= WIDER * Collections.max(others);
        }
    }

    private BareUnit() {}

    /**
     * @param column the column's name
     * @param unit the unit that some numbers have, as {@link UnitText#plain} gives it
     * @param with the numbers that have it, one a cell
     * @param bare the numbers that have none
     * @return the unit that these are in, as people write it; empty where it is not clear that they are in another one
     */
    static Optional<String> of(String column, String unit, List<Double> with, List<Double> bare) {
        if (isAgeOfChildren(column, unit) && with.size() < bare.size()) {
            return Optional.of(YEAR);
        }
        if (with.size() < FEWEST || bare.size() < FEWEST || !areApart(with, bare)) {
            return Optional.empty();
        }
        List<Candidate> candidates = USUAL.stream()
                .flatMap(other -> Candidate.of(column, unit, other, with, bare).stream())
                .sorted(Comparator.comparingDouble(Candidate::distance))
                .toList();
        boolean isClear = candidates.size() == 1
                || candidates.size() > 1 && candidates.get(0).distance + CLEAR < candidates.get(1).distance;
        return isClear ? Optional.of(candidates.get(0).unit) : Optional.empty();
    }

    /** Whether a column of ages has a unit as those of small children have. */
    private static boolean isAgeOfChildren(String column, String unit) {
        return NamedLike.age(column)
                && UnitConversion.of(column, unit, YEAR)
                        .filter(conversion -> conversion.factor() < 1)
                        .isPresent();
    }

    private static boolean areApart(List<Double> some, List<Double> others) {
        return Collections.max(some) < Collections.min(others) || Collections.max(others) < Collections.min(some);
    }

    private static double middle(List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }
}
