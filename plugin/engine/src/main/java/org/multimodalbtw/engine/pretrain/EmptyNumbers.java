package org.multimodalbtw.engine.pretrain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * Which numbers of a modality of fixed shape stand for empty cells, by the names that encoders give: a number beside which a feature
 * {@code NAME: missing} is above 0, and statistics, exactly 0, of a variable that was never measured.
 */
final class EmptyNumbers {

    private static final String MISSING = ": missing";
    private static final String COUNT = ": count";

    /** Of each number where its sign of an empty cell stands, or -1. */
    private final int[] signs;

    /** Whether a number is a statistic of a variable that may not be measured. */
    private final boolean[] areStatistics;

    EmptyNumbers(TensorColumn column) {
        List<String> names = column.features();
        signs = new int[column.size()];
        Arrays.fill(signs, -1);
        areStatistics = new boolean[signs.length];
        IntStream.range(0, names.size()).forEach(i -> {
            String name = names.get(i);
            signs[i] = names.indexOf(name + MISSING);
            int end = name.lastIndexOf(": ");
            areStatistics[i] = end >= 0 && !name.endsWith(COUNT) && names.contains(name.substring(0, end) + COUNT);
        });
    }

    /** Whether a row's number is one that it has. */
    boolean isKnown(float[] values, int number) {
        boolean isEmpty = signs[number] >= 0 && values[signs[number]] > 0;
        return !isEmpty && !(areStatistics[number] && values[number] == 0);
    }
}
