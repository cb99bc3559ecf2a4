package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.encode.FeatureScale;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.tensor.Items;

/**
 * What the numbers of an encoded series add to a prediction: by variable and statistic, or by variable and quarter of the window.
 *
 * @param window the span of time
 * @param variables those that are known
 * @param settings how the series was encoded
 */
record SeriesShares(SeriesWindow window, List<SeriesVariable> variables, SeriesEncoderSettings settings) {

    private static final int QUARTERS = 4;

    /** A statistic of 0, the training mean, is that of a variable which has none, but for the count. */
    List<FeatureShare> ofStatistics(FeatureScale scale, float[] values, double[] shares) {
        List<String> names = SeriesStatistics.names(variables);
        List<FeatureShare> named = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            int kept = scale.kept().get(i);
            double value = scale.means().get(i) + values[i] * scale.deviations().get(i);
            named.add(new FeatureShare(
                    names.get(kept), values[i] == 0 ? "" : text(kept % SeriesStatistics.SIZE, value), shares[i]));
        }
        return named;
    }

    private String text(int statistic, double value) {
        if (statistic == 0) {
            return String.valueOf(Math.round(Math.expm1(value)));
        }
        boolean isTime = statistic == SeriesStatistics.SIZE - 1;
        return FeatureShare.text(isTime ? window.from() + value * (window.to() - window.from()) : value);
    }

    List<FeatureShare> ofGrid(float[] values, double[] shares) {
        Sums sums = new Sums();
        int width = variables.size();
        int channels = values.length / settings.steps() / width;
        for (int i = 0; i < shares.length; i++) {
            int step = i / (channels * width);
            int variable = i % width;
            boolean isValue = i / width % channels == 0;
            boolean isMeasured = isValue && values[i + width] > 0;
            int quarter = Math.min(QUARTERS - 1, step * QUARTERS / settings.steps());
            sums.add(variable, quarter, shares[i], isMeasured, values[i]);
        }
        return sums.named();
    }

    List<FeatureShare> ofEvents(float[] values, double[] shares) {
        Sums sums = new Sums();
        for (int i = 0; i < shares.length; i++) {
            int at = i * Items.EVENT_SIZE;
            int quarter = Math.min(QUARTERS - 1, (int) (values[at] * QUARTERS));
            sums.add((int) values[at + 2], quarter, shares[i], true, values[at + 1]);
        }
        return sums.named();
    }

    /** Shares and measured values by variable and quarter of the window. */
    private final class Sums {

        private final double[][] shares = new double[variables.size()][QUARTERS];
        private final double[][] sums = new double[variables.size()][QUARTERS];
        private final int[][] counts = new int[variables.size()][QUARTERS];

        void add(int variable, int quarter, double share, boolean isMeasured, double value) {
            shares[variable][quarter] += share;
            if (isMeasured) {
                sums[variable][quarter] += value;
                counts[variable][quarter]++;
            }
        }

        List<FeatureShare> named() {
            List<FeatureShare> named = new ArrayList<>();
            for (int variable = 0; variable < shares.length; variable++) {
                for (int quarter = 0; quarter < QUARTERS; quarter++) {
                    int count = counts[variable][quarter];
                    if (count > 0 || shares[variable][quarter] != 0) {
                        named.add(new FeatureShare(
                                name(variable, quarter),
                                count == 0 ? "" : value(variable, sums[variable][quarter] / count),
                                shares[variable][quarter]));
                    }
                }
            }
            return named;
        }
    }

    private String name(int variable, int quarter) {
        double length = (window.to() - window.from()) / QUARTERS;
        return variables.get(variable).name() + ", " + FeatureShare.text(window.from() + quarter * length) + " to "
                + FeatureShare.text(window.from() + (quarter + 1) * length);
    }

    private String value(int variable, double standardised) {
        SeriesVariable scale = variables.get(variable);
        return FeatureShare.text(scale.mean() + standardised * scale.deviation());
    }
}
