package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.stream.IntStream;
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
        String[] header = labels.layout().header();
        int id = labels.layout().idIndex();
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
        KnownRows.Builder rows = new KnownRows.Builder(columns(header, outcomes), columns(header, names));
        labels.forEachRecord(
                MOST_ROWS,
                cells -> rows.add(
                        cells[id],
                        values(labels, cells, outcomes),
                        split < 0 ? null : value(labels, cells[split]),
                        values(labels, cells, names)));
        return rows.build();
    }

    private static List<String> columns(String[] header, int[] indices) {
        return IntStream.of(indices).mapToObj(index -> header[index]).toList();
    }

    private static String[] values(CsvFile labels, String[] cells, int[] indices) {
        return IntStream.of(indices)
                .mapToObj(index -> value(labels, cells[index], index))
                .toArray(String[]::new);
    }

    private static String value(CsvFile labels, String cell, int index) {
        return labels.layout().columns().stream()
                .filter(column -> column.source() == index && column.reading().isFlag())
                .findFirst()
                .map(column -> column.reading().text(cell))
                .orElseGet(() -> value(labels, cell));
    }

    private static String value(CsvFile labels, String cell) {
        return labels.missingTexts().contains(cell) ? null : cell;
    }
}
