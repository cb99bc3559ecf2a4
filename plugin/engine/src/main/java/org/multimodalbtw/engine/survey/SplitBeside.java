package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.Examples;

/** A column of measurements that says which rows train and which test, and that only the labels' file can say. */
final class SplitBeside {

    private static final Set<String> TRAIN =
            ColumnWords.set("train training trainset trainingset derivation development");
    private static final Set<String> OTHERS = ColumnWords.set(
            "valid validation val dev test testing testset validset validationset holdout tuning external internal");
    private static final String SPLIT = "split";

    private SplitBeside() {}

    /** What becomes of it: a clause; empty where it is none by its name and words. */
    static Optional<String> clause(ColumnCells cells) {
        List<String> words = cells.texts().keySet().stream()
                .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""))
                .distinct()
                .toList();
        boolean isNamed = cells.name().equalsIgnoreCase(SPLIT) || NamedLike.split(cells.name());
        boolean isSplit = isNamed
                && cells.plainNumbers() == 0
                && words.size() > 1
                && words.stream().anyMatch(TRAIN::contains)
                && words.stream().allMatch(word -> TRAIN.contains(word) || OTHERS.contains(word));
        return isSplit
                ? Optional.of("by its name and words, "
                        + Examples.of(cells.texts().keySet().stream().sorted().toList())
                        + " in " + cells.textCells()
                        + " rows, it says which rows train and test, but it is learnt from as any other column;"
                        + " to use it as the split, write it into the labels' file as 'split', else leave it out")
                : Optional.empty();
    }
}
