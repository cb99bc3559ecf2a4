package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A picture of lines, marks and words in black and grey, which says in words what it shows to those who do not see it. Places are in
 * units of which 640 are as wide as a page.
 */
final class Svg {

    static final int WIDTH = 640;

    /** How large words are. */
    static final int TEXT = 13;

    private static final String INK = "#000";

    private final Html out = new Html();
    private final String alternative;
    private final int width;
    private final int height;

    /** How a line is drawn. */
    enum Stroke {
        SOLID("#000", "1.5", "none"),
        FAINT("#999", "1", "none"),
        DASHED("#555", "1", "4 4");

        private final String colour;
        private final String width;
        private final String dashes;

        Stroke(String colour, String width, String dashes) {
            this.colour = colour;
            this.width = width;
            this.dashes = dashes;
        }
    }

    /** Where words stand. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * @param alternative what the picture shows, in a sentence
     * @param width its width
     * @param height its height
     */
    Svg(String alternative, int width, int height) {
        this.alternative = alternative;
        this.width = width;
        this.height = height;
    }

    Svg line(double x1, double y1, double x2, double y2, Stroke stroke) {
        out.empty(
                "line",
                "x1",
                at(x1),
                "y1",
                at(y1),
                "x2",
                at(x2),
                "y2",
                at(y2),
                "stroke",
                stroke.colour,
                "stroke-width",
                stroke.width,
                "stroke-dasharray",
                stroke.dashes);
        return this;
    }

    /** A line through points, each x and y. */
    Svg path(List<double[]> points, Stroke stroke) {
        out.empty(
                "polyline",
                "points",
                points.stream().map(point -> at(point[0]) + "," + at(point[1])).collect(Collectors.joining(" ")),
                "fill",
                "none",
                "stroke",
                stroke.colour,
                "stroke-width",
                stroke.width,
                "stroke-dasharray",
                stroke.dashes);
        return this;
    }

    /** A bar, filled where {@code isFilled}, else only outlined. */
    Svg bar(double x, double y, double barWidth, double barHeight, boolean isFilled) {
        out.empty(
                "rect",
                "x",
                at(x),
                "y",
                at(y),
                "width",
                at(Math.max(0, barWidth)),
                "height",
                at(barHeight),
                "fill",
                isFilled ? "#555" : "#fff",
                "stroke",
                INK,
                "stroke-width",
                "1");
        return this;
    }

    Svg point(double x, double y, double radius) {
        out.empty("circle", "cx", at(x), "cy", at(y), "r", at(radius), "fill", INK);
        return this;
    }

    Svg words(String text, double x, double y, Anchor anchor) {
        out.element(
                "text",
                text,
                "x",
                at(x),
                "y",
                at(y),
                "font-size",
                String.valueOf(TEXT),
                "text-anchor",
                anchor.name().toLowerCase(Locale.ROOT),
                "fill",
                INK);
        return this;
    }

    /** Words at the start of a bar's line, cut where they would not fit. */
    Svg name(String text, double y, int room) {
        int most = room / 7;
        return words(
                text.length() > most ? text.substring(0, text.offsetByCodePoints(0, cut(text, most))) + "…" : text,
                0,
                y,
                Anchor.START);
    }

    private static int cut(String text, int most) {
        return Math.min(text.codePointCount(0, text.length()), most - 1);
    }

    void writeTo(Html page) {
        writeTo(page, "");
    }

    /** With words below it. */
    void writeTo(Html page, String caption) {
        page.open("figure")
                .open(
                        "svg",
                        "viewBox",
                        "0 0 " + width + " " + height,
                        "width",
                        String.valueOf(width),
                        "height",
                        String.valueOf(height),
                        "role",
                        "img",
                        "aria-label",
                        alternative)
                .element("title", alternative)
                .markup(out.toString())
                .close("svg");
        if (!caption.isEmpty()) {
            page.element("figcaption", caption);
        }
        page.close("figure");
    }

    private static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
