package org.multimodalbtw.engine.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.multimodalbtw.engine.report.WeightOverview.Distribution;

/** The distribution of each modality's weights as an image: the shape, the quartiles and the mean. Needs no screen. */
public final class WeightChart {

    private static final int WIDTH = 1200;
    private static final int TITLE = 110;
    private static final int LANE = 110;
    private static final int AXIS = 90;
    private static final int NAMES = 280;
    private static final int MARGIN = 50;
    private static final Color INK = new Color(0x22, 0x2a, 0x35);
    private static final Color FAINT = new Color(0xd5, 0xda, 0xe1);
    private static final Color SHAPE = new Color(0x9c, 0xc4, 0xe4);
    private static final Color BOX = new Color(0x1a, 0x5f, 0x96);

    private final WeightOverview overview;
    private final Graphics2D graphics;

    private WeightChart(WeightOverview overview, Graphics2D graphics) {
        this.overview = overview;
        this.graphics = graphics;
    }

    /**
     * @param overview the weights
     * @return a PNG file's bytes, 1200 pixels wide and higher with each modality
     * @throws IOException if the image cannot be written
     */
    public static byte[] png(WeightOverview overview) throws IOException {
        int height = TITLE + LANE * overview.modalities().size() + AXIS;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, height);
            new WeightChart(overview, graphics).draw(height);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private void draw(int height) {
        graphics.setColor(INK);
        text(
                "Weights of the modalities that carry '" + overview.target() + "'",
                MARGIN,
                48,
                Font.BOLD,
                28,
                WIDTH - 2 * MARGIN);
        text(
                overview.rows() + " rows. Shape: how many rows; box: middle half; point: mean; line at 1: unweighted.",
                MARGIN,
                82,
                Font.PLAIN,
                20,
                WIDTH - 2 * MARGIN);
        double step = overview.top() > 4 ? 1 : .5;
        for (double value = 0; value <= overview.top() + 1e-9; value += step) {
            graphics.setColor(value == 1 ? INK : FAINT);
            graphics.setStroke(new BasicStroke(value == 1 ? 2 : 1));
            graphics.draw(new Line2D.Double(x(value), TITLE, x(value), height - AXIS + 6));
            graphics.setColor(INK);
            centred(String.format(Locale.ROOT, "%.1f", value), x(value), height - AXIS + 32);
        }
        centred("Weight (mean 1 over the modalities that a row has)", (x(0) + x(overview.top())) / 2, height - 22);
        for (int modality = 0; modality < overview.modalities().size(); modality++) {
            lane(modality, TITLE + LANE * modality + LANE / 2.0);
        }
    }

    private void lane(int modality, double middle) {
        graphics.setColor(INK);
        text(
                overview.modalities().get(modality).modality(),
                MARGIN,
                (int) middle + 8,
                Font.PLAIN,
                22,
                NAMES - MARGIN - 20);
        Distribution distribution =
                overview.groupings().get(0).levels().get(0).distributions().get(modality);
        if (distribution.rows() == 0) {
            text("in no row", (int) x(0) + 12, (int) middle + 8, Font.ITALIC, 20, 400);
            return;
        }
        graphics.setColor(SHAPE);
        graphics.fill(shape(distribution.counts(), middle));
        graphics.setColor(BOX);
        graphics.setStroke(new BasicStroke(2));
        graphics.draw(new Line2D.Double(x(distribution.low()), middle, x(distribution.high()), middle));
        double left = x(distribution.lowerQuartile());
        graphics.setStroke(new BasicStroke(3));
        graphics.draw(
                new Rectangle2D.Double(left, middle - 12, Math.max(2, x(distribution.upperQuartile()) - left), 24));
        graphics.draw(new Line2D.Double(x(distribution.median()), middle - 12, x(distribution.median()), middle + 12));
        graphics.setColor(INK);
        graphics.fill(new Ellipse2D.Double(x(distribution.mean()) - 6, middle - 6, 12, 12));
    }

    private Path2D shape(int[] counts, double middle) {
        double largest = Arrays.stream(counts).max().orElse(1);
        double width = overview.top() / counts.length;
        Path2D path = new Path2D.Double();
        path.moveTo(x(0), middle);
        for (int side : new int[] {-1, 1}) {
            for (int step = 0; step < counts.length; step++) {
                int bin = side < 0 ? step : counts.length - 1 - step;
                path.lineTo(x((bin + .5) * width), middle + side * counts[bin] / largest * LANE * .42);
            }
        }
        path.closePath();
        return path;
    }

    private double x(double weight) {
        return NAMES + weight / overview.top() * (WIDTH - NAMES - MARGIN);
    }

    private void centred(String text, double middle, int baseline) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
        graphics.drawString(text, (float) (middle - graphics.getFontMetrics().stringWidth(text) / 2.0), baseline);
    }

    private void text(String text, int left, int baseline, int style, int size, int width) {
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
}
