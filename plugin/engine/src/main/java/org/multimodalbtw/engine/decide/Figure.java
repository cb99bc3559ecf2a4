package org.multimodalbtw.engine.decide;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.evaluate.Estimate;

/**
 * A measured value of some rows.
 *
 * @param measure what was measured
 * @param part the rows, for a person: {@code "all"}, or which of the parts by predicted value
 * @param rows how many
 * @param meanPrediction the mean of what was predicted for them
 * @param estimate the value with its 95 % interval
 */
public record Figure(Measure measure, String part, long rows, OptionalDouble meanPrediction, Estimate estimate) {

    /** All rows together. */
    public static final String ALL = "all";

    static List<Figure> ofAll(List<Measure> measures, long rows, double meanPrediction, Estimate[] estimates) {
        return IntStream.range(0, measures.size())
                .mapToObj(index ->
                        new Figure(measures.get(index), ALL, rows, OptionalDouble.of(meanPrediction), estimates[index]))
                .toList();
    }
}
