package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Reads what the labels say of rows, so that copies of it are found in other files. */
final class LabelledRows {

    private static final long MOST_ROWS = 50_000;
    private static final String SPLIT = "split";

    private LabelledRows() {}

    /**
     * @param labels the table of labels
     * @param settings which columns are predicted
     * @return its first 50,000 rows
     */
    static KnownRows of(CsvFile labels, SurveySettings settings) {
        return of(labels, settings, labels.layout().idIndex());
    }

    /**
     * @param id the column by which a file goes, of whose equal values the first row counts
     * @return as {@link #of(CsvFile, SurveySettings)}, where rows are found by that column
     */
    static KnownRows of(CsvFile labels, SurveySettings settings, int id) {
        String[] header = labels.layout().header();
        int[] outcomes = IntStream.range(0, header.length)
                .filter(index -> index != id && settings.isOutcome(header[index]))
                .toArray();
        int[] names = IntStream.range(0, header.length)
                .filter(index -> index != id && NamedLike.identifier(header[index]))
                .toArray();
        int split = IntStream.range(0, header.length)
                .filter(index -> header[index].equalsIgnoreCase(SPLIT))
                .findFirst()
                .orElse(-1);
        Map<Integer, CellReading> flags = labels.layout().columns().stream()
                .filter(column -> column.reading().isFlag())
                .collect(Collectors.toMap(CsvColumn::source, CsvColumn::reading));
        KnownRows.Builder rows = new KnownRows.Builder(header[id], columns(header, outcomes), columns(header, names));
        labels.forEachRecord(MOST_ROWS, cells -> {
            if (id == labels.layout().idIndex() || value(labels, cells[id]) != null) {
                rows.add(
                        cells[id],
                        values(labels, flags, cells, outcomes),
                        split < 0 ? null : value(labels, cells[split]),
                        values(labels, flags, cells, names));
            }
        });
        return rows.build();
    }

    private static List<String> columns(String[] header, int[] indices) {
        return IntStream.of(indices).mapToObj(index -> header[index]).toList();
    }

    /** @param flags the reading of each column in which an empty cell says something */
    private static String[] values(CsvFile labels, Map<Integer, CellReading> flags, String[] cells, int[] indices) {
        return IntStream.of(indices)
                .mapToObj(index ->
                        flags.containsKey(index) ? flags.get(index).text(cells[index]) : value(labels, cells[index]))
                .toArray(String[]::new);
    }

    private static String value(CsvFile labels, String cell) {
        return labels.missingTexts().contains(cell) ? null : cell;
    }
}
