package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.Optional;

/**
 * Texts of an outcome of which nearly every row has its own, such as sentences, so that there is nothing to learn from.
 *
 * @param different how many different texts there are
 * @param rows how many rows have one
 * @param example one of them
 */
public record UniqueTexts(int different, long rows, String example) {

    /** Fewer rows are no evidence. */
    private static final int FEWEST_ROWS = 20;

    private static final double NEARLY_ALL = 0.9;
    private static final int LONGEST = 60;

    /**
     * @param texts the different texts of an outcome, and how many rows have each
     * @return that nearly every row has its own; empty otherwise
     */
    public static Optional<UniqueTexts> of(Map<String, Integer> texts) {
        long rows = texts.values().stream().mapToLong(Integer::longValue).sum();
        long alone = texts.values().stream().filter(count -> count == 1).count();
        return rows >= FEWEST_ROWS && alone >= NEARLY_ALL * rows
                ? Optional.of(new UniqueTexts(
                        texts.size(), rows, example(texts.keySet().iterator().next())))
                : Optional.empty();
    }

    private static String example(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** @return what is wrong, a sentence */
    public String problem() {
        return different + " different texts in " + rows + " rows, such as '" + example
                + "', are no classes: nearly every row has a text that no other has.";
    }

    /** @return what to do, sentences */
    public String remedy() {
        if (DateText.isDate(example)) {
            return "To predict when something happens, write the days until then, as numbers.";
        }
        return "Write a column with a few classes, for example the group of the diagnosis, and predict that. To learn from"
                + " the texts, write them into a file of their own, with the ids.";
    }
}
