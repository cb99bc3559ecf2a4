package org.multimodalbtw.engine.evidence;

import java.util.Locale;
import org.multimodalbtw.engine.evaluate.Estimate;

/** Numbers as they stand in the tables of the report. */
final class Cells {

    private Cells() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static String meanAndDeviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2
                ? number(mean)
                : number(mean) + " ± " + number(Math.sqrt(squares / (values.length - 1)));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** In bold where it excludes zero. */
    static String interval(Estimate estimate) {
        String text =
                String.format(Locale.ROOT, "%+.4f [%+.4f, %+.4f]", estimate.value(), estimate.low(), estimate.high());
        return estimate.high() < 0 || estimate.low() > 0 ? "**" + text + "**" : text;
    }
}
