package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.Examples;

/** Says what columns are taken for, of columns that are alike in one sentence. */
public final class ColumnSentences {

    /** Columns that are alike. */
    private record Alike(Taken taken, boolean isUsed, String reason) {

        static Alike of(ColumnFinding column) {
            return new Alike(column.taken(), column.isUsed(), column.reason());
        }

        String verdict(int count) {
            return (isUsed ? "taken for " : "left out as ") + taken.article(count) + ": " + reason;
        }
    }

    private static final Pattern TAKEN =
            Pattern.compile("In '.*?', (.*?) (?:is|are) taken for [^:]*: (.*)\\.", Pattern.DOTALL);

    private ColumnSentences() {}

    /**
     * @param table what the table is called
     * @param columns its columns
     * @return what was left out, converted or guessed, one sentence for columns that are alike
     */
    public static List<String> of(String table, List<ColumnFinding> columns) {
        Map<Alike, List<String>> alike = new LinkedHashMap<>();
        columns.stream().filter(ColumnFinding::isSaid).forEach(column -> alike.computeIfAbsent(
                        Alike.of(column), key -> new ArrayList<>())
                .add(column.column()));
        List<String> sentences = new ArrayList<>();
        alike.forEach((key, names) -> sentences.add("In '" + table + "', "
                + (names.size() <= Examples.MOST
                        ? Examples.of(names)
                        : names.size() + " columns (" + Examples.of(names) + ")")
                + (names.size() == 1 ? " is " : " are ") + key.verdict(names.size()) + "."));
        return sentences;
    }

    /**
     * @param sentences those of {@link #of}; others are passed over
     * @param column a column that is used
     * @return what they say of it: a clause; empty where they say nothing, or name it only as one of more than three that are alike
     */
    public static Optional<String> clause(List<String> sentences, String column) {
        return sentences.stream()
                .map(TAKEN::matcher)
                .filter(sentence -> sentence.matches() && sentence.group(1).contains("'" + column + "'"))
                .map(sentence -> sentence.group(2))
                .findFirst();
    }

    /**
     * @param column a column of which there is something to say
     * @return what it is taken for and why: a clause
     */
    public static String verdict(ColumnFinding column) {
        return Alike.of(column).verdict(1);
    }

    /**
     * @param columns a table's columns
     * @return what they are, for a person, so that each is named, a line for columns that are alike: first those of which there is nothing to say
     */
    public static List<String> lines(List<ColumnFinding> columns) {
        Map<Taken, List<String>> plain = new LinkedHashMap<>();
        columns.stream().filter(column -> column.reason().isEmpty()).forEach(column -> plain.computeIfAbsent(
                        column.taken(), key -> new ArrayList<>())
                .add(column.column()));
        List<String> lines = new ArrayList<>();
        plain.forEach((taken, names) -> lines.add(taken.article(names.size()) + ": " + ColumnNames.of(names)));
        lines.addAll(oddLines(columns));
        return lines;
    }

    /**
     * @param columns a table's columns
     * @return those of which there is something to say, as in {@link #lines}
     */
    public static List<String> oddLines(List<ColumnFinding> columns) {
        Map<Alike, List<String>> odd = new LinkedHashMap<>();
        columns.stream().filter(column -> !column.reason().isEmpty()).forEach(column -> odd.computeIfAbsent(
                        Alike.of(column), key -> new ArrayList<>())
                .add(column.column()));
        List<String> lines = new ArrayList<>();
        odd.forEach((key, names) -> lines.add((key.isUsed ? "" : "left out, ") + key.taken.article(names.size()) + ": "
                + ColumnNames.of(names) + " - " + key.reason));
        return lines;
    }
}
