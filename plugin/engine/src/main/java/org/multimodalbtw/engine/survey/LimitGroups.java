package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;

/** Limits that are groups of patients and no numbers, as {@code <=40} and {@code >40}: no cell has a number itself, and few limits come again and again. */
final class LimitGroups {

    private static final int MOST = 6;
    private static final int FEWEST_CELLS = 3;

    private LimitGroups() {}

    /**
     * @param cells a column
     * @param written those of its cells that are numbers as people write them
     * @param none what stands for no result
     * @return what they are: a clause; empty where they are no groups
     */
    static Optional<String> clause(ColumnCells cells, WrittenNumbers written, NoResult none) {
        Set<String> groups = new TreeSet<>(cells.texts().keySet());
        groups.removeAll(none.texts());
        boolean mayBe = cells.plainNumbers() == 0
                && cells.knowsAllTexts()
                && groups.size() > 1
                && groups.size() <= MOST
                && written.limits() == written.count()
                && groups.stream().allMatch(written::isNumber);
        if (!mayBe || groups.stream().anyMatch(group -> cells.texts().get(group) < FEWEST_CELLS)) {
            return Optional.empty();
        }
        Set<Boolean> sides = groups.stream().map(LimitGroups::isBelow).collect(Collectors.toSet());
        return sides.size() < 2
                ? Optional.empty()
                : Optional.of("no cell is a number, and " + Examples.of(List.copyOf(groups))
                        + " are groups of patients on both sides of a limit");
    }

    private static boolean isBelow(String text) {
        String signed = LimitWords.signed(text).strip();
        return signed.startsWith("<") || signed.startsWith("≤");
    }
}
