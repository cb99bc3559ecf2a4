package org.multimodalbtw.engine.report.page;

import java.util.List;
import org.multimodalbtw.engine.report.page.Svg.Anchor;
import org.multimodalbtw.engine.report.page.Svg.Stroke;

/** Bars from a line at 0 to the right and to the left, each with its name and its number. */
final class BarChart {

    private static final int NAMES = 190;
    private static final int NUMBERS = 90;
    private static final int ROW = 26;
    private static final int BAR = 14;

    private BarChart() {}

    /**
     * A bar.
     *
     * @param name what it is of
     * @param value how long it is; left of the line where it is negative; none for NaN
     * @param number the value for people
     */
    record Bar(String name, double value, String number) {}

    /**
     * @param alternative what the picture shows
     * @param bars at least one
     * @return the picture; bars to the left are not filled
     */
    static Svg of(String alternative, List<Bar> bars) {
        double low = Math.min(
                0,
                bars.stream()
                        .mapToDouble(Bar::value)
                        .filter(Double::isFinite)
                        .min()
                        .orElse(0));
        double high = Math.max(
                0,
                bars.stream()
                        .mapToDouble(Bar::value)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0));
        double range = high > low ? high - low : 1;
        int room = Svg.WIDTH - NAMES - NUMBERS;
        double zero = NAMES + room * (high > low ? -low / range : 0);
        Svg picture = new Svg(alternative, Svg.WIDTH, ROW * bars.size() + 4);
        for (int index = 0; index < bars.size(); index++) {
            Bar bar = bars.get(index);
            double middle = ROW * (index + .5) + 2;
            picture.name(bar.name(), middle + 5, NAMES - 10);
            if (Double.isFinite(bar.value())) {
                double length = Math.abs(bar.value()) / range * room;
                picture.bar(bar.value() < 0 ? zero - length : zero, middle - BAR / 2.0, length, BAR, bar.value() >= 0);
            }
            picture.words(bar.number(), Svg.WIDTH, middle + 5, Anchor.END);
        }
        return picture.line(zero, 0, zero, ROW * bars.size() + 4.0, Stroke.SOLID);
    }
}
