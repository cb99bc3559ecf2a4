package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names of variables that differ only in upper and lower case or in spaces, and so may be of one variable. */
final class VariableNames {

    private VariableNames() {}

    /**
     * @param counts how often each name occurs
     * @return which are alike, a sentence; empty where none are. One letter may be another than its capital.
     */
    static Optional<String> note(Map<String, Integer> counts) {
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
