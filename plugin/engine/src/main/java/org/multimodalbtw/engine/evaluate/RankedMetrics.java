package org.multimodalbtw.engine.evaluate;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Metrics of which two are areas under curves, averaged over the classes or labels for which they are defined. */
abstract class RankedMetrics implements Bootstrap.Statistic {

    /** The classes or labels whose areas are averaged. */
    abstract RankedClass[] ranked();

    /**
     * @param counts how often each row counts
     * @param auroc the mean area under the ROC curve
     * @param averagePrecision the mean average precision
     * @return all metrics
     */
    abstract double[] values(int[] counts, double auroc, double averagePrecision);

    @Override
    public final double[] values(int[] counts) {
        return values(Draws.of(counts))[0];
    }

    @Override
    public final double[][] values(Draws draws) {
        RankedClass.Areas[] areas =
                Arrays.stream(ranked()).map(one -> one.measure(draws)).toArray(RankedClass.Areas[]::new);
        return IntStream.range(0, draws.size())
                .mapToObj(resample -> values(
                        draws.of(resample),
                        meanOfDefined(Arrays.stream(areas).mapToDouble(one -> one.auroc()[resample])),
                        meanOfDefined(Arrays.stream(areas).mapToDouble(one -> one.averagePrecision()[resample]))))
                .toArray(double[][]::new);
    }

    /** The mean of what is not NaN; NaN where all is. */
    static double meanOfDefined(DoubleStream values) {
        return values.filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }
}
