package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.CellReading;

/**
 * Takes the columns of a file as they are written: those of which half of the cells in the first 1,000 rows are plain numbers, or all are
 * empty, hold numbers, all others categories.
 */
final class WrittenLayout {

    private static final int SAMPLED_ROWS = 1000;
    private static final int LONGEST_QUOTE = 40;

    private final CsvSettings settings;
    private final String[] header;
    private final int idIndex;
    private final List<ColumnSample> samples;

    private WrittenLayout(CsvSettings settings, String[] header, int idIndex) {
        this.settings = settings;
        this.header = header;
        this.idIndex = idIndex;
        samples = IntStream.range(0, header.length)
                .filter(index -> index != idIndex)
                .mapToObj(index ->
                        new ColumnSample(header[index], settings.textColumns().contains(header[index])))
                .toList();
    }

    static CsvLayout of(String fileName, CsvRecords records, CsvSettings settings) {
        String[] header = records.header();
        check(fileName, header);
        int named = IntStream.range(0, header.length)
                .filter(index -> header[index].equalsIgnoreCase("id"))
                .findFirst()
                .orElse(-1);
        List<String> notes = named >= 0
                ? List.of()
                : List.of("File " + fileName + " has no column 'id'; its first column '" + header[0] + "' is the id.");
        return new WrittenLayout(settings, header, Math.max(named, 0)).read(records, notes);
    }

    private CsvLayout read(CsvRecords records, List<String> notes) {
        boolean repeatsIds = sample(records);
        List<CsvColumn> columns = new ArrayList<>();
        for (int column = 0; column < samples.size(); column++) {
            ColumnSample sample = samples.get(column);
            Kind kind = sample.column().kind();
            CellReading reading = CellReading.plain(kind, settings.missingTexts());
            columns.add(
                    new CsvColumn(source(column), sample.column(), reading, sample.isImagePath(), sample.isLongText()));
        }
        return new CsvLayout(header, idIndex, columns, repeatsIds, Optional.empty(), notes, List.of(), records.row());
    }

    private boolean sample(CsvRecords records) {
        Set<String> ids = new HashSet<>();
        String[] cells = records.next();
        while (cells != null) {
            ids.add(cells[idIndex]);
            for (int column = 0; column < samples.size(); column++) {
                String text = cells[source(column)];
                if (!settings.missingTexts().contains(text)) {
                    samples.get(column).add(text);
                }
            }
            cells = records.row() < SAMPLED_ROWS ? records.next() : null;
        }
        boolean several = records.row() >= 2L * ids.size();
        boolean images = samples.stream().anyMatch(ColumnSample::isImagePath);
        return !ids.isEmpty() && (several || images && records.row() > ids.size());
    }

    private int source(int column) {
        return column < idIndex ? column : column + 1;
    }

    private static void check(String fileName, String[] header) {
        if (header.length == 1 && (header[0].contains(";") || header[0].contains("\t"))) {
            throw new InputException(
                    "File " + fileName + " has a single column '" + quoted(header[0]) + "'.",
                    "Separate the columns with commas, not with semicolons or tabs.");
        }
        refuse(fileName, faults(header, true));
    }

    /** @return one clause for each column with the name of an earlier one, and if wanted for each without a name */
    static List<String> faults(String[] header, boolean needsNames) {
        Map<String, Integer> positions = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (int index = 0; index < header.length; index++) {
            Integer before = positions.putIfAbsent(header[index], index + 1);
            if (header[index].isEmpty()) {
                if (needsNames) {
                    faults.add("column " + (index + 1) + " has no name");
                }
            } else if (before != null) {
                faults.add("columns " + before + " and " + (index + 1) + " are both named '" + header[index] + "'");
            }
        }
        return faults;
    }

    /** @throws InputException if there are faults of a header */
    static void refuse(String fileName, List<String> faults) {
        if (!faults.isEmpty()) {
            int shown = Math.min(faults.size(), 5);
            throw new InputException(
                    "File " + fileName + ", header: " + String.join("; ", faults.subList(0, shown))
                            + (shown < faults.size() ? "; and " + (faults.size() - shown) + " more" : "") + ".",
                    "Give every column a name of its own.");
        }
    }

    private static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
