package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Limits;

/** The units behind the numbers of a column. */
final class WrittenUnits {

    private static final String PERCENT = "%";
    private static final double FRACTION_TO_PERCENT = 100;
    /** Names of more kinds than that are no units. */
    private static final int MOST = 5;
    /** Scales go to 4 and more; the wholes of fractions may be smaller. */
    private static final double SMALLEST_WHOLE = 4;
    /** The logarithm of 2: so much nearer is one unit than the next. */
    private static final double CLEAR = Math.log(2);

    private final String column;
    /** The most frequent first. */
    private final List<Unit> units;

    private final long bareCells;
    private final double bare;
    /** Whether all are out of the same whole, and what stands alone can be so too, as 5/10 beside 3. */
    private final boolean areShares;

    /**
     * One unit.
     *
     * @param plain as {@link UnitText#plain} gives it
     * @param written as a cell has it
     * @param count how many cells have it
     * @param example one of them
     */
    private record Unit(String plain, String written, long count, String example) {

        boolean isShare() {
            return new NumberText(0, 0, plain).isShare();
        }

        /** Whether it is a unit that is known, and no other word. */
        boolean isReal() {
            return UnitText.isUnit(plain) || UnitConversion.isKnown(plain);
        }

        /** Of a share. */
        double whole() {
            return Double.parseDouble(plain.substring(1).strip());
        }

        Unit with(long more) {
            return new Unit(plain, written, count + more, example);
        }
    }

    private WrittenUnits(String column, List<Unit> units, long bareCells, double bare, boolean areShares) {
        this.column = column;
        this.units = units;
        this.bareCells = bareCells;
        this.bare = bare;
        this.areShares = areShares;
    }

    /** Removes what reads as shares of different wholes, as 135/81: these are no numbers. */
    static void withoutShares(Map<String, NumberText> numbers) {
        Set<String> wholes = new HashSet<>();
        numbers.values().stream().filter(NumberText::isShare).forEach(number -> wholes.add(number.unit()));
        boolean isBeyond = numbers.values().stream()
                .anyMatch(number -> number.isShare()
                        && number.number()
                                > Double.parseDouble(number.unit().substring(1).strip()));
        if (wholes.size() > 1 || isBeyond) {
            numbers.values().removeIf(NumberText::isShare);
        }
    }

    /**
     * @param cells a column
     * @param numbers those of its cells that are numbers as people write them
     */
    static WrittenUnits of(ColumnCells cells, Map<String, NumberText> numbers) {
        if (numbers.isEmpty()) {
            return new WrittenUnits(cells.name(), List.of(), cells.plainNumbers(), 1, false);
        }
        Map<String, Unit> byName = new LinkedHashMap<>();
        List<Double> bare =
                new ArrayList<>(Arrays.stream(cells.numbers()).boxed().toList());
        long bareCells = cells.plainNumbers();
        for (Map.Entry<String, NumberText> number : numbers.entrySet()) {
            int count = cells.texts().get(number.getKey());
            String written = number.getValue().unit();
            if (written.isEmpty()) {
                bareCells += count;
                bare.add(number.getValue().number());
            } else {
                String plain = UnitText.plain(written);
                Unit before = byName.getOrDefault(plain, new Unit(plain, written, 0, number.getKey()));
                byName.put(plain, before.with(count));
            }
        }
        List<Unit> units = byName.values().stream()
                .sorted(Comparator.comparingLong(unit -> -unit.count))
                .toList();
        if (bareCells > 0) {
            units = withNamed(cells.name(), withUnitOfBare(cells, likeBare(units, bare, numbers), bare, numbers));
        }
        double smallest = bare.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double largest = bare.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        boolean areFractions = bareCells > 0 && smallest >= 0 && largest <= 1 && isAboveOne(units, numbers);
        boolean areShares = units.size() == 1
                && units.get(0).isShare()
                && units.get(0).whole() >= SMALLEST_WHOLE
                && smallest >= 0
                && largest <= units.get(0).whole();
        return new WrittenUnits(cells.name(), units, bareCells, areFractions ? FRACTION_TO_PERCENT : 1, areShares);
    }

    /**
     * With that unit first whose numbers are of the size of those without a unit, if it is clear which: beside 80 y and 7 months, 62 is in years, however
     * often months stand there.
     */
    private static List<Unit> likeBare(List<Unit> units, List<Double> bare, Map<String, NumberText> numbers) {
        List<Unit> near = new ArrayList<>(units);
        double size = size(bare);
        near.sort(Comparator.comparingDouble(unit -> distance(unit, size, numbers)));
        boolean isClear =
                near.size() > 1 && distance(near.get(0), size, numbers) + CLEAR < distance(near.get(1), size, numbers);
        if (!isClear) {
            return units;
        }
        List<Unit> sorted = new ArrayList<>(List.of(near.get(0)));
        units.stream().filter(unit -> unit != near.get(0)).forEach(sorted::add);
        return sorted;
    }

    private static double distance(Unit unit, double size, Map<String, NumberText> numbers) {
        List<Double> own = numbers.values().stream()
                .filter(number -> UnitText.plain(number.unit()).equals(unit.plain))
                .map(NumberText::number)
                .toList();
        return Math.abs(size(own) - size);
    }

    /** With the unit first that numbers without one are in, where that is none of those that are written. */
    private static List<Unit> withUnitOfBare(
            ColumnCells cells, List<Unit> units, List<Double> bare, Map<String, NumberText> numbers) {
        if (units.size() != 1 || units.get(0).isShare()) {
            return units;
        }
        List<Double> with = new ArrayList<>();
        numbers.forEach((text, number) -> {
            if (!number.unit().isEmpty()) {
                with.addAll(Collections.nCopies(cells.texts().get(text), number.number()));
            }
        });
        return BareUnit.of(cells.name(), units.get(0).plain, with, bare)
                .map(unit -> List.of(new Unit(UnitText.plain(unit), unit, 0, ""), units.get(0)))
                .orElse(units);
    }

    /** The logarithm of the middle one; not a number where that is not above 0. */
    private static double size(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : Math.log(sorted.get(sorted.size() / 2));
    }

    /** With the unit that the column's name gives first, so that all numbers, also those without one, are in it. */
    private static List<Unit> withNamed(String column, List<Unit> units) {
        Optional<String> named = UnitInName.of(column);
        if (units.isEmpty() || named.isEmpty() || units.get(0).plain.equals(UnitText.plain(named.get()))) {
            return units;
        }
        String plain = UnitText.plain(named.get());
        if (UnitConversion.of(column, units.get(0).plain, plain).isEmpty()) {
            return units;
        }
        Unit first = units.stream()
                .filter(unit -> unit.plain.equals(plain))
                .findFirst()
                .orElse(new Unit(plain, named.get(), 0, ""));
        List<Unit> sorted = new ArrayList<>(List.of(first));
        units.stream().filter(unit -> unit != first).forEach(sorted::add);
        return sorted;
    }

    /** Whether the only unit is the percent sign, and most numbers with it are above 1. */
    private static boolean isAboveOne(List<Unit> units, Map<String, NumberText> numbers) {
        if (units.size() != 1 || !units.get(0).plain.equals(PERCENT)) {
            return false;
        }
        double[] percentages = numbers.values().stream()
                .filter(number -> !number.unit().isEmpty())
                .mapToDouble(NumberText::number)
                .sorted()
                .toArray();
        return percentages[percentages.length / 2] > 1;
    }

    boolean isNone() {
        return units.isEmpty();
    }

    /** Whether all that have a unit have the same. */
    boolean isOfOne() {
        return units.size() == 1;
    }

    /** How many cells have a unit. */
    long count() {
        return units.stream().mapToLong(Unit::count).sum();
    }

    /** Whether all are units that can be nothing else. */
    boolean areUnits() {
        return areShares
                || units.stream()
                        .allMatch(unit -> unit.plain.equals(PERCENT)
                                || unit.plain.length() > 1 && UnitText.isUnit(unit.plain)
                                || UnitInName.gives(column, unit.plain));
    }

    /** Whether there are some, and all are units that are known. */
    boolean areKnown() {
        return !isNone() && units.stream().allMatch(Unit::isReal);
    }

    /** Whether there is one unit, or it is known how all become the most frequent one. */
    boolean areOne() {
        return !units.isEmpty() && units.size() <= MOST && apart().isEmpty();
    }

    private List<Unit> apart() {
        String main = units.get(0).plain;
        return units.stream()
                .filter(unit -> UnitConversion.of(column, unit.plain, main).isEmpty())
                .toList();
    }

    /** Whether there are units of which it is not known how they become one, so that their numbers must not be mixed. */
    boolean areMixed() {
        return units.size() > 1
                && units.size() <= MOST
                && !areOne()
                && units.stream().anyMatch(unit -> unit.plain.length() > 1 && unit.isReal());
    }

    /** Whether several are units and not only words, and it is not known how all become one. */
    boolean areApart() {
        return !isNone() && !areOne() && units.stream().filter(Unit::isReal).count() > 1;
    }

    /** How numbers get the main unit; {@code null} where units say nothing. */
    CellUnits reading() {
        boolean isKnown = !units.isEmpty()
                && (UnitConversion.isKnown(units.get(0).plain) || units.get(0).isShare());
        return isKnown && areOne() ? new CellUnits(column, units.get(0).plain, bare) : null;
    }

    /** Says what differs: a clause. */
    String mixture() {
        return "several units, " + counts()
                + "; it is not known how to convert them into one another, so that the numbers are not mixed; write them in one unit";
    }

    /** How many cells have a unit that is wanted. */
    long count(Predicate<String> wanted) {
        return units.stream()
                .filter(unit -> wanted.test(unit.written))
                .mapToLong(Unit::count)
                .sum();
    }

    /** The most frequent of those that are wanted, and in how many cells they stand. */
    String counts(int most, Predicate<String> wanted) {
        List<Unit> found = units.stream()
                .filter(unit -> unit.count > 0 && wanted.test(unit.written))
                .toList();
        return found.stream().limit(most).map(WrittenUnits::cells).collect(Collectors.joining(" and "))
                + (found.size() > most ? " and " + (found.size() - most) + " more" : "");
    }

    /** How many cells have a number without a unit. */
    long bare() {
        return bareCells;
    }

    /** What stands behind the numbers, and in how many cells. */
    String counts() {
        return counts(MOST, unit -> true);
    }

    /** Says that it is dropped, and the numbers stay as they are: a clause. */
    String dropped() {
        return "what stands behind the numbers, " + counts()
                + ", is dropped, and they are compared as they stand; if it matters, write it into a column of its own";
    }

    private String inMain(Unit main) {
        boolean isNamed = UnitInName.of(column)
                .filter(unit -> UnitText.plain(unit).equals(main.plain))
                .isPresent();
        return main.count == 0
                ? "numbers in " + main.written
                        + (isNamed
                                ? ", as the column's name says"
                                : ", which by their size those without a unit are in")
                : "numbers " + (main.isShare() ? "out of " + main.plain.substring(1) : "in " + main.written)
                        + ", such as '" + main.example + "'";
    }

    private static String becomes(Unit unit, Unit main) {
        boolean isOne = unit.count == 1;
        return unit.count
                + (UnitSpelling.areOne(unit.plain, main.plain)
                        ? (isOne ? " cell has" : " cells have") + " the same unit in another writing, " + unit.written
                        : (isOne ? " cell is" : " cells are") + " converted from " + unit.written + " to "
                                + main.written)
                + ", such as '" + unit.example + "'";
    }

    private static String cells(Unit unit) {
        return unit.written + " in " + unit.count + (unit.count == 1 ? " cell" : " cells") + " such as '" + unit.example
                + "'";
    }

    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (units.isEmpty()) {
            return reasons;
        }
        Unit main = units.get(0);
        reasons.add(inMain(main));
        units.stream().skip(1).forEach(unit -> reasons.add(becomes(unit, main)));
        if (bare != 1) {
            reasons.add(bareCells + (bareCells == 1 ? " cell without the sign lies" : " cells without the sign lie")
                    + " between 0 and 1 and " + (bareCells == 1 ? "counts as a fraction" : "count as fractions")
                    + ", 0.5 as 50 %");
        } else if (!main.isShare() && bareCells > 0) {
            reasons.add(bareCells + (bareCells == 1 ? " cell without a unit counts" : " cells without a unit count")
                    + " as " + main.written);
        } else if (areShares && bareCells > 0) {
            reasons.add(bareCells
                    + (bareCells == 1 ? " cell with a number alone counts" : " cells with a number alone count")
                    + " as out of " + Limits.number(main.whole()) + ", too");
        }
        return reasons;
    }
}
