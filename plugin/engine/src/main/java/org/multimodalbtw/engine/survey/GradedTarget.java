package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.Examples;

/**
 * An outcome whose texts are classes though some look like numbers: grades such as 1, 2, 3a, 3b, and limits beside a word, such as NO,
 * &lt;30, &gt;30.
 */
final class GradedTarget {

    /** Grades have fewer different names than measurements. */
    private static final int MOST = 12;
    /** Fewer rows may be slips of the pen. */
    private static final int FEWEST = 3;

    private static final Pattern GRADE = Pattern.compile("\\d{1,2}(?:[ .-]?\\p{L}{1,2}|\\++)");

    private GradedTarget() {}

    /**
     * @param cells all cells of the outcome
     * @param written which of its texts are numbers as people write them
     * @param words its other texts in order, without those that say that there is no number, and how many rows have each
     * @return that they are classes: a clause; empty where they may be numbers with slips
     */
    static Optional<String> clause(ColumnCells cells, WrittenNumbers written, Map<String, Integer> words) {
        boolean areFew = cells.knowsAllTexts()
                && !words.isEmpty()
                && cells.texts().size() + cells.differentWholes() <= MOST
                && words.values().stream().allMatch(rows -> rows >= FEWEST);
        if (!areFew) {
            return Optional.empty();
        }
        boolean areLimits = cells.plainNumbers() == 0 && written.limits() > 0 && written.limits() == written.count();
        if (areLimits) {
            return Optional.of("limits such as '" + written.limitExample() + "' beside " + counted(words)
                    + " are classes; if they are limits of numbers, empty the cells with words");
        }
        boolean areGrades = cells.areFewWholes()
                && written.limits() == 0
                && words.keySet().stream().allMatch(word -> GRADE.matcher(word).matches());
        return areGrades
                ? Optional.of("grades such as " + counted(words) + " beside whole numbers"
                        + " are classes, whose order is not used; to predict a number, write them as numbers")
                : Optional.empty();
    }

    private static String counted(Map<String, Integer> words) {
        return Examples.of(List.copyOf(words.keySet()));
    }
}
