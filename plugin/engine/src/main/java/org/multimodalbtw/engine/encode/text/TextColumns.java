package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Text columns, whose vocabularies lie one behind the other.
 *
 * @param names the columns' names
 * @param vocabularies one a column
 * @param kind what terms are
 */
record TextColumns(List<String> names, List<Vocabulary> vocabularies, TermKind kind) {

    TextColumns {
        names = List.copyOf(names);
        vocabularies = List.copyOf(vocabularies);
        if (names.size() != vocabularies.size()) {
            throw new IllegalArgumentException("A vocabulary is needed for each column");
        }
    }

    /** @return how many terms all columns have */
    int size() {
        return vocabularies.stream().mapToInt(Vocabulary::size).sum();
    }

    /** @return a term of all columns; beside other columns it is named after its own */
    String term(int position) {
        int column = 0;
        int at = position;
        while (at >= vocabularies.get(column).size()) {
            at -= vocabularies.get(column++).size();
        }
        String term = vocabularies.get(column).terms().get(at);
        return names.size() == 1 ? term : names.get(column) + ": " + term;
    }

    /**
     * @param row a row
     * @param places the columns' indices in it
     * @param terms cuts texts
     * @return the known terms of all columns in order, empty if there is none; {@code null} for a row without any word
     */
    List<WeightedTerm> weigh(TableRows.Row row, int[] places, Terms terms) {
        List<WeightedTerm> all = new ArrayList<>();
        boolean present = false;
        int first = 0;
        for (int column = 0; column < places.length; column++) {
            Vocabulary vocabulary = vocabularies.get(column);
            if (!row.isMissing(places[column])) {
                Map<String, Integer> counts = terms.count(row.category(places[column]));
                present |= !counts.isEmpty();
                for (WeightedTerm term : vocabulary.weigh(counts)) {
                    all.add(new WeightedTerm(first + term.position(), term.weight()));
                }
            }
            first += vocabulary.size();
        }
        return present ? all : null;
    }

    /**
     * @param row a row
     * @param places the columns' indices in it
     * @param terms cuts texts
     * @return the positions of the known terms of all columns as they follow each other, empty if there is none; {@code null} for a row
     *     without any word
     */
    List<Integer> known(TableRows.Row row, int[] places, Terms terms) {
        List<Integer> known = new ArrayList<>();
        boolean[] present = {false};
        int first = 0;
        for (int column = 0; column < places.length; column++) {
            Vocabulary vocabulary = vocabularies.get(column);
            int start = first;
            if (!row.isMissing(places[column])) {
                terms.forEach(row.category(places[column]), term -> {
                    present[0] = true;
                    Integer position = vocabulary.positions().get(term);
                    if (position != null) {
                        known.add(start + position);
                    }
                });
            }
            first += vocabulary.size();
        }
        return present[0] ? known : null;
    }

    /**
     * @param row a row
     * @param places the columns' indices in it
     * @param terms cuts texts
     * @return of each word, named after its column beside other columns, its known terms and how often it has them; words without any
     *     are not in it
     */
    Map<String, Map<Integer, Integer>> words(TableRows.Row row, int[] places, Terms terms) {
        Map<String, Map<Integer, Integer>> words = new LinkedHashMap<>();
        int first = 0;
        for (int column = 0; column < places.length; column++) {
            Vocabulary vocabulary = vocabularies.get(column);
            String prefix = names.size() == 1 ? "" : names.get(column) + ": ";
            int start = first;
            if (!row.isMissing(places[column])) {
                terms.forEach(row.category(places[column]), (word, term) -> {
                    Map<Integer, Integer> known = words.computeIfAbsent(prefix + word, name -> new HashMap<>());
                    Integer position = vocabulary.positions().get(term);
                    if (position != null) {
                        known.merge(start + position, 1, Integer::sum);
                    }
                });
            }
            first += vocabulary.size();
        }
        words.values().removeIf(Map::isEmpty);
        return words;
    }

    /** @return the columns that are read */
    List<TableColumn> inputs() {
        return names.stream()
                .map(name -> new TableColumn(name, TableColumn.Kind.CATEGORY))
                .toList();
    }

    /** @return a sentence for texts without any known term */
    static String unknownText(String modality, long rows) {
        return rows + (rows == 1 ? " row has" : " rows have") + " no word of '" + modality
                + "' that the training rows know.";
    }
}
