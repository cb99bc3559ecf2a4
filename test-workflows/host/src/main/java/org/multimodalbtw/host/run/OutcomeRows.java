package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.ClassNames;
import org.multimodalbtw.engine.survey.QuantitiesAsClasses;
import org.multimodalbtw.engine.survey.TargetNumbers;
import org.multimodalbtw.engine.survey.UniqueTexts;
import org.multimodalbtw.engine.survey.YesNo;

/** What the rows of the labels hold in one column that is predicted. */
final class OutcomeRows {

    private static final int MOST_SHOWN = 6;
    /** Hardly anything is learnt of a class with fewer rows. */
    private static final int FEW = 5;
    /** More different numbers are no classes unless somebody says so, and need not be counted. */
    private static final int MOST_NUMBERS = 1000;

    private final TableColumn column;
    private final int index;
    private final TargetNumbers numbers = new TargetNumbers();
    private final Map<String, Integer> texts = new TreeMap<>();
    private long rows;
    private long empty;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    /**
     * @param column a column of the labels
     * @param index its position
     */
    OutcomeRows(TableColumn column, int index) {
        this.column = column;
        this.index = index;
    }

    void add(TableRows.Row row) {
        rows++;
        if (row.isMissing(index)) {
            empty++;
            return;
        }
        if (!isOfNumbers()) {
            texts.merge(row.category(index).strip(), 1, Integer::sum);
            return;
        }
        double number = row.number(index);
        numbers.add(number);
        lowest = Math.min(lowest, number);
        highest = Math.max(highest, number);
        if (texts.size() < MOST_NUMBERS) {
            texts.merge(Limits.number(number), 1, Integer::sum);
        }
    }

    String name() {
        return column.name();
    }

    boolean isMissing(TableRows.Row row) {
        return row.isMissing(index);
    }

    /** The class of a row that has one, as it is written. */
    String className(TableRows.Row row) {
        return row.category(index).strip();
    }

    boolean isOfNumbers() {
        return column.kind() == TableColumn.Kind.NUMBER;
    }

    boolean hasTwoValues() {
        return texts.size() == 2;
    }

    boolean isComplete() {
        return empty == 0;
    }

    boolean hasClass(String name) {
        return texts.keySet().stream().anyMatch(text -> ClassNames.areSame(text, name.strip()));
    }

    TargetNumbers numbers() {
        return numbers;
    }

    /**
     * @param predicted what the target is, as the learner calls it, where that is chosen
     * @return whether it is predicted as a number
     */
    boolean isNumber(Optional<String> predicted) {
        return isOfNumbers() && predicted.map("NUMBER"::equals).orElse(!numbers.areClasses());
    }

    /**
     * Texts that are no classes though each would be one.
     *
     * @param file the name of the labels' file without its ending
     * @throws InputException if they are quantities, or each row has its own
     */
    void requireClasses(String file) {
        if (isOfNumbers()) {
            return;
        }
        String place = "'" + file + "/" + name();
        QuantitiesAsClasses.of(texts).ifPresent(found -> {
            throw new InputException(
                    "'" + name() + "' is to be predicted: " + found.what() + ", and each text would be a class.",
                    (found.areDurations()
                                    ? "To predict how long, in hours: --column " + place + "=number'. "
                                    : "To predict a number: write all in one unit, as numbers. ")
                            + "If the texts are classes: --column " + place + "=category'.");
        });
        UniqueTexts.of(texts).ifPresent(found -> {
            throw new InputException(
                    "'" + name() + "' is to be predicted: " + found.problem(),
                    found.remedy() + " If the texts are classes all the same: --column " + place + "=category'.");
        });
    }

    /**
     * @param predicted what the target is, as the learner calls it, where that is chosen
     * @return what was taken, a sentence
     */
    String sentence(Optional<String> predicted) {
        if (empty == rows) {
            return "'" + name() + "' is empty in all " + rows(rows) + ": nothing can be learnt of it.";
        }
        return (isNumber(predicted) ? ofNumber() : ofClasses()) + lacking() + ".";
    }

    private String ofNumber() {
        return "'" + name() + "' is predicted as a number, from " + Limits.number(lowest) + " to "
                + Limits.number(highest) + ", in " + rows(rows - empty);
    }

    private String ofClasses() {
        Map<String, Integer> classes = classes();
        if (classes.size() == 1) {
            return "'" + name() + "' is '" + classes.keySet().iterator().next() + "' in all " + rows(rows - empty)
                    + " that have a value, so that there is nothing to learn";
        }
        List<Map.Entry<String, Integer>> sorted = classes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .toList();
        String shown = sorted.stream()
                .limit(MOST_SHOWN)
                .map(entry -> "'" + entry.getKey() + "' (" + rows(entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
        String more = sorted.size() > MOST_SHOWN ? " and " + (sorted.size() - MOST_SHOWN) + " more" : "";
        return "'" + name() + "' is predicted as one of " + classes.size() + " classes: " + shown + more + rare(sorted);
    }

    /** Of two classes, the other is all that is left without the rare one. */
    private static String rare(List<Map.Entry<String, Integer>> sorted) {
        long few = sorted.stream().filter(entry -> entry.getValue() < FEW).count();
        if (few == 0) {
            return "";
        }
        if (sorted.size() == 2) {
            String rare = few == 1 ? "'" + sorted.get(1).getKey() + "' has" : "both have";
            return "; " + rare + " fewer than " + FEW
                    + " rows, so that hardly anything is learnt, and figures say little: add"
                    + " patients, or predict something that more of them have";
        }
        return few == 1
                ? "; 1 class has fewer than " + FEW
                        + " rows, so that hardly anything is learnt of it: join it with another, or empty its cells"
                : "; " + few + " classes have fewer than " + FEW
                        + " rows, so that hardly anything is learnt of them: join them with others, or empty their cells";
    }

    /** The classes as the learner names them, and how many rows have each. */
    private Map<String, Integer> classes() {
        ClassNames names = new ClassNames(texts.keySet());
        Map<String, Integer> classes = new TreeMap<>();
        texts.forEach((text, count) -> classes.merge(names.of(text), count, Integer::sum));
        return classes;
    }

    private String lacking() {
        return empty == 0
                ? ""
                : "; " + empty + " of " + rows(rows) + (empty == 1 ? " has" : " have") + " no value and "
                        + (empty == 1 ? "takes" : "take") + " no part";
    }

    /**
     * What keeps it from being one of several labels.
     *
     * @return a sentence each: cells that say neither yes nor no, or the same in all rows
     */
    List<String> asLabel() {
        List<String> problems = new ArrayList<>();
        Map<String, Integer> unclear = new TreeMap<>(texts);
        unclear.keySet()
                .removeIf(text ->
                        text.equals("0") || text.equals("1") || YesNo.of(text).isPresent());
        if (!unclear.isEmpty()) {
            String shown = unclear.entrySet().stream()
                    .limit(MOST_SHOWN)
                    .map(text -> "'" + text.getKey() + "' (" + rows(text.getValue()) + ")")
                    .collect(Collectors.joining(", "));
            problems.add("Label '" + name() + "' says " + shown + ", which is neither yes nor no.");
        } else if (texts.size() == 1) {
            problems.add("Label '" + name() + "' is '"
                    + texts.keySet().iterator().next() + "' in all " + rows(rows - empty) + " that have a value.");
        } else if (texts.isEmpty()) {
            problems.add("Label '" + name() + "' is empty in all rows.");
        }
        return problems;
    }

    static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
