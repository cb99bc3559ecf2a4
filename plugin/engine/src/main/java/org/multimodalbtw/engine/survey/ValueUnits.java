package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.UnitColumn;

/**
 * Units behind the values of measurements of all kinds, one a row: they become a column of their own, by which each variable gets its
 * most frequent unit. Where another column says the units, they are dropped.
 */
final class ValueUnits {

    private static final String PERCENT = "%";
    private static final int SHOWN = 3;

    private final TableSurvey table;
    private final ColumnCells cells;
    private final WrittenNumbers written;
    private final Findings findings;

    ValueUnits(TableSurvey table, ColumnCells cells, WrittenNumbers written, Findings findings) {
        this.table = table;
        this.cells = cells;
        this.written = written;
        this.findings = findings;
    }

    /** The numbers beside their units; empty if it is no column of values, or they have none. */
    Optional<ColumnFinding> finding() {
        boolean haveUnits = table.isValue(cells.name())
                && table.byMeaning()
                && written.units().count(ValueUnits::isClear) > 0;
        return haveUnits ? Optional.of(found()) : Optional.empty();
    }

    /**
     * @param unit what stands behind a number
     * @return whether it is a unit, and no other word
     */
    static boolean isUnit(String unit) {
        return UnitText.isUnit(unit) || UnitConversion.isKnown(UnitText.plain(unit)) || unit.indexOf('/') > 0;
    }

    /** The percent sign alone may stand beside fractions of the same quantity, and a letter may be a flag. */
    private static boolean isClear(String unit) {
        return unit.length() > 1 && isUnit(unit) && !unit.equals(PERCENT);
    }

    private ColumnFinding found() {
        boolean isSaidBeside = table.hasUnitsOfValues() || table.hasColumn(UnitColumn.nameFor(cells.name()));
        CellReading numbers = written.asTheyStand(findings.reading(Kind.NUMBER));
        List<String> reasons = new ArrayList<>();
        reasons.add(ofUnits(isSaidBeside));
        others().ifPresent(reasons::add);
        reasons.addAll(written.reasonsBesideUnits());
        words().ifPresent(reasons::add);
        return findings.finding(
                Taken.NUMBER,
                isSaidBeside ? numbers.withoutWords() : numbers.besideUnits(),
                String.join("; ", reasons),
                true);
    }

    private String ofUnits(boolean isSaidBeside) {
        String units = "numbers with their units, " + written.units().counts(SHOWN, ValueUnits::isUnit) + ", ";
        if (isSaidBeside) {
            return units + "which are dropped, as another column says the units";
        }
        long bare = written.units().bare();
        return units + "which become the column '" + UnitColumn.nameFor(cells.name())
                + "': numbers of a variable in another unit than most are converted, or a variable of their own where it is not known how"
                + (bare == 0
                        ? ""
                        : ", and " + bare
                                + (bare == 1
                                        ? " cell without a unit stays as it is"
                                        : " cells without a unit stay as they are"))
                + "; to drop the units, take the column as a number";
    }

    /** What stands behind numbers and is no unit. */
    private Optional<String> others() {
        long count = written.units().count(unit -> !isUnit(unit));
        return count == 0
                ? Optional.empty()
                : Optional.of("what else stands behind numbers, "
                        + written.units().counts(SHOWN, unit -> !isUnit(unit)) + ", is dropped");
    }

    private Optional<String> words() {
        Map<String, Integer> words = cells.texts().entrySet().stream()
                .filter(text -> !written.isNumber(text.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        long count = words.values().stream().mapToLong(Integer::longValue).sum();
        return count == 0
                ? Optional.empty()
                : Optional.of((count == 1 ? "1 cell is" : count + " cells are") + " no number, such as "
                        + Examples.of(words.keySet().stream().sorted().toList()) + ", and "
                        + (count == 1 ? "counts" : "count") + " as not measured");
    }
}
