package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.stream.DoubleStream;
import org.multimodalbtw.engine.decide.Figure;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.report.page.Svg.Anchor;
import org.multimodalbtw.engine.report.page.Svg.Stroke;

/** What was predicted against what came true, with intervals: on the dashed line both are the same. */
final class AgreementChart {

    private static final int LEFT = 70;
    private static final int TOP = 10;
    private static final int RIGHT = 30;
    private static final int SIDE = 300;
    private static final int HEIGHT = TOP + SIDE + 46;
    private static final int STEPS = 5;

    /** How to read it, for below it. */
    static final String CAPTION =
            "Across: what was predicted. Up: what came true, with its 95 % interval. Above the dashed line the model says too little, "
                    + "below it too much.";

    private AgreementChart() {}

    /**
     * @param alternative what the picture shows
     * @param bins at least one part, of {@link org.multimodalbtw.engine.decide.CalibrationBins#shown}
     * @param areShares whether both are from 0 to 1
     * @return the picture
     */
    static Svg of(String alternative, List<Figure> bins, boolean areShares) {
        double low = areShares ? 0 : values(bins).min().orElse(0);
        double high = areShares ? 1 : values(bins).max().orElse(1);
        double range = high > low ? high - low : 1;
        Svg picture = new Svg(alternative, LEFT + SIDE + RIGHT, HEIGHT);
        for (int step = 0; step <= STEPS; step++) {
            double at = SIDE * step / (double) STEPS;
            String number =
                    areShares ? Written.share(step / (double) STEPS) : Written.number(low + range * step / STEPS);
            picture.line(LEFT + at, TOP, LEFT + at, TOP + SIDE + 4, Stroke.FAINT)
                    .line(LEFT - 4, TOP + SIDE - at, LEFT + SIDE, TOP + SIDE - at, Stroke.FAINT)
                    .words(number, LEFT + at, TOP + SIDE + 20, Anchor.MIDDLE)
                    .words(number, LEFT - 8, TOP + SIDE - at + 4, Anchor.END);
        }
        picture.line(LEFT, TOP + SIDE, LEFT + SIDE, TOP, Stroke.DASHED);
        for (Figure bin : bins) {
            double x = LEFT + SIDE * (predicted(bin) - low) / range;
            double scale = SIDE / range;
            Estimate seen = bin.estimate();
            double from = Double.isNaN(seen.low()) ? seen.value() : Math.max(low, seen.low());
            double to = Double.isNaN(seen.high()) ? seen.value() : Math.min(high, seen.high());
            picture.line(x, TOP + SIDE - (from - low) * scale, x, TOP + SIDE - (to - low) * scale, Stroke.SOLID)
                    .point(x, TOP + SIDE - (seen.value() - low) * scale, 4);
        }
        return picture.words("predicted", LEFT + SIDE / 2.0, HEIGHT - 4, Anchor.MIDDLE);
    }

    private static double predicted(Figure bin) {
        return bin.meanPrediction().orElseThrow();
    }

    private static DoubleStream values(List<Figure> bins) {
        return bins.stream()
                .flatMapToDouble(bin -> DoubleStream.of(
                        predicted(bin),
                        bin.estimate().value(),
                        bin.estimate().low(),
                        bin.estimate().high()))
                .filter(Double::isFinite);
    }
}
