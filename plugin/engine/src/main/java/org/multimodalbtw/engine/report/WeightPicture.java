package org.multimodalbtw.engine.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.weight.WeightSummary;

/**
 * The weights as one image for a report: how they are spread, all rows as a heat map, and what training found: mutual information, weights
 * by epoch and the use of experts. Parts without data are left out. Needs no screen.
 */
public final class WeightPicture {

    private static final int FOOT = 30;

    private WeightPicture() {}

    /**
     * @param overview the weights
     * @return a PNG file's bytes, 1200 pixels wide
     * @throws IOException if the image cannot be written
     */
    public static byte[] png(WeightOverview overview) throws IOException {
        List<Panel> panels = panels(overview);
        int height = panels.stream().mapToInt(Panel::height).sum() + FOOT;
        BufferedImage image = new BufferedImage(Canvas.WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, Canvas.WIDTH, height);
            Canvas canvas = new Canvas(graphics);
            int top = 0;
            for (Panel panel : panels) {
                panel.draw(canvas, top);
                top += panel.height();
            }
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static List<Panel> panels(WeightOverview overview) {
        List<String> modalities = overview.modalities().stream()
                .map(WeightSummary.Spread::modality)
                .toList();
        List<Panel> panels = new ArrayList<>();
        panels.add(new DistributionPanel(overview));
        if (!overview.heatMap().bands().isEmpty()) {
            panels.add(new HeatMapPanel(modalities, overview.heatMap()));
        }
        TrainingInsight insight = overview.insight();
        if (insight != null) {
            if (!insight.information().isEmpty()) {
                panels.add(new InformationPanel(insight.information()));
            }
            if (insight.epochs().size() > 1) {
                panels.add(new EpochPanel(modalities, insight.epochs()));
            }
            if (insight.expertUse().length > 0) {
                panels.add(new ExpertPanel(modalities, insight.expertUse()[0]));
            }
        }
        return panels;
    }
}
