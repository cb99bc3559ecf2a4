package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.LostVariables;
import org.multimodalbtw.engine.survey.SeriesRoles;

/** Says of which variables nearly all values are no numbers, where some cells of the column of values are none. */
final class WordsOfSeries {

    private WordsOfSeries() {}

    /**
     * @param source the file
     * @param findings what its columns are taken for
     * @param series which of them are what, where several rows are of one id
     * @param rows so many rows are read again
     * @return the same, where more is said of the column of values
     */
    static List<ColumnFinding> of(
            CsvSurvey source, List<ColumnFinding> findings, Optional<SeriesRoles> series, long rows) {
        Optional<SeriesRoles> roles =
                series.filter(found -> !found.isWide() && !found.values().isEmpty());
        Optional<String> variable = roles.flatMap(SeriesRoles::variable);
        if (variable.isEmpty()) {
            return findings;
        }
        String value = roles.get().values().get(0);
        return findings.stream()
                .map(finding -> finding.column().equals(value) && haveWords(finding)
                        ? clause(source, finding, variable.get(), rows)
                                .map(more -> with(finding, more))
                                .orElse(finding)
                        : finding)
                .toList();
    }

    /** Whether a cell that is no number counts as empty. */
    private static boolean haveWords(ColumnFinding finding) {
        CellReading reading = finding.reading();
        return finding.isUsed()
                && finding.isSaid()
                && reading.kind() == Kind.NUMBER
                && reading.withoutWords().equals(reading);
    }

    private static ColumnFinding with(ColumnFinding finding, String more) {
        return new ColumnFinding(
                finding.column(),
                finding.taken(),
                finding.isUsed(),
                finding.reason() + "; " + more,
                finding.reading(),
                finding.emptyShare(),
                finding.isSaid(),
                finding.isTelling());
    }

    private static Optional<String> clause(CsvSurvey source, ColumnFinding finding, String variable, long rows) {
        CellReading plain = CellReading.plain(Kind.NUMBER, source.settings().missingTexts());
        LostVariables lost = new LostVariables();
        try (CsvRecords records = CsvRecords.open(source.file(), source.format(), true)) {
            List<String> header = List.of(records.header());
            int name = header.indexOf(variable);
            int value = header.indexOf(finding.column());
            for (String[] cells = records.next(); cells != null; cells = records.row() < rows ? records.next() : null) {
                if (!cells[name].isEmpty() && !plain.isEmpty(cells[value])) {
                    boolean isNumber = !Double.isNaN(finding.reading().number(cells[value]));
                    lost.add(cells[name], cells[value], isNumber);
                }
            }
        }
        return lost.clause();
    }
}
