package org.multimodalbtw.engine.report;

import java.awt.Color;
import java.util.List;
import java.util.Locale;

/**
 * Which share of each modality's rows each expert of one member answers; every member numbers its experts in its own way.
 *
 * @param modalities their names
 * @param use modalities x experts
 */
record ExpertPanel(List<String> modalities, double[][] use) implements Panel {

    private static final int HEAD = 110;
    private static final int LANE = 50;
    private static final int AXIS = 70;
    private static final int FIGURES = 48;

    @Override
    public int height() {
        return HEAD + LANE * modalities.size() + AXIS;
    }

    @Override
    public void draw(Canvas canvas, int top) {
        canvas.title("Experts that each modality uses", top + 48);
        canvas.caption(
                "Share of the modality's rows, by gate, in the first member. Experts have no fixed meaning: each member numbers its own.",
                top + 82);
        int experts = use[0].length;
        double width = (double) (Canvas.RIGHT - Canvas.LEFT) / experts;
        for (int modality = 0; modality < modalities.size(); modality++) {
            double upper = top + HEAD + LANE * modality;
            canvas.name(modalities.get(modality), upper + LANE / 2.0);
            for (int expert = 0; expert < experts; expert++) {
                double left = Canvas.LEFT + expert * width;
                double share = use[modality][expert];
                canvas.rectangle(
                        left, upper, width - 3, LANE - 3, Canvas.between(Color.WHITE, Canvas.LIGHT, share * 2));
                if (width > FIGURES) {
                    canvas.centred(
                            String.format(Locale.ROOT, "%.0f %%", 100 * share), left + width / 2, (int) upper + 32);
                }
            }
        }
        for (int expert = 0; expert < experts; expert++) {
            if (width > 24 || expert % 4 == 0) {
                canvas.centred(
                        String.valueOf(expert + 1), Canvas.LEFT + (expert + .5) * width, top + height() - AXIS + 26);
            }
        }
    }
}
