package org.multimodalbtw.engine.report;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.multimodalbtw.engine.report.WeightOverview.Distribution;

/** How the weights of each modality are spread over the rows: the shape, the quartiles and the mean. */
record DistributionPanel(WeightOverview overview) implements Panel {

    private static final int HEAD = 110;
    private static final int LANE = 110;
    private static final int AXIS = 90;

    @Override
    public int height() {
        return HEAD + LANE * overview.modalities().size() + AXIS;
    }

    @Override
    public void draw(Canvas canvas, int top) {
        int lower = top + height() - AXIS;
        canvas.title("Weights of the modalities that carry '" + overview.target() + "'", top + 48);
        canvas.caption(
                overview.rows() + " rows. Shape: how many rows; box: middle half; point: mean; line at 1: unweighted.",
                top + 82);
        canvas.scale(overview.top(), overview.top() > 4 ? 1 : .5, top + HEAD, lower);
        canvas.line(x(1), top + HEAD, x(1), lower + 6, 2, Canvas.INK);
        canvas.centred("Weight (mean 1 over the modalities that a row has)", x(overview.top() / 2), lower + 68);
        for (int modality = 0; modality < overview.modalities().size(); modality++) {
            lane(canvas, modality, top + HEAD + LANE * modality + LANE / 2.0);
        }
    }

    private void lane(Canvas canvas, int modality, double middle) {
        canvas.name(overview.modalities().get(modality).modality(), middle);
        Distribution distribution =
                overview.groupings().get(0).levels().get(0).distributions().get(modality);
        if (distribution.rows() == 0) {
            canvas.note("in no row", x(0) + 12, middle, 400);
            return;
        }
        Color box = Canvas.STRONG;
        canvas.fill(shape(distribution.counts(), middle), Canvas.LIGHT);
        canvas.line(x(distribution.low()), middle, x(distribution.high()), middle, 2, box);
        double left = x(distribution.lowerQuartile());
        double width = Math.max(2, x(distribution.upperQuartile()) - left);
        canvas.outline(new Rectangle2D.Double(left, middle - 12, width, 24), 3, box);
        canvas.line(x(distribution.median()), middle - 12, x(distribution.median()), middle + 12, 3, box);
        canvas.point(x(distribution.mean()), middle);
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
        return Canvas.x(weight, overview.top());
    }
}
