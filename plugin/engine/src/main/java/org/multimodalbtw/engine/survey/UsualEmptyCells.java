package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;

/** The texts that mean empty in all columns of a file, such as {@code ?} and {@code NA}, where a column has many of them. */
public final class UsualEmptyCells {

    private static final int FEWEST_ROWS = 20;
    private static final double MANY = 0.1;

    private UsualEmptyCells() {}

    /**
     * @param file the file's name
     * @param columns the first cells of its columns
     * @param findings what each is taken for
     * @return how many cells of columns that are used count as empty by their text; empty where no column has many
     */
    public static Optional<String> sentence(String file, List<ColumnCells> columns, List<ColumnFinding> findings) {
        TreeSet<String> texts = new TreeSet<>();
        List<String> having = new ArrayList<>();
        long all = 0;
        double most = 0;
        String mostIn = "";
        Map<String, Long> few = new LinkedHashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            ColumnCells cells = columns.get(index);
            Map<String, Integer> found = found(cells, findings.get(index));
            long count = found.values().stream().mapToLong(Integer::longValue).sum();
            double share = (double) count / Math.max(1, cells.rows());
            if (cells.rows() >= FEWEST_ROWS && share >= MANY) {
                texts.addAll(found.keySet());
                having.add(cells.name());
                all += count;
                mostIn = share > most ? cells.name() : mostIn;
                most = Math.max(most, share);
            } else if (count > 0) {
                few.put(cells.name(), count);
            }
        }
        return having.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "File %s: %d cells with %s count as empty, in %s, %.0f %% of '%s'%s; if that is a name of its own there, take it out of"
                                + " 'Texts that mean empty'.",
                        file,
                        all,
                        Examples.of(List.copyOf(texts)),
                        having.size() == 1 ? "1 column" : having.size() + " columns",
                        100 * most,
                        mostIn,
                        others(few)));
    }

    /** The columns that have few such cells. */
    private static String others(Map<String, Long> few) {
        long all = few.values().stream().mapToLong(Long::longValue).sum();
        String first = few.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(column -> column.getValue() + " of '" + column.getKey() + "'")
                .orElse("");
        return few.isEmpty()
                ? ""
                : ", and so " + (all == 1 ? "does 1 cell" : "do " + all + " cells") + " in "
                        + (few.size() == 1
                                ? "another column, '" + few.keySet().iterator().next() + "'"
                                : few.size() + " other columns, such as " + first);
    }

    private static Map<String, Integer> found(ColumnCells cells, ColumnFinding finding) {
        return finding.isUsed() && finding.taken() != Taken.EMPTY
                ? cells.emptyTexts().entrySet().stream()
                        .filter(text -> finding.reading().isEmpty(text.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
                : Map.of();
    }
}
