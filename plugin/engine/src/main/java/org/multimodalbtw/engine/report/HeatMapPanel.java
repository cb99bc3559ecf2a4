package org.multimodalbtw.engine.report;

import java.awt.Color;
import java.util.List;

/** The weights of all rows, by the modality that leads: a column is a band of neighbouring rows. */
record HeatMapPanel(List<String> modalities, HeatMap map, double top) implements Panel {

    private static final int HEAD = 110;
    private static final int LANE = 44;
    private static final int AXIS = 80;
    private static final Color HIGH = new Color(0x08, 0x30, 0x6b);
    private static final Color MISSING = new Color(0xe9, 0xd8, 0xc4);

    @Override
    public int height() {
        return HEAD + LANE * modalities.size() + AXIS;
    }

    @Override
    public void draw(Canvas canvas, int top) {
        canvas.title("All rows, sorted by the modality with the largest weight", top + 48);
        canvas.caption("White: weight 0; dark: the largest weights; brown: the modality is missing.", top + 82);
        int lower = top + height() - AXIS;
        for (int modality = 0; modality < modalities.size(); modality++) {
            double upper = top + HEAD + LANE * modality;
            canvas.name(modalities.get(modality), upper + LANE / 2.0);
            for (HeatMap.Band band : map.bands()) {
                double left = Canvas.x(band.from() - map.from(), map.to() - map.from());
                double right = Canvas.x(band.to() - map.from(), map.to() - map.from());
                canvas.rectangle(left, upper, right - left + .5, LANE - 3, colour(band, modality));
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

    private Color colour(HeatMap.Band band, int modality) {
        double weight = band.weights()[modality];
        return Double.isNaN(weight) ? MISSING : Canvas.between(Color.WHITE, HIGH, weight / top);
    }
}
