package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What is known of a table when its columns are looked at, and what they are taken for. */
public final class TableSurvey {

    /** Texts that are words as often as they mean empty. */
    private static final Set<String> POSSIBLE_WORDS = Set.of("None", "NA");

    private final String file;
    private final SurveySettings settings;
    private final Set<String> emptyTexts;
    private final boolean isLabels;
    private final boolean repeatsIds;
    private final boolean prefersComma;
    private Set<String> meanEmpty = Set.of();
    private boolean knowsOutcome;

    /**
     * @param file the file's name without its ending
     * @param settings how much is left to the survey
     * @param emptyTexts texts that mean that a cell is empty, the empty text among them
     * @param isLabels whether it holds the labels
     * @param repeatsIds whether a row is one of several of its id
     * @param prefersComma whether the file is of the kind that writes decimals with a comma
     */
    public TableSurvey(
            String file,
            SurveySettings settings,
            Set<String> emptyTexts,
            boolean isLabels,
            boolean repeatsIds,
            boolean prefersComma) {
        this.file = file;
        this.settings = settings;
        this.emptyTexts = Set.copyOf(emptyTexts);
        this.isLabels = isLabels;
        this.repeatsIds = repeatsIds;
        this.prefersComma = prefersComma;
    }

    /**
     * @param columns the first cells of all columns
     * @param forcedText which columns are read as text whatever they hold
     * @return one for each column
     */
    public List<ColumnFinding> of(List<ColumnCells> columns, Predicate<String> forcedText) {
        Set<String> found = new TreeSet<>();
        columns.stream()
                .filter(cells -> cells.plainNumbers() > cells.textCells())
                .forEach(cells -> found.addAll(cells.emptyTexts().keySet()));
        meanEmpty = found;
        knowsOutcome = columns.stream().anyMatch(cells -> settings.isOutcome(cells.name()));
        return columns.stream()
                .map(cells -> ColumnSurvey.of(this, cells, forcedText.test(cells.name())))
                .toList();
    }

    Set<String> emptyTexts() {
        return emptyTexts;
    }

    boolean isLabels() {
        return isLabels;
    }

    /** Whether it is a column of the labels that is not predicted, so that what it holds does not matter. */
    boolean isUnusedLabel(String column) {
        return isLabels && knowsOutcome && !settings.isOutcome(column);
    }

    boolean repeatsIds() {
        return repeatsIds;
    }

    boolean prefersComma() {
        return prefersComma;
    }

    boolean findsSentinels() {
        return settings.sentinels();
    }

    Optional<Choice> choice(String column) {
        return settings.choice(file, column);
    }

    /** Which of the texts that may mean empty are words in a column: of texts, without an empty cell, in a file whose numbers never have them. */
    Set<String> wordsIn(ColumnCells cells) {
        Map<String, Integer> found = cells.emptyTexts();
        Set<String> words = new TreeSet<>(POSSIBLE_WORDS);
        words.retainAll(found.keySet());
        words.removeAll(meanEmpty);
        boolean texts = cells.textCells() > cells.plainNumbers();
        boolean onlyWords = found.keySet().equals(words);
        return texts && cells.blank() == 0 && onlyWords ? words : Set.of();
    }
}
