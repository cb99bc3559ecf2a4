package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The units behind the numbers of a column. */
final class WrittenUnits {

    private static final String PERCENT = "%";
    private static final double FRACTION_TO_PERCENT = 100;
    /** Names of more kinds than that are no units. */
    private static final int MOST = 5;

    private final String column;
    /** The most frequent first. */
    private final List<Unit> units;

    private final long bareCells;
    private final double bare;

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

        Unit with(long more) {
            return new Unit(plain, written, count + more, example);
        }
    }

    private WrittenUnits(String column, List<Unit> units, long bareCells, double bare) {
        this.column = column;
        this.units = units;
        this.bareCells = bareCells;
        this.bare = bare;
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
            return new WrittenUnits(cells.name(), List.of(), cells.plainNumbers(), 1);
        }
        Map<String, Unit> byName = new LinkedHashMap<>();
        long bareCells = cells.plainNumbers();
        double largestBare = Arrays.stream(cells.numbers()).max().orElse(0);
        double smallestBare = Arrays.stream(cells.numbers()).min().orElse(0);
        for (Map.Entry<String, NumberText> number : numbers.entrySet()) {
            int count = cells.texts().get(number.getKey());
            String written = number.getValue().unit();
            if (written.isEmpty()) {
                bareCells += count;
                largestBare = Math.max(largestBare, number.getValue().number());
                smallestBare = Math.min(smallestBare, number.getValue().number());
            } else {
                String plain = UnitText.plain(written);
                Unit before = byName.getOrDefault(plain, new Unit(plain, written, 0, number.getKey()));
                byName.put(plain, before.with(count));
            }
        }
        List<Unit> units = byName.values().stream()
                .sorted(Comparator.comparingLong(unit -> -unit.count))
                .toList();
        boolean areFractions = bareCells > 0 && smallestBare >= 0 && largestBare <= 1 && isAboveOne(units, numbers);
        return new WrittenUnits(cells.name(), units, bareCells, areFractions ? FRACTION_TO_PERCENT : 1);
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

    /** How many cells have a unit. */
    long count() {
        return units.stream().mapToLong(Unit::count).sum();
    }

    /** Whether all are units that can be nothing else. */
    boolean areUnits() {
        return units.stream()
                .allMatch(unit -> unit.plain.equals(PERCENT) || unit.plain.length() > 1 && UnitText.isUnit(unit.plain));
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
                && units.stream().anyMatch(unit -> unit.plain.length() > 1 && UnitText.isUnit(unit.plain));
    }

    /** How numbers get the main unit; {@code null} where units say nothing. */
    CellUnits reading() {
        boolean isKnown = !units.isEmpty()
                && (UnitConversion.isKnown(units.get(0).plain) || units.get(0).isShare());
        return isKnown && areOne() ? new CellUnits(column, units.get(0).plain, bare) : null;
    }

    /** Says what differs: a clause. */
    String mixture() {
        return "several units, " + units.stream().map(WrittenUnits::cells).collect(Collectors.joining(" and "))
                + ", that cannot be converted into one another, so that the numbers are not mixed; write them in one unit";
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
        reasons.add("numbers " + (main.isShare() ? "out of " + main.plain.substring(1) : "in " + main.written)
                + ", such as '" + main.example + "'");
        units.stream()
                .skip(1)
                .forEach(unit -> reasons.add(unit.count + (unit.count == 1 ? " cell is" : " cells are")
                        + " converted from " + unit.written + " to " + main.written + ", such as '"
                        + unit.example + "'"));
        if (bare != 1) {
            reasons.add(bareCells + (bareCells == 1 ? " cell without the sign lies" : " cells without the sign lie")
                    + " between 0 and 1 and " + (bareCells == 1 ? "counts as a fraction" : "count as fractions")
                    + ", 0.5 as 50 %");
        } else if (units.size() > 1 && bareCells > 0) {
            reasons.add(bareCells + (bareCells == 1 ? " cell without a unit counts" : " cells without a unit count")
                    + " as " + main.written);
        }
        return reasons;
    }
}
