package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.survey.DateText;
import org.multimodalbtw.engine.survey.DoubtfulClasses;
import org.multimodalbtw.engine.survey.TargetTexts;
import org.multimodalbtw.engine.survey.UnknownClasses;

/**
 * Classes that hardly any row has: with one or two training rows nothing is learnt of them, and scores of a part without them say nothing
 * of them.
 *
 * @param classes the classes that are learnt
 * @param counts how many rows of each part have each class
 */
record RareClasses(List<String> classes, Map<Split, long[]> counts) {

    private static final int FEW = 2;
    /** Of fewer test rows all classes are rare. */
    private static final int FEWEST_TESTS = 10;

    static RareClasses of(TrainingRows rows) {
        boolean hasClasses = GroundTruth.ofNoRow(rows.target()).asClasses().isPresent();
        List<String> classes = hasClasses ? rows.target().classes() : List.of();
        Map<Split, long[]> counts = new EnumMap<>(Split.class);
        for (int row = 0; row < rows.size() && !classes.isEmpty(); row++) {
            int index = rows.outcomes().stratum(row);
            if (index >= 0) {
                counts.computeIfAbsent(rows.split(row), split -> new long[classes.size()])[index]++;
            }
        }
        return new RareClasses(classes, counts);
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        long[] training = counts.getOrDefault(Split.TRAIN, new long[classes.size()]);
        List<String> few = names(index -> training[index] <= FEW);
        if (!few.isEmpty()) {
            sentences.add((few.size() == 1 ? "The class " : "The classes ") + Examples.of(few)
                    + (few.size() == 1 ? " has" : " have") + " at most " + FEW
                    + " training rows: hardly anything is learnt of " + (few.size() == 1 ? "it." : "them."));
        }
        List<String> dates = names(index -> DateText.isDate(classes.get(index)));
        if (!dates.isEmpty() && dates.size() == classes.size()) {
            sentences.add("The classes are dates, " + Examples.of(dates)
                    + ": to predict when something happens, write the days until then, as numbers.");
        }
        List<String> unknown = unknown();
        if (!unknown.isEmpty()) {
            sentences.add(Examples.of(unknown) + (unknown.size() == 1 ? " is a class" : " are classes")
                    + ": if rows of " + (unknown.size() == 1 ? "it" : "them")
                    + " have no known outcome, empty these cells, and the rows take no part.");
        }
        for (Split part : List.of(Split.VALID, Split.TEST)) {
            long[] found = counts.get(part);
            List<String> lacking = found == null ? List.of() : names(index -> found[index] == 0);
            if (!lacking.isEmpty()) {
                String rows = part.name().toLowerCase(Locale.ROOT) + " row";
                sentences.add("No " + rows + " is of the " + (lacking.size() == 1 ? "class " : "classes ")
                        + Examples.of(lacking) + ": scores of " + rows + "s say nothing of "
                        + (lacking.size() == 1 ? "it." : "them."));
            }
        }
        long[] tests = counts.getOrDefault(Split.TEST, new long[classes.size()]);
        List<String> single = names(index -> tests[index] == 1);
        if (!single.isEmpty() && LongStream.of(tests).sum() >= FEWEST_TESTS) {
            sentences.add("Only 1 test row is of " + (single.size() == 1 ? "the class " : "each of the classes ")
                    + Examples.of(single) + ": scores of test rows, such as the AUROC, say hardly anything of "
                    + (single.size() == 1 ? "it." : "them."));
        }
        return sentences;
    }

    /** Without those that are said of the labels' texts already. */
    private List<String> unknown() {
        List<String> unknown = new ArrayList<>(UnknownClasses.of(classes).names());
        unknown.addAll(DoubtfulClasses.of(classes).names());
        unknown.removeIf(TargetTexts::isForEmpty);
        return unknown;
    }

    /**
     * @param all the classes of all rows
     * @param target the column that is predicted
     * @return which of them are not learnt: a sentence; empty where all are
     */
    Optional<String> unlearnt(List<String> all, String target) {
        List<String> lacking =
                all.stream().filter(name -> !classes.contains(name)).toList();
        boolean isOne = lacking.size() == 1;
        return lacking.isEmpty() || classes.isEmpty()
                ? Optional.empty()
                : Optional.of("No training row is of the " + (isOne ? "class " : "classes ") + Examples.of(lacking)
                        + " of '"
                        + target + "': " + (isOne ? "it is" : "they are")
                        + " never predicted, and decisions and alarms cannot be about " + (isOne ? "it." : "them."));
    }

    private List<String> names(IntPredicate wanted) {
        return IntStream.range(0, classes.size())
                .filter(wanted)
                .mapToObj(classes::get)
                .toList();
    }
}
