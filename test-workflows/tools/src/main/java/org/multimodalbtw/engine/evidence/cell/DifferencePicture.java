package org.multimodalbtw.engine.evidence.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.multimodalbtw.engine.evaluate.Estimate;

/** How much larger the loss of others is than ours, in percent of ours, with 95 % intervals: an SVG that follows the reader's light or dark theme. */
final class DifferencePicture {

    private static final int WIDTH = 760;
    private static final int LEFT = 150;
    private static final int RIGHT = 30;
    private static final int TOP = 64;
    private static final int ROW = 58;
    private static final int STEP = 16;
    private static final double PERCENT = 100;
    private static final double TEN = 10;
    private static final List<Integer> TICKS = List.of(-50, -25, 0, 25, 50, 75, 100);
    private static final List<String> NAMES =
            List.of("ours, unweighted", "best peer in our time", "best peer in ten times our time");

    private static final String STYLE =
            """
            <style>
              text { fill: #222a35 } .axis { stroke: #c9d0d9 } .zero { stroke: #222a35 }
              .m0 { stroke: #5c6773; fill: #5c6773 } .m1 { stroke: #1a5f96; fill: #1a5f96 } .m2 { stroke: #c2571a; fill: #c2571a }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6e9ee } .axis { stroke: #444c57 } .zero { stroke: #e6e9ee }
                .m0 { stroke: #aab3bf; fill: #aab3bf } .m1 { stroke: #69b1ec; fill: #69b1ec } .m2 { stroke: #f0935a; fill: #f0935a }
              }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();

    private DifferencePicture() {}

    /** The picture of the sets' own splits; of sets on which ours and another were run. */
    static String of(Results results) {
        DifferencePicture picture = new DifferencePicture();
        List<CellSet> sets = new ArrayList<>(results.plan().sets());
        sets.removeIf(set -> reference(results, set).runs().isEmpty()
                || others(results, set).stream().allMatch(line -> line.runs().isEmpty()));
        int height = TOP + ROW * sets.size() + 30;
        picture.frame(height, sets.size());
        for (int row = 0; row < sets.size(); row++) {
            picture.row(results, sets.get(row), TOP + ROW * row);
        }
        return picture.svg.append("</svg>\n").toString();
    }

    private void frame(int height, int rows) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"Loss minus ours in percent of ours\">\n",
                WIDTH, height);
        svg.append(STYLE);
        add(
                "<text x=\"%d\" y=\"18\">Loss minus ours, weighted, in percent of ours, with 95 %% interval; above 0 ours is better</text>\n",
                LEFT);
        for (int i = 0; i < NAMES.size(); i++) {
            int x = LEFT + i * 195;
            add(
                    "<circle class=\"m%d\" cx=\"%d\" cy=\"34\" r=\"4\"/><text x=\"%d\" y=\"38\">%s</text>\n",
                    i, x, x + 9, NAMES.get(i));
        }
        for (int tick : TICKS) {
            add(
                    "<path class=\"%s\" d=\"M%.1f %d V%d\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                    tick == 0 ? "zero" : "axis",
                    x(tick),
                    TOP - 8,
                    TOP + ROW * rows,
                    x(tick),
                    TOP + ROW * rows + 18,
                    tick > 0 ? "+" + tick : String.valueOf(tick));
        }
    }

    private void row(Results results, CellSet set, int top) {
        Line reference = reference(results, set);
        String metric = reference.runs().get(0).outcome().isNumber() ? "mae" : "logLoss";
        double loss = reference.mean(metric);
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", LEFT - 12, top + STEP + 8, set.name());
        List<Line> lines = others(results, set);
        for (int i = 0; i < lines.size(); i++) {
            mark(i, lines.get(i).minus(reference), loss, top + 4 + i * STEP);
        }
    }

    private static Line reference(Results results, CellSet set) {
        return results.line(set, true, results.plan().methods().get(0));
    }

    /** What is beside ours, in the order of the names. */
    private static List<Line> others(Results results, CellSet set) {
        return List.of(
                results.line(set, true, results.plan().methods().get(1)),
                results.bestPeer(set, true, 1),
                results.bestPeer(set, true, TEN));
    }

    private void mark(int which, Estimate difference, double loss, int y) {
        if (Double.isNaN(difference.value())) {
            return;
        }
        double middle = PERCENT * difference.value() / loss;
        if (!Double.isNaN(difference.low())) {
            add(
                    "<path class=\"m%d\" stroke-width=\"2\" d=\"M%.1f %d H%.1f\"/>",
                    which, x(PERCENT * difference.low() / loss), y, x(PERCENT * difference.high() / loss));
        }
        add(
                "<circle class=\"m%d\" cx=\"%.1f\" cy=\"%d\" r=\"4\"><title>%+.1f %%</title></circle>\n",
                which, x(middle), y, middle);
    }

    /** What lies outside of the axis is drawn at its end. */
    private static double x(double percent) {
        double first = TICKS.get(0);
        double last = TICKS.get(TICKS.size() - 1);
        double inside = Math.max(first, Math.min(last, percent));
        return LEFT + (inside - first) / (last - first) * (WIDTH - LEFT - RIGHT);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
