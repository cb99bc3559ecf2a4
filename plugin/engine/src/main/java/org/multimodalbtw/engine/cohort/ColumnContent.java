package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Limits;

/**
 * What the cells of a column hold, as they are read.
 *
 * @param emptyShare how many cells are empty, or count as empty, 0 to 1; NaN without rows
 * @param numbers the range of its numbers; without a number, or where it holds categories, all three are NaN
 * @param categories how many different categories it has; 0 where it holds numbers
 * @param hasMore whether it has more, which were not counted
 * @param frequent the most frequent categories, at most three
 */
public record ColumnContent(
        double emptyShare, Range numbers, long categories, boolean hasMore, List<Frequent> frequent) {

    /**
     * The range of numbers.
     *
     * @param smallest the smallest
     * @param median the one in the middle
     * @param largest the largest
     */
    public record Range(double smallest, double median, double largest) {

        static final Range NONE = new Range(Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * A category.
     *
     * @param value its name, shortened if it is long
     * @param cells how many cells hold it
     */
    public record Frequent(String value, long cells) {}

    /** Copies the list. */
    public ColumnContent {
        frequent = List.copyOf(frequent);
    }

    /** @return for a person, for example {@code "0.4 to 12, median 1.1"} or {@code "3 different: 'a' (12), 'b' (7), 'c' (1)"} */
    public String text() {
        if (!Double.isNaN(numbers.smallest)) {
            return numbers.smallest == numbers.largest
                    ? "always " + shown(numbers.smallest)
                    : shown(numbers.smallest) + " to " + shown(numbers.largest) + ", median " + shown(numbers.median);
        }
        if (categories == 0) {
            return "";
        }
        return categories == 1
                ? "always '" + frequent.get(0).value + "'"
                : (hasMore ? "more than " : "") + String.format(Locale.ROOT, "%,d", categories) + " different: "
                        + mostFrequent();
    }

    /** @return the most frequent categories with their counts, for a person; empty where there is none */
    public String mostFrequent() {
        return frequent.stream()
                .map(each -> "'" + each.value + "' (" + String.format(Locale.ROOT, "%,d", each.cells) + ")")
                .collect(Collectors.joining(", "));
    }

    /** At most six digits that count. */
    private static String shown(double number) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.5e", number));
        return Limits.number(rounded);
    }
}
