package org.multimodalbtw.engine.report;

import java.awt.Color;
import java.util.List;

/**
 * The weights of all rows, by the modality that leads: a column is a band of neighbouring rows, of which the hatched part lacks the modality.
 * The colours are those of the view.
 */
record HeatMapPanel(List<String> modalities, HeatMap map) implements Panel {

    private static final int HEAD = 110;
    private static final int LANE = 44;
    private static final int AXIS = 80;
    private static final Color LOW = new Color(0xb3, 0x58, 0x06);
    private static final Color NEUTRAL = new Color(0xe9, 0xec, 0xf0);
    private static final Color HIGH = new Color(0x08, 0x51, 0x9c);

    @Override
    public int height() {
        return HEAD + LANE * modalities.size() + AXIS;
    }

    @Override
    public void draw(Canvas canvas, int top) {
        canvas.title("All rows, sorted by the modality with the largest weight", top + 48);
        canvas.caption(
                "Brown: weight 0; grey: 1, as without weights; blue: 2 or more; hatched: the modality is missing.",
                top + 82);
        int lower = top + height() - AXIS;
        for (int modality = 0; modality < modalities.size(); modality++) {
            double upper = top + HEAD + LANE * modality;
            canvas.name(modalities.get(modality), upper + LANE / 2.0);
            for (HeatMap.Band band : map.bands()) {
                double left = Canvas.x(band.from() - map.from(), map.to() - map.from());
                double right = Canvas.x(band.to() - map.from(), map.to() - map.from());
                double missing = band.missing()[modality];
                double present = (LANE - 3) * (1 - missing);
                if (missing < 1) {
                    canvas.rectangle(left, upper, right - left + .5, present, colour(band.weights()[modality]));
                }
                if (missing > 0) {
                    canvas.hatch(left, upper + present, right - left, (LANE - 3) * missing);
                }
            }
        }
        for (HeatMap.Section section : map.sections()) {
            double left = Canvas.x(section.from() - map.from(), map.to() - map.from());
            double right = Canvas.x(section.to() - map.from(), map.to() - map.from());
            canvas.line(left, top + HEAD - 4, left, lower + 4, 2, Canvas.INK);
            if (right - left > 60) {
                canvas.note(section.name(), left + 8, lower + 16, (int) (right - left) - 12);
            }
        }
    }

    private static Color colour(double weight) {
        return weight < 1
                ? Canvas.between(LOW, NEUTRAL, weight)
                : Canvas.between(NEUTRAL, HIGH, Math.min(1, weight - 1));
    }
}
