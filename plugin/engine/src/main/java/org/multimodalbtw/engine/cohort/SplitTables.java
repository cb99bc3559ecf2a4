package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.Examples;

/** Files with the same columns and no patient in common, which may be parts of one table, as of train and test or of two hospitals. */
final class SplitTables {

    /** How files are called that hold the rows of one use; part of a pattern. */
    static final String USES = "(?:train|training|valid|validation|val|dev|test|holdout)";

    private static final Pattern OF_SPLIT = Pattern.compile("(?i)(?:.*[^a-z])?" + USES + "(?:[^a-z].*)?");
    /** Many files have an id and a picture or a text. */
    private static final int FEWEST_COLUMNS = 3;

    private final Map<List<String>, List<Part>> parts = new HashMap<>();

    private record Part(String file, int columns, Set<String> ids) {}

    /** @param tables the tables of all modalities */
    SplitTables(Collection<CsvFile> tables) {
        Set<List<String>> seen = new HashSet<>();
        for (CsvFile table : tables) {
            if (!seen.add(columns(table))) {
                parts.put(columns(table), new ArrayList<>());
            }
        }
    }

    private static List<String> columns(CsvFile table) {
        return Arrays.asList(table.layout().header());
    }

    /** Sees a table whose columns another one has, too; others are passed over. */
    void add(CsvFile table, Set<String> ids) {
        if (parts.containsKey(columns(table))) {
            parts.get(columns(table))
                    .add(new Part(table.fileName(), columns(table).size(), ids));
        }
    }

    /** @return one sentence for each table that may be in parts */
    List<String> notes() {
        return parts.values().stream()
                .filter(files -> files.size() > 1 && areApart(files))
                .filter(files -> files.get(0).columns() >= FEWEST_COLUMNS
                        || files.stream()
                                .allMatch(file -> OF_SPLIT.matcher(file.file()).matches()))
                .map(files ->
                        Examples.of(files.stream().map(Part::file).sorted().toList())
                                + " have the same columns and no id in common, and are a modality each, of which a row has one: if they are parts of"
                                + " one table, write them into one file.")
                .sorted()
                .toList();
    }

    private static boolean areApart(List<Part> files) {
        for (int one = 0; one < files.size(); one++) {
            for (int other = 0; other < one; other++) {
                if (!Collections.disjoint(files.get(one).ids(), files.get(other).ids())) {
                    return false;
                }
            }
        }
        return true;
    }
}
