package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Statistics of each variable over the window: how often it was measured (as log(1 + count)), mean, standard deviation, smallest,
 * largest, first and last value, slope of the last half against the first, and when it was last measured. NaN where a statistic does
 * not exist: all but the count where the variable was never measured.
 */
final class SeriesStatistics {

    private static final List<String> NAMES =
            List.of("count", "mean", "deviation", "lowest", "highest", "first", "last", "trend", "last time");

    /** How many statistics a variable has. */
    static final int SIZE = NAMES.size();

    /** Between the count and when it was last measured. */
    private static final int FIRST_OF_VALUES = 1;

    private final SeriesWindow window;
    private final int variables;
    private final long[] counts;
    private final double[] means;
    private final double[] squares;
    private final double[] lowest;
    private final double[] highest;
    private final double[] firstTimes;
    private final double[] firsts;
    private final double[] lastTimes;
    private final double[] lasts;
    private final double[][] halves;
    private final long[][] halfCounts;

    SeriesStatistics(SeriesWindow window, int variables) {
        this.window = window;
        this.variables = variables;
        counts = new long[variables];
        means = new double[variables];
        squares = new double[variables];
        lowest = new double[variables];
        highest = new double[variables];
        firstTimes = new double[variables];
        firsts = new double[variables];
        lastTimes = new double[variables];
        lasts = new double[variables];
        halves = new double[2][variables];
        halfCounts = new long[2][variables];
    }

    static List<String> names(List<SeriesVariable> variables) {
        List<String> names = new ArrayList<>();
        variables.forEach(variable -> NAMES.forEach(name -> names.add(variable.name() + ": " + name)));
        return names;
    }

    /** Whether a feature is computed of the values of a variable, not of their times alone. */
    static boolean isOfValue(int feature, int variable) {
        int statistic = feature - variable * SIZE;
        return statistic >= FIRST_OF_VALUES && statistic < SIZE - 1;
    }

    /** Variables x statistics. */
    double[] of(PatientSeries series) {
        clear();
        for (int i = 0; i < series.size(); i++) {
            if (window.contains(series.time(i))) {
                add(series.variable(i), series.time(i), series.value(i));
            }
        }
        double[] statistics = new double[variables * SIZE];
        Arrays.fill(statistics, Double.NaN);
        for (int variable = 0; variable < variables; variable++) {
            fill(variable, statistics);
        }
        return statistics;
    }

    private void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(means, 0);
        Arrays.fill(squares, 0);
        for (int half = 0; half < 2; half++) {
            Arrays.fill(halves[half], 0);
            Arrays.fill(halfCounts[half], 0);
        }
    }

    private void add(int variable, double time, double value) {
        long count = ++counts[variable];
        double step = value - means[variable];
        means[variable] += step / count;
        squares[variable] += step * (value - means[variable]);
        lowest[variable] = count == 1 ? value : Math.min(lowest[variable], value);
        highest[variable] = count == 1 ? value : Math.max(highest[variable], value);
        if (count == 1 || time < firstTimes[variable]) {
            firstTimes[variable] = time;
            firsts[variable] = value;
        }
        if (count == 1 || time >= lastTimes[variable]) {
            lastTimes[variable] = time;
            lasts[variable] = value;
        }
        int half = window.step(time, 2);
        halves[half][variable] += value;
        halfCounts[half][variable]++;
    }

    private void fill(int variable, double[] statistics) {
        int at = variable * SIZE;
        long count = counts[variable];
        statistics[at] = Math.log1p(count);
        if (count == 0) {
            return;
        }
        statistics[at + 1] = means[variable];
        statistics[at + 2] = count > 1 ? Math.sqrt(squares[variable] / count) : Double.NaN;
        statistics[at + 3] = lowest[variable];
        statistics[at + 4] = highest[variable];
        statistics[at + 5] = firsts[variable];
        statistics[at + 6] = lasts[variable];
        if (halfCounts[0][variable] > 0 && halfCounts[1][variable] > 0) {
            statistics[at + 7] =
                    halves[1][variable] / halfCounts[1][variable] - halves[0][variable] / halfCounts[0][variable];
        }
        statistics[at + 8] = window.share(lastTimes[variable]);
    }
}
