package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.weight.MutualInformation;

/**
 * Mutual information with a bootstrap interval. Rows are dealt to at most 100 blocks, those of a group to the same one, and blocks are drawn
 * with replacement, so that the cost of a resample does not grow with the rows.
 *
 * @param <T> what collects predictions
 */
final class InformationInterval<T extends MutualInformation.Mergeable<T>> {

    private static final int MOST_BLOCKS = 100;

    private final Supplier<T> empty;
    private final List<T> blocks = new ArrayList<>();
    private final Map<String, Integer> blockOfGroup = new HashMap<>();
    private int next;

    InformationInterval(Supplier<T> empty) {
        this.empty = empty;
    }

    /**
     * The collector for a row's predictions.
     *
     * @param group what the row belongs to, or {@code null}
     */
    T blockOf(String group) {
        int block = group == null
                ? next++ % MOST_BLOCKS
                : blockOfGroup.computeIfAbsent(group, name -> next++ % MOST_BLOCKS);
        while (blocks.size() <= block) {
            blocks.add(empty.get());
        }
        return blocks.get(block);
    }

    /** The information over all rows, with its 95 % interval. */
    Estimate estimate(long seed, ProgressMonitor monitor) {
        return Bootstrap.estimate(
                blocks.size(),
                seed,
                counts -> {
                    T all = empty.get();
                    for (int block = 0; block < counts.length; block++) {
                        monitor.checkCancelled();
                        all.merge(blocks.get(block), counts[block]);
                    }
                    return new double[] {all.value()};
                },
                monitor)[0];
    }
}
