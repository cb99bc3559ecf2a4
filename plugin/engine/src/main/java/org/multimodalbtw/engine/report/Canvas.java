package org.multimodalbtw.engine.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** A wide picture with names on the left, scales to the right of them, and text that is shortened to its place. */
final class Canvas {

    static final int WIDTH = 1200;
    static final int MARGIN = 50;

    /** Where scales begin, to the right of the names. */
    static final int LEFT = 280;

    static final int RIGHT = WIDTH - MARGIN;
    static final Color INK = new Color(0x22, 0x2a, 0x35);
    static final Color FAINT = new Color(0xd5, 0xda, 0xe1);
    static final Color LIGHT = new Color(0x9c, 0xc4, 0xe4);
    static final Color STRONG = new Color(0x1a, 0x5f, 0x96);

    private static final int SMALL = 20;
    private static final int HATCH = 7;

    private final Graphics2D graphics;

    Canvas(Graphics2D graphics) {
        this.graphics = graphics;
    }

    void title(String text, int baseline) {
        text(text, MARGIN, baseline, Font.BOLD, 26, WIDTH - 2 * MARGIN);
    }

    void caption(String text, int baseline) {
        text(text, MARGIN, baseline, Font.PLAIN, SMALL, WIDTH - 2 * MARGIN);
    }

    /** A modality's name at the left. */
    void name(String text, double middle) {
        text(text, MARGIN, (int) middle + 8, Font.PLAIN, 22, LEFT - MARGIN - 20);
    }

    void note(String text, double left, double middle, int width) {
        text(text, (int) left, (int) middle + 7, Font.PLAIN, SMALL, width);
    }

    void centred(String text, double middle, int baseline) {
        graphics.setColor(INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SMALL));
        graphics.drawString(text, (float) (middle - graphics.getFontMetrics().stringWidth(text) / 2.0), baseline);
    }

    private void text(String text, int left, int baseline, int style, int size, int width) {
        graphics.setColor(INK);
        graphics.setFont(new Font(Font.SANS_SERIF, style, size));
        graphics.drawString(shortened(text, graphics.getFontMetrics(), width), left, baseline);
    }

    private static String shortened(String text, FontMetrics metrics, int width) {
        String shown = text;
        while (shown.length() > 1 && metrics.stringWidth(shown) > width) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    void line(double x1, double y1, double x2, double y2, float width, Color color) {
        outline(new Line2D.Double(x1, y1, x2, y2), width, color);
    }

    void outline(Shape shape, float width, Color color) {
        outline(shape, width, color, new float[0]);
    }

    void outline(Shape shape, float width, Color color, float[] dashes) {
        graphics.setColor(color);
        graphics.setStroke(
                dashes.length == 0
                        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        graphics.draw(shape);
    }

    void fill(Shape shape, Color color) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    void rectangle(double left, double top, double width, double height, Color color) {
        fill(new Rectangle2D.Double(left, top, width, height), color);
    }

    /** Slanting lines, which go on from one area to the next. */
    void hatch(double left, double top, double width, double height) {
        Shape before = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(left, top, width, height));
        double first = HATCH * Math.floor((left + top) / HATCH);
        for (double sum = first; sum <= left + width + top + height; sum += HATCH) {
            line(sum - top, top, sum - top - height, top + height, 1, FAINT.darker());
        }
        graphics.setClip(before);
    }

    void point(double x, double y) {
        fill(new Ellipse2D.Double(x - 6, y - 6, 12, 12), INK);
    }

    /** Lines and figures of a scale from 0 to {@code top} between {@link #LEFT} and {@link #RIGHT}. */
    void scale(double top, double step, int upper, int lower) {
        int decimals = step >= 1 ? 0 : step >= .1 ? 1 : step >= .01 ? 2 : 3;
        for (int i = 0; i * step <= top + 1e-9; i++) {
            line(x(i * step, top), upper, x(i * step, top), lower + 6, 1, FAINT);
            centred(String.format(Locale.ROOT, "%." + decimals + "f", i * step), x(i * step, top), lower + 32);
        }
    }

    /** Where a value lies on a scale from 0 to {@code top}. */
    static double x(double value, double top) {
        return LEFT + value / top * (RIGHT - LEFT);
    }

    /** A step of 1, 2 or 5 times a power of ten that cuts a scale into four to ten parts. */
    static double step(double top) {
        double power = Math.pow(10, Math.floor(Math.log10(top / 4)));
        double fraction = top / 4 / power;
        return power * (fraction >= 5 ? 5 : fraction >= 2 ? 2 : 1);
    }

    /** A colour between two, by how far along it is. */
    static Color between(Color from, Color to, double share) {
        double at = Math.max(0, Math.min(1, share));
        return new Color(
                (int) Math.round(from.getRed() + at * (to.getRed() - from.getRed())),
                (int) Math.round(from.getGreen() + at * (to.getGreen() - from.getGreen())),
                (int) Math.round(from.getBlue() + at * (to.getBlue() - from.getBlue())));
    }
}
