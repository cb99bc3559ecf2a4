package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;

/** Columns of units beside columns of numbers, as {@code weight} and {@code weight_unit}, {@code rate|magnitude} and {@code rate|unit}. */
final class UnitsBeside {

    private static final String MAGNITUDE = "(?i)[|._ ]?(?:magnitude|value|wert|valeur|valor)$";
    private static final int FEWEST_ROWS = 20;

    /** The columns of units by what they are the units of: the names of all columns of which each may be. */
    private final Map<String, List<ColumnCells>> units = new HashMap<>();

    private UnitsBeside(List<ColumnCells> columns) {
        columns.stream().filter(UnitsBeside::areSeveralUnits).forEach(cells -> SeriesNames.measuredIn(cells.name())
                .forEach(name ->
                        units.computeIfAbsent(name, key -> new ArrayList<>()).add(cells)));
    }

    /** The same findings, where numbers of which a column beside says that they are in several units say so. */
    static List<ColumnFinding> said(List<ColumnFinding> findings, List<ColumnCells> columns) {
        UnitsBeside beside = new UnitsBeside(columns);
        return beside.units.isEmpty()
                ? findings
                : findings.stream().map(beside::said).toList();
    }

    private ColumnFinding said(ColumnFinding finding) {
        boolean isNumber = finding.taken() == Taken.NUMBER && finding.isUsed() && !finding.isAsChosen();
        return isNumber ? unitsOf(finding).map(cells -> with(finding, cells)).orElse(finding) : finding;
    }

    /** The only column of two units or more that by its name is of the column. */
    private Optional<ColumnCells> unitsOf(ColumnFinding finding) {
        String name = SeriesNames.joined(finding.column().replaceFirst(MAGNITUDE, ""));
        List<ColumnCells> all = units.getOrDefault(name, List.of()).stream()
                .filter(cells -> !cells.name().equals(finding.column()))
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
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
