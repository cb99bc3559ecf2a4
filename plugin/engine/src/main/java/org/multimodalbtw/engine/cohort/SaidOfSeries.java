package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.series.ConvertedUnits;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.LostVariables;
import org.multimodalbtw.engine.survey.OrderOfDates;
import org.multimodalbtw.engine.survey.SeriesRoles;

/**
 * Says what columns of measurements show only together: of which variables nearly all values are no numbers, and how many are converted into another
 * unit; also the order of day and month in times. For the former two the rows are read once more.
 */
final class SaidOfSeries {

    private final CsvSurvey source;
    private final List<ColumnFinding> findings;
    private final SeriesRoles roles;
    private final LostVariables lost = new LostVariables();
    private final ConvertedUnits units = new ConvertedUnits();

    private SaidOfSeries(CsvSurvey source, List<ColumnFinding> findings, SeriesRoles roles) {
        this.source = source;
        this.findings = findings;
        this.roles = roles;
    }

    /**
     * @param source the file
     * @param findings what its columns are taken for
     * @param cells their first cells, in the same order
     * @param series which of them are what, where several rows are of one id
     * @param rows so many rows are read again at most
     * @return the same, where more is said
     */
    static List<ColumnFinding> of(
            CsvSurvey source,
            List<ColumnFinding> findings,
            List<ColumnCells> cells,
            Optional<SeriesRoles> series,
            long rows) {
        return series.map(roles -> new SaidOfSeries(source, findings, roles).said(cells, rows))
                .orElse(findings);
    }

    private List<ColumnFinding> said(List<ColumnCells> cells, long rows) {
        Optional<ColumnFinding> value = roles.isWide()
                ? Optional.empty()
                : roles.values().stream().findFirst().flatMap(this::used);
        Optional<ColumnFinding> unit = roles.unit().flatMap(this::used);
        boolean haveWords = value.filter(SaidOfSeries::haveWords).isPresent();
        if (value.isPresent() && roles.variable().isPresent() && (haveWords || unit.isPresent())) {
            read(value.get(), unit, rows);
        }
        return findings.stream()
                .map(finding -> {
                    if (haveWords && finding == value.get()) {
                        return lost.clause()
                                .map(clause -> with(finding, finding.reason() + "; " + clause))
                                .orElse(finding);
                    }
                    return clause(finding, cells)
                            .filter(clause ->
                                    finding.isUsed() && finding.reason().isEmpty())
                            .map(clause -> with(finding, clause))
                            .orElse(finding);
                })
                .toList();
    }

    /** What there is to say of a column of times or units. */
    private Optional<String> clause(ColumnFinding finding, List<ColumnCells> cells) {
        Optional<String> column = Optional.of(finding.column());
        if (roles.unit().equals(column)) {
            return units.clause();
        }
        return roles.time().equals(column)
                ? OrderOfDates.clause(cells.get(findings.indexOf(finding)))
                : Optional.empty();
    }

    private Optional<ColumnFinding> used(String column) {
        return findings.stream()
                .filter(finding -> finding.column().equals(column) && finding.isUsed())
                .findFirst();
    }

    /** Whether a cell that is no number counts as empty, which is said. */
    private static boolean haveWords(ColumnFinding finding) {
        CellReading reading = finding.reading();
        return finding.isSaid()
                && reading.kind() == Kind.NUMBER
                && reading.withoutWords().equals(reading);
    }

    private static ColumnFinding with(ColumnFinding finding, String reason) {
        return new ColumnFinding(
                finding.column(),
                finding.taken(),
                finding.isUsed(),
                reason,
                finding.reading(),
                finding.emptyShare(),
                finding.isSaid(),
                finding.isTelling());
    }

    private void read(ColumnFinding valueFound, Optional<ColumnFinding> unitFound, long rows) {
        CellReading plain = CellReading.plain(Kind.NUMBER, source.settings().missingTexts());
        CellReading reading = valueFound.reading();
        try (CsvRecords records = CsvRecords.open(source.file(), source.format(), true)) {
            List<String> header = List.of(records.header());
            int name = header.indexOf(roles.variable().orElseThrow());
            int value = header.indexOf(valueFound.column());
            int unit = unitFound.map(found -> header.indexOf(found.column())).orElse(-1);
            for (String[] cells = records.next(); cells != null; cells = records.row() < rows ? records.next() : null) {
                if (cells[name].isEmpty() || plain.isEmpty(cells[value])) {
                    continue;
                }
                boolean isNumber = reading.kind() == Kind.NUMBER && !Double.isNaN(reading.number(cells[value]));
                lost.add(cells[name], cells[value], isNumber);
                if (isNumber && unit >= 0) {
                    units.add(cells[name], plain.isEmpty(cells[unit]) ? "" : cells[unit]);
                }
            }
        }
    }
}
