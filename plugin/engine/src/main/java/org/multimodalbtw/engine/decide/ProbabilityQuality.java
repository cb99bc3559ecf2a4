package org.multimodalbtw.engine.decide;

import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Bootstrap;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.RankedClass;

/** How well probabilities of an event order rows, and how far they can be taken at their word. */
public final class ProbabilityQuality implements Bootstrap.Statistic {

    /** What is measured, in the order of {@link #values}. */
    public static final List<Measure> MEASURES = List.of(
            Measure.AUROC,
            Measure.AVERAGE_PRECISION,
            Measure.BRIER,
            Measure.IN_THE_LARGE,
            Measure.INTERCEPT,
            Measure.SLOPE);

    private final EventRows rows;
    private final RankedClass ranked;
    private final Recalibration recalibration;

    ProbabilityQuality(EventRows rows) {
        this.rows = rows;
        ranked = new RankedClass(rows.scores(), rows.events());
        recalibration = new Recalibration(rows);
    }

    /**
     * @param rows rows with probabilities, at least one
     * @param seed the same seed gives the same intervals
     * @param monitor progress and cancel
     * @return all measures with intervals by bootstrap over rows or groups
     */
    public static List<Figure> of(EventRows rows, long seed, ProgressMonitor monitor) {
        Estimate[] estimates = Bootstrap.estimate(rows.units(), seed, new ProbabilityQuality(rows), monitor);
        double mean = Arrays.stream(rows.scores()).average().orElse(Double.NaN);
        return Figure.ofAll(MEASURES, rows.size(), mean, estimates);
    }

    @Override
    public double[] values(int[] counts) {
        double[] areas = ranked.areas(counts);
        long all = 0;
        double squares = 0;
        double errors = 0;
        for (int row = 0; row < counts.length; row++) {
            double error = (rows.events()[row] ? 1 : 0) - rows.scores()[row];
            all += counts[row];
            errors += counts[row] * error;
            squares += counts[row] * error * error;
        }
        return new double[] {
            areas[0],
            areas[1],
            squares / all,
            errors / all,
            recalibration.intercept(counts),
            recalibration.slope(counts)
        };
    }
}
