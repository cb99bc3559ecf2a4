package org.multimodalbtw.engine.encode.series;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.tensor.Items;

/**
 * A series as it was measured: of each measurement in the window its time as a share of the window, its standardised value, and its
 * variable, in the order of time. Of too many, the latest are kept.
 */
final class SeriesEvents {

    private final SeriesWindow window;
    private final List<SeriesVariable> variables;
    private final int most;
    private final double clip;
    private long leftOut;

    /** @param most so many measurements of a patient are kept */
    SeriesEvents(SeriesWindow window, List<SeriesVariable> variables, int most, double clip) {
        this.window = window;
        this.variables = variables;
        this.most = most;
        this.clip = clip;
    }

    /** @return the sizes of the dimensions */
    static List<Integer> shape(int most) {
        return List.of(most, Items.EVENT_SIZE);
    }

    /** Measurements x (time, value, variable). */
    float[] of(PatientSeries series) {
        int[] inside = IntStream.range(0, series.size())
                .filter(i -> window.contains(series.time(i)))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> series.time(i))
                        .thenComparingInt(series::variable)
                        .thenComparingDouble(series::value))
                .mapToInt(Integer::intValue)
                .toArray();
        int first = Math.max(0, inside.length - most);
        leftOut += first;
        float[] events = new float[(inside.length - first) * Items.EVENT_SIZE];
        for (int i = first; i < inside.length; i++) {
            int at = (i - first) * Items.EVENT_SIZE;
            SeriesVariable variable = variables.get(series.variable(inside[i]));
            events[at] = (float) window.share(series.time(inside[i]));
            events[at + 1] = (float) variable.standardised(series.value(inside[i]), clip);
            events[at + 2] = series.variable(inside[i]);
        }
        return events;
    }

    /** How many measurements were left out because their patients had too many. */
    long leftOut() {
        return leftOut;
    }
}
