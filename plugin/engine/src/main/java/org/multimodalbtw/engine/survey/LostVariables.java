package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.encode.PairColumns;

/** Variables of a series nearly all of whose values are no numbers, as blood pressures written {@code 108/81}, so that they are lost as a whole. */
public final class LostVariables {

    private static final double NEARLY_ALL = 0.9;
    /** Fewer may be slips. */
    private static final int FEWEST = 3;
    /** With more variables, only these are followed. */
    private static final int MOST = 10_000;

    private final Map<String, Values> variables = new LinkedHashMap<>();

    private static final class Values {

        private long all;
        private long lost;
        private long pairs;
        private String example = "";

        private boolean areLost() {
            return lost >= FEWEST && lost >= NEARLY_ALL * all;
        }

        private boolean arePairs() {
            return pairs >= NEARLY_ALL * lost;
        }
    }

    /**
     * @param variable what was measured, not blank
     * @param cell a value that is not empty, as it is written
     * @param isNumber whether it is read as a number
     */
    public void add(String variable, String cell, boolean isNumber) {
        if (variables.size() == MOST && !variables.containsKey(variable)) {
            return;
        }
        Values values = variables.computeIfAbsent(variable, name -> new Values());
        values.all++;
        if (!isNumber) {
            values.example = values.lost++ == 0 ? cell : values.example;
            values.pairs += TwoNumbers.numbers(cell).isPresent() ? 1 : 0;
        }
    }

    /** @return which variables are lost, and how to use them: a clause behind that of the cells that are no numbers; empty where none is */
    public Optional<String> clause() {
        List<String> pairs = new ArrayList<>();
        List<String> words = new ArrayList<>();
        variables.forEach((name, values) -> {
            if (values.areLost()) {
                (values.arePairs() ? pairs : words).add(name);
            }
        });
        List<String> clauses = new ArrayList<>();
        if (!pairs.isEmpty()) {
            String first = pairs.get(0);
            clauses.add(lost(pairs) + ": to use " + (pairs.size() == 1 ? "it" : "them")
                    + ", write each of the two numbers in a row of its own, for example as variables '"
                    + PairColumns.FIRST.nameFor(first) + "' and '" + PairColumns.SECOND.nameFor(first) + "'");
        }
        if (!words.isEmpty()) {
            clauses.add(lost(words) + ": to use " + (words.size() == 1 ? "it" : "them")
                    + ", write numbers in place of the words, for example 0 for negative and 1 for positive");
        }
        return clauses.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", clauses));
    }

    private String lost(List<String> names) {
        String some = names.stream()
                .limit(Examples.MOST)
                .map(name -> {
                    Values values = variables.get(name);
                    return (values.lost == values.all ? "all " + values.all : values.lost + " of " + values.all)
                            + " values of '" + name + "', such as '" + values.example + "'";
                })
                .collect(Collectors.joining(", "));
        return "among them are " + some
                + (names.size() > Examples.MOST
                        ? ", and those of " + (names.size() - Examples.MOST) + " other variables"
                        : "");
    }
}
