package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.survey.DecimalNumber;
import org.multimodalbtw.engine.survey.NamedLike;

/**
 * Which column of a file holds the ids: the one called id unless that names its own rows, else one that is called as that of the labels and has their ids, else the first one, unless its values cannot be ids and another column's can.
 *
 * @param index its index
 * @param notes what was guessed
 * @param seen the rows that were read to find it, which the records do not give again
 */
record IdColumn(int index, List<String> notes, List<String[]> seen) {

    private static final int SAMPLED_ROWS = 300;
    private static final double MATCHED = 0.5;
    private static final int MANY_COLUMNS = 500;

    static IdColumn of(CsvSurvey source, CsvRecords records) {
        String[] header = records.header();
        for (int index = 0; index < header.length; index++) {
            if (header[index].equalsIgnoreCase("id")) {
                return named(source, records, index);
            }
        }
        int named = namedAsInLabels(source, header);
        boolean isFirst = named < 0 && header.length > MANY_COLUMNS && isFirst(source, header);
        List<String[]> rows = isFirst || named >= 0 ? List.of() : sample(records, row -> row);
        int index = isFirst ? 0 : named >= 0 ? named : index(source, header, rows);
        String found = index == 0 ? "its first column '" : "its column '";
        // nobody takes another one for it
        List<String> notes = index == 0 && NamedLike.patient(header[index])
                ? List.of()
                : List.of(
                        "File " + source.fileName() + " has no column 'id'; " + found + header[index] + "' is the id.");
        return new IdColumn(index, notes, rows);
    }

    /** The column called id, unless that names the rows of the file itself. */
    private static IdColumn named(CsvSurvey source, CsvRecords records, int id) {
        String[] header = records.header();
        if (source.known().size() == 0 || header.length > MANY_COLUMNS) {
            return new IdColumn(id, List.of(), List.of());
        }
        List<String[]> rows = sample(records, row -> row);
        return OwnIds.of(source, header, id, rows)
                .map(own -> new IdColumn(own.column(), List.of(own.note()), rows))
                .orElseGet(() -> new IdColumn(id, List.of(), rows));
    }

    /** The column with the name of the labels' ids, if most of its cells are such ids, or -1: numbers of other columns may be ids by accident. */
    private static int namedAsInLabels(CsvSurvey source, String[] header) {
        String name = source.known().idName();
        return IntStream.range(0, header.length)
                .filter(index -> !name.isEmpty() && header[index].equalsIgnoreCase(name))
                .filter(index -> share(source, cells(source, index), 0) >= MATCHED)
                .findFirst()
                .orElse(-1);
    }

    private static int index(CsvSurvey source, String[] header, List<String[]> rows) {
        return source.known().size() > 0 ? matching(source, header, rows) : likely(source, header, rows);
    }

    private static List<String[]> sample(CsvRecords records, UnaryOperator<String[]> part) {
        List<String[]> rows = new ArrayList<>();
        String[] row = records.next();
        while (row != null) {
            rows.add(part.apply(row));
            row = rows.size() < SAMPLED_ROWS ? records.next() : null;
        }
        return rows;
    }

    /** Whether the first cells of the rows, read by themselves, make the first column the id; hundreds of rows of many columns would fill the memory. */
    private static boolean isFirst(CsvSurvey source, String[] header) {
        List<String[]> firsts = cells(source, 0);
        return source.known().size() > 0 ? share(source, firsts, 0) >= MATCHED : isLikely(header[0], firsts);
    }

    /** A column's cells in the first rows. */
    private static List<String[]> cells(CsvSurvey source, int column) {
        try (CsvRecords records = CsvRecords.open(source.file(), source.format(), true)) {
            return sample(records, row -> new String[] {row[column]});
        }
    }

    /** The column whose values are ids of the labels. */
    private static int matching(CsvSurvey source, String[] header, List<String[]> rows) {
        int best = likely(source, header, rows);
        double bestShare = share(source, rows, 0);
        if (bestShare >= MATCHED) {
            return 0;
        }
        bestShare = MATCHED;
        for (int index = 1; index < header.length; index++) {
            double share = share(source, rows, index);
            if (share > bestShare) {
                best = index;
                bestShare = share;
            }
        }
        return best;
    }

    private static double share(CsvSurvey source, List<String[]> rows, int column) {
        long matched = rows.stream()
                .filter(row -> source.known().find(row[column]) >= 0)
                .count();
        return rows.isEmpty() ? 0 : (double) matched / rows.size();
    }

    private static int likely(CsvSurvey source, String[] header, List<String[]> rows) {
        boolean isOutcome = source.isLabels() && IdBehindOutcome.areNumbers(header, rows);
        if (!isOutcome && isLikely(header[0], rows)) {
            return 0;
        }
        for (int index = 1; index < header.length; index++) {
            if (NamedLike.patient(header[index]) && canBeIds(rows, index)) {
                return index;
            }
        }
        return source.isLabels() ? IdBehindOutcome.of(header, rows).orElse(0) : 0;
    }

    private static boolean isLikely(String first, List<String[]> rows) {
        return !first.isEmpty() && (NamedLike.patient(first) || canBeIds(rows, 0));
    }

    /** Whether all values differ, and are no measurements. */
    static boolean canBeIds(List<String[]> rows, int column) {
        Set<String> values = new HashSet<>();
        for (String[] row : rows) {
            double number = DecimalNumber.parse(row[column]);
            boolean fraction = !Double.isNaN(number) && number != Math.rint(number);
            if (row[column].isEmpty() || fraction || !values.add(row[column])) {
                return false;
            }
        }
        return true;
    }
}
