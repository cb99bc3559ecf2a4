package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.Taken;

/**
 * How the columns of a CSV file are understood.
 *
 * @param header the names of all columns in the file
 * @param idIndex which of them holds the ids
 * @param columns those that are read, in order, without the ids
 * @param repeatsIds whether rows are several of one id, as in series in long format and where an id has several images
 * @param series which columns are what where rows are measurements; empty where they are not, or the file was not looked at
 * @param notes what an analyst should know of the file
 * @param findings what each column is taken for; empty where the file was not looked at
 * @param rows how many rows were seen
 */
record CsvLayout(
        String[] header,
        int idIndex,
        List<CsvColumn> columns,
        boolean repeatsIds,
        Optional<SeriesRoles> series,
        List<String> notes,
        List<ColumnFinding> findings,
        long rows) {

    /** @return the name of the column with the ids */
    String idColumn() {
        return header[idIndex].isEmpty() ? "id" : header[idIndex];
    }

    /** The same with other findings, where columns that are no longer used are not read. */
    CsvLayout with(UnaryOperator<ColumnFinding> other) {
        return with(findings.stream().map(other).toList(), notes);
    }

    /** The same with some of the columns, as if the file had no others besides the ids. */
    CsvLayout only(Predicate<ColumnFinding> wanted) {
        return with(findings.stream().filter(wanted).toList(), notes);
    }

    /** The same, where columns without any value are texts. */
    CsvLayout withEmptyTexts() {
        Set<String> empty = new HashSet<>();
        findings.stream()
                .filter(finding -> finding.taken() == Taken.EMPTY)
                .forEach(finding -> empty.add(finding.column()));
        List<CsvColumn> texts = columns.stream()
                .map(column -> empty.contains(column.column().name()) ? column.ofTexts() : column)
                .toList();
        return new CsvLayout(header, idIndex, texts, repeatsIds, series, notes, findings, rows);
    }

    /** The same, of which more is said. */
    CsvLayout noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return with(findings, more);
    }

    private CsvLayout with(List<ColumnFinding> others, List<String> said) {
        Set<String> read = new HashSet<>();
        others.stream().filter(ColumnFinding::isUsed).map(ColumnFinding::column).forEach(read::add);
        List<CsvColumn> kept = columns.stream()
                .filter(column -> read.contains(header[column.source()]))
                .toList();
        return new CsvLayout(header, idIndex, kept, repeatsIds, series, said, others, rows);
    }
}
