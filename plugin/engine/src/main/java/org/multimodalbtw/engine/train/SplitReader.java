package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.YesNo;

/**
 * Understands the values of a split column, alike for whoever reads one: words in any case, such as {@code train}, {@code Val},
 * {@code TEST SET} and {@code holdout}, or the numbers 0 and 1, 0 to 2, or 1 to 3; 1 and 0, or yes and no, by the column's name where that
 * is such a word, as {@code is_train}. Numbers of folds are refused, because they do not
 * say which rows test.
 */
public final class SplitReader {

    private static final Set<String> TRAIN = Set.of("train", "training", "trn", "derivation", "lernen");
    private static final Set<String> VALID =
            Set.of("valid", "validation", "validate", "val", "dev", "tune", "tuning", "validierung");
    private static final Set<String> TEST = Set.of("test", "testing", "tst", "holdout", "heldout", "testen");
    /** Words that need no explanation. */
    private static final Pattern USUAL =
            Pattern.compile("(?:train|valid|val|test).*|dev.*|tst|trn|(?:hold|held).?out.*", Pattern.CASE_INSENSITIVE);

    private static final String NEUTRAL = "(set|split|data|rows|cohort)$";
    private static final String REMEDY =
            "Write train, valid or test in each row of the split column, or, if it says something else, give it another name or choose no split"
                    + " column: then rows are held out by chance.";

    private static final Pattern IS =
            Pattern.compile("^(is|in|for|used|use)[\\s_.-]*(as|for)?[\\s_.-]*(?=\\w)", Pattern.CASE_INSENSITIVE);
    private static final List<Integer> FLAG = List.of(0, 1);

    private static final Map<List<Integer>, List<Split>> NUMBERED = Map.of(
            List.of(0, 1), List.of(Split.TRAIN, Split.TEST),
            List.of(0, 1, 2), List.of(Split.TRAIN, Split.VALID, Split.TEST),
            List.of(1, 2, 3), List.of(Split.TRAIN, Split.VALID, Split.TEST));

    private final Map<String, Split> meanings;
    private final List<String> notes;

    private SplitReader(Map<String, Split> meanings, List<String> notes) {
        this.meanings = meanings;
        this.notes = notes;
    }

    /**
     * @param column the split column's name, for messages
     * @param values its different values; empty ones do not count
     * @return understands each of them
     * @throws InputException if one of them is no split, or they number folds
     */
    public static SplitReader of(String column, Collection<String> values) {
        return of(column, values, value -> "'" + value + "'");
    }

    /**
     * @param column the split column's name, for messages
     * @param rows its different values, the empty one too, and how many rows have each
     * @return understands each of them
     * @throws InputException if one of them is no split, or they number folds, or it is empty in some rows
     */
    public static SplitReader of(String column, Map<String, Integer> rows) {
        SplitReader reader =
                of(column, rows.keySet(), value -> "'" + value + "' (" + rowsOf(rows.getOrDefault(value, 1)) + ")");
        long all = rows.values().stream().mapToLong(Integer::longValue).sum();
        long empty = rows.entrySet().stream()
                .filter(value -> value.getKey().isBlank())
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (empty > 0) {
            throw new InputException(
                    "The split column '" + column + "' is empty in " + empty + " of " + rowsOf(all) + ".", REMEDY);
        }
        return reader;
    }

    private static String rowsOf(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    private static SplitReader of(String column, Collection<String> values, UnaryOperator<String> shown) {
        Set<String> present = values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Split> meanings = new HashMap<>();
        Optional<Split> named = named(column);
        if (named.isPresent() && isFlag(present)) {
            present.forEach(value -> meanings.put(value, meant(named.get(), isOne(value))));
            return new SplitReader(meanings, List.of(note(column, named.get(), present)));
        }
        List<Integer> numbers = wholeNumbers(present);
        if (!present.isEmpty() && present.stream().allMatch(value -> wholeNumber(value) != null)) {
            List<Split> splits = numbered(column, numbers);
            present.forEach(value -> meanings.put(value, splits.get(numbers.indexOf(wholeNumber(value)))));
            return new SplitReader(meanings, List.of(note(column, numbers, splits)));
        }
        List<String> unknown = new ArrayList<>();
        for (String value : present) {
            Split split = word(value);
            if (split == null) {
                unknown.add(value);
            } else {
                meanings.put(value, split);
            }
        }
        if (!unknown.isEmpty()) {
            throw new InputException("The split column '" + column + "' says " + listed(unknown, shown) + ".", REMEDY);
        }
        boolean areUsual =
                present.stream().allMatch(value -> USUAL.matcher(value).matches());
        return new SplitReader(meanings, areUsual ? List.of() : List.of(note(column, meanings)));
    }

    private static String listed(List<String> values, UnaryOperator<String> shown) {
        String first = values.stream().limit(Examples.MOST).map(shown).collect(Collectors.joining(", "));
        return values.size() <= Examples.MOST ? first : first + " and " + (values.size() - Examples.MOST) + " more";
    }

    private static String note(String column, Map<String, Split> meanings) {
        String parts = meanings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(word ->
                        "'" + word.getKey() + "' as " + word.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "The split column '" + column + "' has words: " + parts
                + ". If they mean something else, write train, valid and test.";
    }

    /**
     * @param values the different values of a column; empty ones do not count
     * @return whether they are words that call some rows training and others test rows, and nothing else
     */
    public static boolean areSplits(Collection<String> values) {
        Set<Optional<Split>> splits = values.stream()
                .filter(value -> !value.isBlank())
                .map(SplitReader::meaning)
                .collect(Collectors.toSet());
        return !splits.contains(Optional.<Split>empty())
                && splits.contains(Optional.of(Split.TRAIN))
                && splits.contains(Optional.of(Split.TEST));
    }

    /**
     * @param value a text, not empty
     * @return what the word means; empty if it calls no rows so
     */
    public static Optional<Split> meaning(String value) {
        return Optional.ofNullable(word(value));
    }

    /**
     * @param column the name of a column of two values
     * @return what 1 and 0 mean there, where the name says so, as {@code is_train}; empty otherwise
     */
    public static Optional<SplitReader> byName(String column) {
        return named(column).map(split -> of(column, Set.of("0", "1")));
    }

    /**
     * @param value one of the values, not empty
     * @return what it means
     */
    public Split read(String value) {
        Split split = meanings.get(value.strip());
        if (split == null) {
            throw new IllegalArgumentException("Not among the values: " + value);
        }
        return split;
    }

    /** @return what each value is read as where that was guessed, such as {@code 1 as train, 2 as valid}; empty where all say so themselves */
    public Optional<String> guesses() {
        return notes.isEmpty()
                ? Optional.empty()
                : Optional.of(meanings.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(value -> "'" + value.getKey() + "' as " + name(value.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /** @return what was guessed, one sentence each */
    public List<String> notes() {
        return notes;
    }

    /**
     * @param column the split column's name
     * @param rows how many rows are false, by 0, and true, by 1
     * @return what was guessed of a column of true and false, a sentence
     */
    public String noteOfFlags(String column, Map<String, Integer> rows) {
        String parts = rows.entrySet().stream()
                .filter(value -> meanings.containsKey(value.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(value -> (value.getKey().equals("1") ? "true" : "false") + " as "
                        + meanings.get(value.getKey()).name().toLowerCase(Locale.ROOT) + " (" + rowsOf(value.getValue())
                        + ")")
                .collect(Collectors.joining(", "));
        return "The split column '" + column + "' is read: " + parts
                + ". If it means something else, write train, valid and test.";
    }

    /**
     * @param row the id of a row whose split column is empty
     * @return what is wrong with it
     */
    public static InputException empty(String row) {
        return new InputException("Row '" + row + "': the split column is empty.", REMEDY);
    }

    /** What a column's name calls the rows that it marks: {@code is_train}, {@code holdout}. */
    private static Optional<Split> named(String column) {
        return Optional.ofNullable(word(IS.matcher(column.strip()).replaceFirst("")));
    }

    private static boolean isFlag(Set<String> values) {
        return values.stream().allMatch(value -> YesNo.of(value).isPresent() || isOneOf(FLAG, wholeNumber(value)))
                && values.stream().map(SplitReader::isOne).distinct().count() == FLAG.size();
    }

    private static boolean isOneOf(List<Integer> numbers, Integer number) {
        return number != null && numbers.contains(number);
    }

    private static boolean isOne(String value) {
        Integer number = wholeNumber(value);
        return number == null ? YesNo.of(value).orElse(false) : number == 1;
    }

    private static Split meant(Split named, boolean isSo) {
        if (isSo) {
            return named;
        }
        return named == Split.TRAIN ? Split.TEST : Split.TRAIN;
    }

    private static String note(String column, Split named, Set<String> values) {
        String parts = values.stream()
                .sorted(Comparator.comparing(SplitReader::isOne))
                .map(value -> value + " as " + meant(named, isOne(value)).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "The split column '" + column + "' is read by its name: " + parts
                + ". If it means something else, write train, valid and test.";
    }

    private static Split word(String value) {
        String letters = value.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", "");
        String word = letters.replaceFirst(NEUTRAL, "");
        if (TRAIN.contains(word)) {
            return Split.TRAIN;
        }
        if (VALID.contains(word)) {
            return Split.VALID;
        }
        return TEST.contains(word) ? Split.TEST : null;
    }

    private static List<Split> numbered(String column, List<Integer> numbers) {
        List<Split> splits = NUMBERED.get(numbers);
        if (splits != null) {
            return splits;
        }
        String found = numbers.size() <= Examples.MOST
                ? numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : numbers.size() + " numbers from " + numbers.get(0) + " to " + numbers.get(numbers.size() - 1);
        String folds = numbers.size() > Examples.MOST ? " They may be folds, which do not say which rows test." : "";
        throw new InputException(
                "The split column '" + column + "' has " + found
                        + ", and it is not known which of them are training, validation and test rows." + folds,
                REMEDY + " Of numbers, 0 and 1 (train, test), 0 to 2 and 1 to 3 (train, valid, test) are understood.");
    }

    private static String note(String column, List<Integer> numbers, List<Split> splits) {
        List<String> parts = new ArrayList<>();
        for (int index = 0; index < numbers.size(); index++) {
            parts.add(numbers.get(index) + " as " + splits.get(index).name().toLowerCase(Locale.ROOT));
        }
        return "The split column '" + column + "' has numbers: " + String.join(", ", parts)
                + ". If they mean something else, write train, valid and test.";
    }

    private static List<Integer> wholeNumbers(Set<String> values) {
        return values.stream()
                .map(SplitReader::wholeNumber)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static Integer wholeNumber(String value) {
        return value.matches("\\d{1,6}(\\.0+)?") ? Integer.valueOf(value.replaceFirst("\\..*", "")) : null;
    }
}
