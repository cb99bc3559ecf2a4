package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.NamedLike;

/**
 * A file whose column id names its own rows, as observations of FHIR and visits of Synthea have one, and whose patients are in another column.
 *
 * @param column the index of the column with the patients
 * @param note what was guessed: a sentence
 */
record OwnIds(int column, String note) {

    private static final int FEWEST_ROWS = 20;
    private static final double NEARLY_ALL = 0.9;
    /** What stands before an id in FHIR and on the web. */
    private static final Pattern LEAD = Pattern.compile("^.*[/:#|]");
    /** Ages and other measurements may be ids of the labels by accident. */
    private static final Pattern SHORT_NUMBER = Pattern.compile("-?\\d{1,5}(?:[.,]\\d+)?");

    /**
     * @param source a file, with what is known by the labels
     * @param header the names of its columns
     * @param id the index of its column id
     * @param rows its first rows
     * @return where its patients are; empty where its column id holds one of the labels' ids, or no other column has them in nearly all rows
     */
    static Optional<OwnIds> of(CsvSurvey source, String[] header, int id, List<String[]> rows) {
        KnownRows known = source.known();
        if (rows.size() < FEWEST_ROWS || count(known, rows, id) > 0) {
            return Optional.empty();
        }
        return IntStream.range(0, header.length)
                .filter(column -> column != id && mayName(known, header[column], rows, column))
                .filter(column -> count(known, rows, column) >= NEARLY_ALL * rows.size())
                .boxed()
                .max((one, other) -> Long.compare(count(known, rows, one), count(known, rows, other)))
                .map(column -> new OwnIds(
                        column,
                        "File " + source.fileName() + ": its column '" + header[id] + "' has no id of the labels, and '"
                                + header[column] + "' has them in " + count(known, rows, column) + " of the "
                                + rows.size() + " rows looked at, such as '" + rows.get(0)[column]
                                + "': '" + header[column] + "' is the id. To have '" + header[id]
                                + "' as the id, write the same ids into the labels."));
    }

    private static boolean mayName(KnownRows known, String name, List<String[]> rows, int column) {
        return NamedLike.patient(name)
                || NamedLike.stay(name)
                || name.equalsIgnoreCase(known.idName())
                || rows.stream()
                        .noneMatch(row -> SHORT_NUMBER.matcher(row[column]).matches());
    }

    private static long count(KnownRows known, List<String[]> rows, int column) {
        return rows.stream()
                .filter(row -> known.find(row[column]) >= 0
                        || known.find(LEAD.matcher(row[column]).replaceFirst("")) >= 0)
                .count();
    }
}
