package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of variables that differ only in upper and lower case or in spaces, and so may be of one variable, or that may be values. */
final class VariableNames {

    private static final int FEWEST_NUMBERS = 5;
    private static final double MOST = 0.9;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,4}[.,]\\d{1,3}");

    private VariableNames() {}

    /**
     * @param names all names of variables
     * @return that nearly all are numbers with decimals, as values are: a sentence; empty where few are
     */
    static Optional<String> values(Collection<String> names) {
        List<String> numbers = names.stream()
                .filter(name -> DECIMAL.matcher(CellText.strip(name)).matches())
                .toList();
        return numbers.size() < FEWEST_NUMBERS || numbers.size() < MOST * names.size()
                ? Optional.empty()
                : Optional.of(
                        numbers.size() + " of " + names.size()
                                + " variables are named by numbers with decimals, for example '"
                                + numbers.get(0)
                                + "', as values are: if they are values, choose another column of variables, or one row for each time.");
    }

    /**
     * @param counts how often each name occurs
     * @return which are alike, a sentence; empty where none are. One letter may be another than its capital.
     */
    static Optional<String> note(Map<String, Long> counts) {
        Map<String, List<String>> byPlain = new LinkedHashMap<>();
        counts.keySet().forEach(name -> byPlain.computeIfAbsent(Spellings.plain(name), plain -> new ArrayList<>())
                .add(name));
        List<List<String>> alike = byPlain.entrySet().stream()
                .filter(names -> names.getKey().length() > 1 && names.getValue().size() > 1)
                .map(Map.Entry::getValue)
                .toList();
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        String example = alike.get(0).stream()
                .map(name -> "'" + name + "' (" + counts.get(name) + ")")
                .collect(Collectors.joining(", "));
        int variables = alike.stream().mapToInt(List::size).sum();
        return Optional.of(variables + " variables differ from another only in case or spaces, for example " + example
                + ", and count as variables of their own: where they are one, write them alike.");
    }
}
