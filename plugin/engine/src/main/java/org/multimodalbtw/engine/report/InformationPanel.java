package org.multimodalbtw.engine.report;

import java.util.List;
import org.multimodalbtw.engine.model.TrainingInsight.Information;

/** How much each modality's own predictions tell of the fused ones, with intervals. */
record InformationPanel(List<Information> information) implements Panel {

    private static final int HEAD = 110;
    private static final int LANE = 50;
    private static final int AXIS = 90;

    @Override
    public int height() {
        return HEAD + LANE * information.size() + AXIS;
    }

    @Override
    public void draw(Canvas canvas, int top) {
        int lower = top + height() - AXIS;
        canvas.title("Mutual information with the fused prediction", top + 48);
        canvas.caption("Held-out rows; line: 95 % interval. Grey: below the floor, and counts as it.", top + 82);
        double most = information.stream()
                .mapToDouble(one -> Math.max(one.value(), Double.isNaN(one.high()) ? 0 : one.high()))
                .max()
                .orElse(0);
        double end = most > 0 ? most * 1.05 : 1;
        canvas.scale(end, Canvas.step(end), top + HEAD, lower);
        canvas.centred("nats", Canvas.x(end / 2, end), lower + 68);
        for (int i = 0; i < information.size(); i++) {
            lane(canvas, information.get(i), end, top + HEAD + LANE * i + LANE / 2.0);
        }
    }

    private static void lane(Canvas canvas, Information one, double end, double middle) {
        canvas.name(one.modality(), middle);
        double right = Canvas.x(one.value(), end);
        canvas.rectangle(
                Canvas.LEFT, middle - 14, right - Canvas.LEFT, 28, one.floored() ? Canvas.FAINT : Canvas.LIGHT);
        if (!Double.isNaN(one.low()) && !Double.isNaN(one.high())) {
            canvas.line(Canvas.x(one.low(), end), middle, Canvas.x(one.high(), end), middle, 3, Canvas.STRONG);
        }
        canvas.point(right, middle);
    }
}
