package org.multimodalbtw.host.run;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.train.Split;

/** A column of the labels of any name whose words, in several languages, say which rows train and test. */
final class SplitByWords {

    /** A split has few words. */
    private static final int MOST_WORDS = 8;

    private static final Set<String> TRAIN = Set.of(
            "train",
            "training",
            "trn",
            "derivation",
            "development",
            "learning",
            "lernen",
            "lern",
            "entwicklung",
            "apprentissage",
            "entrainement",
            "developpement",
            "entrenamiento",
            "desarrollo",
            "treino",
            "treinamento",
            "addestramento",
            "sviluppo",
            "ontwikkeling",
            "traning");
    private static final Set<String> VALID = Set.of(
            "valid",
            "validation",
            "val",
            "dev",
            "tuning",
            "validierung",
            "validacion",
            "validacao",
            "validazione",
            "convalida",
            "validatie",
            "validering");
    private static final Set<String> TEST = Set.of(
            "test", "testing", "tst", "tests", "holdout", "heldout", "testen", "prueba", "teste", "prova", "essai");
    /** Words around one that says what rows are for. */
    private static final String AROUND =
            "(internal|interne|interna|intern|set|split|data|daten|satz|cohort|kohorte|cohorte|sample|group|gruppe)";

    private static final String OUTSIDE = ".*(extern|temporal).*";

    private final TableColumn column;
    private final int index;
    private final Map<String, Integer> rows = new TreeMap<>();

    /**
     * @param column a column of the labels
     * @param index its position
     */
    SplitByWords(TableColumn column, int index) {
        this.column = column;
        this.index = index;
    }

    void add(TableRows.Row row) {
        if (column.kind() == TableColumn.Kind.CATEGORY && rows.size() <= MOST_WORDS && !row.isMissing(index)) {
            rows.merge(row.category(index).strip(), 1, Integer::sum);
        }
    }

    /** How the column would become the split: a sentence; empty where another word is in it, or none of training or of test rows. */
    Optional<String> advice() {
        Map<String, Split> meanings = new HashMap<>();
        rows.keySet().forEach(word -> meaning(word).ifPresent(split -> meanings.put(word, split)));
        if (rows.size() > MOST_WORDS || meanings.size() < rows.size()) {
            return Optional.empty();
        }
        if (!meanings.containsValue(Split.TEST)) {
            meanings.replaceAll((word, split) -> split == Split.VALID ? Split.TEST : split);
        }
        return meanings.containsValue(Split.TRAIN) && meanings.containsValue(Split.TEST)
                ? Optional.of(SplitRows.advice(column.name(), rows, meanings))
                : Optional.empty();
    }

    private static Optional<Split> meaning(String text) {
        String word = Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
        if (word.matches(OUTSIDE) && VALID.stream().anyMatch(word::contains)) {
            return Optional.of(Split.TEST);
        }
        String plain = TRAIN.contains(word) || VALID.contains(word) || TEST.contains(word)
                ? word
                : word.replaceAll(AROUND, "").replaceFirst("s$", "");
        if (TRAIN.contains(plain)) {
            return Optional.of(Split.TRAIN);
        }
        if (VALID.contains(plain)) {
            return Optional.of(Split.VALID);
        }
        return TEST.contains(plain) ? Optional.of(Split.TEST) : Optional.empty();
    }
}
