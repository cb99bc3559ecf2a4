package org.multimodalbtw.engine.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Lines over sizes that double or grow tenfold, as SVG; the figures start at 0.
 *
 * @param title what is drawn, with its unit
 * @param axis what the sizes are
 * @param sizes ascending, above 0
 * @param lines one figure a size each
 */
record LineChart(String title, String axis, double[] sizes, List<Line> lines) {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 45;
    private static final List<String> COLOURS = List.of("#1a5f96", "#c2571a");

    /**
     * @param name empty where there is one line only
     * @param figures at least 0
     */
    record Line(String name, double[] figures) {}

    /** A picture of several charts. */
    static String besideEachOther(LineChart... charts) {
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"%s by %s\">\n"
                        .formatted(
                                WIDTH * charts.length,
                                HEIGHT,
                                String.join(
                                        " and ",
                                        Arrays.stream(charts)
                                                .map(LineChart::title)
                                                .toList()),
                                charts[0].axis));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (int i = 0; i < charts.length; i++) {
            svg.append("<g transform=\"translate(%d 0)\">\n".formatted(i * WIDTH));
            charts[i].draw(svg);
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg) {
        text(svg, LEFT, 20, "start", title);
        text(svg, (LEFT + WIDTH - RIGHT) / 2., HEIGHT - 10, "middle", axis);
        double top = top();
        for (int i = 0; i <= 4; i++) {
            double y = y(top * i / 4);
            svg.append(svg("<path d=\"M%d %.1f H%d\" stroke=\"#d5dae1\"/>\n", LEFT, y, WIDTH - RIGHT));
            text(svg, LEFT - 6, y + 4, "end", String.format(Locale.ROOT, "%,.0f", top * i / 4));
        }
        for (double size : sizes) {
            text(svg, x(size), HEIGHT - BOTTOM + 18, "middle", String.format(Locale.ROOT, "%,.0f", size));
        }
        for (int i = 0; i < lines.size(); i++) {
            line(svg, lines.get(i), COLOURS.get(i), WIDTH - RIGHT - 130 + 70 * i);
        }
    }

    private void line(StringBuilder svg, Line line, String colour, int legend) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < sizes.length; i++) {
            double x = x(sizes[i]);
            double y = y(line.figures[i]);
            points.append(svg("%.1f,%.1f ", x, y));
            svg.append(svg("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", x, y, colour));
        }
        svg.append(svg(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>\n",
                points.toString().strip(), colour));
        svg.append(svg("<text x=\"%d\" y=\"20\" fill=\"%s\">%s</text>\n", legend, colour, line.name));
    }

    private double top() {
        double most = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.figures))
                .max()
                .orElseThrow();
        double unit = Math.pow(10, Math.floor(Math.log10(most)));
        return Math.ceil(most / unit) * unit;
    }

    private double x(double size) {
        double first = Math.log(sizes[0]);
        double share = (Math.log(size) - first) / (Math.log(sizes[sizes.length - 1]) - first);
        return LEFT + 10 + share * (WIDTH - LEFT - RIGHT - 30);
    }

    private double y(double figure) {
        return HEIGHT - BOTTOM - figure / top() * (HEIGHT - TOP - BOTTOM);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append(svg(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222a35\">%s</text>\n", x, y, anchor, words));
    }

    private static String svg(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
