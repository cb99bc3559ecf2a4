package org.multimodalbtw.engine.report;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The mean weight of each modality after each epoch of training. */
record EpochPanel(List<String> modalities, List<double[]> epochs) implements Panel {

    private static final int HEAD = 110;
    private static final int PLOT = 320;
    private static final int AXIS = 90;
    private static final int LABEL = 22;
    private static final int SAMPLE = 36;

    @Override
    public int height() {
        return HEAD + Math.max(PLOT, modalities.size() * LABEL) + AXIS;
    }

    @Override
    public void draw(Canvas canvas, int top) {
        int upper = top + HEAD;
        int lower = top + height() - AXIS;
        double most = epochs.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double end = Math.max(1, most) * 1.05;
        canvas.title("Mean weight by epoch", top + 48);
        canvas.caption("Over held-out rows that have the modality.", top + 82);
        canvas.scale(epochs.size(), Math.max(1, Canvas.step(epochs.size())), upper, lower);
        canvas.centred("Epoch", Canvas.x(epochs.size() / 2.0, epochs.size()), lower + 68);
        for (double weight = 0; weight <= end; weight += end > 3 ? 1 : .5) {
            double y = y(weight, end, upper, lower);
            canvas.line(Canvas.LEFT, y, Canvas.RIGHT, y, weight == 1 ? 2 : 1, weight == 1 ? Canvas.INK : Canvas.FAINT);
            canvas.note(String.format(Locale.ROOT, "%.1f", weight), Canvas.LEFT - 44, y, 44);
        }
        for (int modality = 0; modality < modalities.size(); modality++) {
            canvas.outline(course(modality, end, upper, lower), 3, Palette.colour(modality), Palette.dashes(modality));
        }
        names(canvas, upper, lower);
    }

    private Path2D course(int modality, double end, int upper, int lower) {
        Path2D path = new Path2D.Double();
        for (int epoch = 0; epoch < epochs.size(); epoch++) {
            double weight = epochs.get(epoch)[modality];
            if (Double.isFinite(weight)) {
                double x = Canvas.x(epoch + 1, epochs.size());
                double y = y(weight, end, upper, lower);
                if (path.getCurrentPoint() == null) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
        }
        return path;
    }

    /** The names at the left, in the order of the last weights, each with its colour. */
    private void names(Canvas canvas, int upper, int lower) {
        double[] last = epochs.get(epochs.size() - 1);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, modalities.size()).boxed().toList());
        order.sort(Comparator.comparingDouble(modality -> -last[modality]));
        double first = (upper + lower - LABEL * (modalities.size() - 1)) / 2.0;
        for (int i = 0; i < order.size(); i++) {
            int modality = order.get(i);
            double middle = first + i * LABEL;
            canvas.outline(
                    new Line2D.Double(Canvas.MARGIN, middle, Canvas.MARGIN + SAMPLE, middle),
                    5,
                    Palette.colour(modality),
                    Palette.dashes(modality));
            canvas.note(
                    modalities.get(modality),
                    Canvas.MARGIN + SAMPLE + 8,
                    middle,
                    Canvas.LEFT - Canvas.MARGIN - SAMPLE - 62);
        }
    }

    private static double y(double weight, double end, int upper, int lower) {
        return lower - weight / end * (lower - upper);
    }
}
