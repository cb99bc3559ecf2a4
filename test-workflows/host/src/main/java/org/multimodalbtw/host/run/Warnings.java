package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What nodes warn of in runs that differ in the seed: each warning is said once, and counted where it comes again. */
final class Warnings {

    private static final int EXAMPLES = 3;
    private static final String NUMBER = "\\d+(\\.\\d+)?([eE][-+]?\\d+)?";

    private static final String ADVICE = "To take a column for something else:";

    /** Several nodes read the labels, and each says how it understands their split. */
    private static final String OF_SPLIT = "The split column '";

    private final Set<String> ofSplit = new HashSet<>();
    private final SaidBefore before;
    private boolean isAdvised;
    private final Map<Warning, String> said = new LinkedHashMap<>();
    private final Map<String, Integer> again = new LinkedHashMap<>();
    private final List<String> otherNumbers = new ArrayList<>();

    Warnings() {
        this(SaidBefore.nothing());
    }

    /** @param before what was said before the nodes run */
    Warnings(SaidBefore before) {
        this.before = before;
    }

    /** A warning; two that differ only in numbers are the same. */
    private record Warning(String source, String text) {}

    /**
     * @param source who warns, for example a node
     * @param text what it says
     * @return whether it is to be said: whether it did not say the same, but for numbers, in an earlier run
     */
    boolean isNew(String source, String text) {
        String first = said.putIfAbsent(new Warning(source, text.replaceAll(NUMBER, "#")), text);
        if (first == null) {
            return true;
        }
        again.merge(source, 1, Integer::sum);
        if (!first.equals(text)) {
            otherNumbers.add(source + ": " + text.replace('\n', ' '));
        }
        return false;
    }

    /**
     * @param source who warns, for example a node
     * @param text lines of a warning
     * @return the same, without what was said before the nodes ran, and without how to take a column for something else, and how the split is understood, where that was said
     */
    String unsaid(String source, String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            boolean isAdvice = line.contains(ADVICE);
            boolean isAgain = line.startsWith(OF_SPLIT) && !ofSplit.add(line);
            if (!isAgain && !before.isSaid(source, line) && (!isAdvice || !isAdvised)) {
                lines.add(line);
            }
            isAdvised |= isAdvice;
        }
        return String.join("\n", lines);
    }

    /** @return how often warnings came again, with up to three examples where their numbers were others; empty if never */
    List<String> repeated() {
        if (again.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        int count = again.values().stream().mapToInt(Integer::intValue).sum();
        lines.add("The warnings above came again, and are not repeated, "
                + (count == 1 ? "once" : count + " times") + ": "
                + again.entrySet().stream()
                        .map(source -> source.getKey() + " " + source.getValue())
                        .collect(Collectors.joining(", "))
                + ".");
        if (!otherNumbers.isEmpty()) {
            lines.add(otherNumbers.size() + " of them with other numbers, for example:");
            otherNumbers.stream().limit(EXAMPLES).forEach(example -> lines.add("  " + example));
        }
        return lines;
    }
}
