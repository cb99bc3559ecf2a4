package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;

/** Columns of units beside columns of numbers, as {@code weight} and {@code weight_unit}, {@code rate|magnitude} and {@code rate|unit}. */
final class UnitsBeside {

    private static final String MAGNITUDE = "(?i)[|._ ]?(?:magnitude|value|wert|valeur|valor)$";
    private static final int FEWEST_ROWS = 20;

    private UnitsBeside() {}

    /** The same findings, where numbers of which a column beside says that they are in several units say so. */
    static List<ColumnFinding> said(List<ColumnFinding> findings, List<ColumnCells> columns) {
        List<ColumnFinding> said = new ArrayList<>();
        for (ColumnFinding finding : findings) {
            boolean isNumber = finding.taken() == Taken.NUMBER && finding.isUsed() && !finding.isAsChosen();
            said.add(
                    isNumber
                            ? unitsOf(finding, columns)
                                    .map(units -> with(finding, units))
                                    .orElse(finding)
                            : finding);
        }
        return said;
    }

    /** The only column of two units or more that by its name is of the column. */
    private static Optional<ColumnCells> unitsOf(ColumnFinding finding, List<ColumnCells> columns) {
        String name = finding.column().replaceFirst(MAGNITUDE, "");
        List<ColumnCells> units = columns.stream()
                .filter(cells -> !cells.name().equals(finding.column()))
                .filter(cells -> SeriesNames.isUnitOf(cells.name(), name) && areSeveralUnits(cells))
                .toList();
        return units.size() == 1 ? Optional.of(units.get(0)) : Optional.empty();
    }

    private static boolean areSeveralUnits(ColumnCells cells) {
        long different =
                cells.texts().keySet().stream().map(UnitText::plain).distinct().count();
        return cells.rows() >= FEWEST_ROWS
                && cells.knowsAllTexts()
                && cells.plainNumbers() == 0
                && different > 1
                && 2 * cells.texts().keySet().stream().filter(UnitText::isUnit).count()
                        >= cells.texts().size();
    }

    private static ColumnFinding with(ColumnFinding finding, ColumnCells units) {
        String counts = units.texts().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(Examples.MOST)
                .map(unit -> unit.getKey() + " (" + unit.getValue() + ")")
                .collect(Collectors.joining(", "));
        String clause = "its numbers are in several units, as '" + units.name() + "' says: " + counts
                + "; they are not converted, so that numbers of different units are compared: write all in one unit, or"
                + " the unit behind each number, such as 80 kg";
        return new ColumnFinding(
                finding.column(),
                finding.taken(),
                true,
                finding.reason().isEmpty() ? clause : clause + "; " + finding.reason(),
                finding.reading(),
                finding.emptyShare(),
                true,
                finding.isTelling());
    }
}
