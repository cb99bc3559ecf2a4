package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.multimodalbtw.engine.Examples;

/** Words such as None in an outcome, which count as empty there, though they may be a class. */
final class OutcomeWords {

    private OutcomeWords() {}

    /** How many rows have such words, and how they become a class: a clause; empty where no row has one. */
    static Optional<String> clause(ColumnFinding finding, ColumnCells cells) {
        Map<String, Integer> words = new TreeMap<>(cells.emptyTexts());
        words.keySet().removeIf(word -> word.isEmpty() || !finding.reading().isEmpty(word));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        int rows = words.values().stream().mapToInt(Integer::intValue).sum();
        List<String> names = List.copyOf(words.keySet());
        TreeSet<String> others = new TreeSet<>(CellReading.USUAL_EMPTY);
        others.removeAll(names);
        others.remove("");
        boolean isOne = names.size() == 1;
        return Optional.of(Examples.of(names) + (isOne ? " counts" : " count") + " as empty, in "
                + (rows == 1 ? "1 row, which takes" : rows + " rows, which take") + " no part; if "
                + (isOne ? "it is" : "they are")
                + " a class, take " + (isOne ? "it" : "them")
                + " out of 'Texts that mean empty' of the Cohort Reader: --set"
                + " 'Cohort Reader/missingTexts=" + String.join(",", others) + "'");
    }
}
