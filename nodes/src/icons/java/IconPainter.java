import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Draws the icons of the nodes and of their category: white marks on a ground in the colour of the node's type, 16 by 16
 * pixels. Run it in the folder of the nodes bundle: {@code java src/icons/java/IconPainter.java}.
 */
public final class IconPainter {

    private static final Color SOURCE = new Color(0xE07B16);
    private static final Color MANIPULATOR = new Color(0xB89400);
    private static final Color LEARNER = new Color(0x5FA83B);
    private static final Color PREDICTOR = new Color(0x2E7D32);
    private static final Color VISUALIZER = new Color(0x2B94B1);
    private static final Color OTHER = new Color(0x8A6242);

    private static final int SIZE = 16;

    private record Icon(Color ground, Consumer<Graphics2D> mark) {}

    private IconPainter() {}

    /**
     * @param arguments none
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, Icon> entry : icons().entrySet()) {
            Path file = Path.of(entry.getKey());
            Files.createDirectories(file.getParent());
            ImageIO.write(paint(entry.getValue()), "png", file.toFile());
        }
    }

    private static Map<String, Icon> icons() {
        String base = "src/main/resources/org/multimodalbtw/nodes/";
        Map<String, Icon> icons = new LinkedHashMap<>();
        icons.put("src/main/resources/icons/category.png", new Icon(LEARNER, IconPainter::category));
        icons.put(base + "cohort/cohort-reader.png", new Icon(SOURCE, IconPainter::cohort));
        icons.put(base + "cohort/cohort-check.png", new Icon(SOURCE, IconPainter::checkedCohort));
        icons.put(base + "sample/sample-cohort.png", new Icon(SOURCE, IconPainter::sample));
        icons.put(base + "sample/sample-icu-stays.png", new Icon(SOURCE, IconPainter::stay));
        icons.put(base + "tabular/tabular-encoder.png", new Icon(MANIPULATOR, IconPainter::encoder));
        icons.put(base + "series/series-encoder.png", new Icon(MANIPULATOR, IconPainter::series));
        icons.put(base + "text/text-encoder.png", new Icon(MANIPULATOR, IconPainter::text));
        icons.put(base + "image/image-encoder.png", new Icon(MANIPULATOR, IconPainter::image));
        icons.put(base + "apply/encoder-apply.png", new Icon(MANIPULATOR, IconPainter::apply));
        icons.put(base + "tabletotensor/table-to-tensor.png", new Icon(MANIPULATOR, IconPainter::plain));
        icons.put(base + "collector/modality-collector.png", new Icon(MANIPULATOR, IconPainter::collector));
        icons.put(base + "fusion/moe-fusion.png", new Icon(OTHER, IconPainter::fusion));
        icons.put(base + "learner/btw-learner.png", new Icon(LEARNER, IconPainter::scales));
        icons.put(base + "multimodal/multimodal-learner.png", new Icon(LEARNER, IconPainter::category));
        icons.put(base + "predictor/multimodal-predictor.png", new Icon(PREDICTOR, IconPainter::predictor));
        icons.put(base + "predictor/prediction-explainer.png", new Icon(PREDICTOR, IconPainter::explainer));
        icons.put(base + "inspector/btw-weight-inspector.png", new Icon(VISUALIZER, IconPainter::bars));
        icons.put(base + "evaluator/prediction-evaluator.png", new Icon(VISUALIZER, IconPainter::curve));
        icons.put(base + "report/multimodal-report.png", new Icon(VISUALIZER, IconPainter::report));
        icons.put(base + "adapter/adapt-model.png", new Icon(LEARNER, IconPainter::carriedOver));
        icons.put(base + "pretrainer/multimodal-pretrainer.png", new Icon(LEARNER, IconPainter::unlabelled));
        icons.put(base + "tensortotable/tensor-to-table.png", new Icon(MANIPULATOR, IconPainter::table));
        icons.put(base + "environment/environment-check.png", new Icon(OTHER, IconPainter::check));
        return icons;
    }

    private static BufferedImage paint(Icon icon) {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(icon.ground);
        graphics.fill(new RoundRectangle2D.Double(0, 0, SIZE, SIZE, 5, 5));
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        icon.mark.accept(graphics);
        graphics.dispose();
        return image;
    }

    /** Three modalities that meet in one. */
    private static void category(Graphics2D graphics) {
        for (double y : new double[] {4, 8, 12}) {
            dot(graphics, 4, y, 1.6);
            line(graphics, 4, y, 12, 8);
        }
        dot(graphics, 12, 8, 2.4);
    }

    /** A list whose entries are ticked. */
    private static void check(Graphics2D graphics) {
        for (double y : new double[] {4.4, 8.2, 12}) {
            graphics.draw(path(2.6, y - .4, 3.8, y + .9, 6, y - 1.6));
            line(graphics, 8.2, y, 13.4, y);
        }
    }

    /** A model that goes from one place to another. */
    private static void carriedOver(Graphics2D graphics) {
        dot(graphics, 4, 11, 2);
        graphics.draw(path(4, 7.6, 5.6, 4.8, 8, 4, 10.4, 4.8, 12, 7.6));
        graphics.draw(path(9.8, 6.6, 12, 8, 13.2, 5.6));
        graphics.draw(new Ellipse2D.Double(9.6, 9, 4, 4));
    }

    /** Many open dots that come together, without a label. */
    private static void unlabelled(Graphics2D graphics) {
        for (double y : new double[] {3.6, 8, 12.4}) {
            graphics.draw(new Ellipse2D.Double(2.2, y - 1.4, 2.8, 2.8));
            line(graphics, 5.4, y, 10, 8);
        }
        graphics.draw(new Ellipse2D.Double(10, 6, 4, 4));
    }

    /** A folder with a person. */
    private static void cohort(Graphics2D graphics) {
        folder(graphics);
        person(graphics, 8, 7.4);
    }

    /** A folder with a tick. */
    private static void checkedCohort(Graphics2D graphics) {
        folder(graphics);
        graphics.draw(path(5.4, 9, 7.2, 10.8, 10.6, 7.2));
    }

    /** A die with the faces of chance. */
    private static void sample(Graphics2D graphics) {
        graphics.draw(new RoundRectangle2D.Double(3, 3, 10, 10, 3, 3));
        dot(graphics, 5.7, 5.7, 1);
        dot(graphics, 8, 8, 1);
        dot(graphics, 10.3, 10.3, 1);
        dot(graphics, 5.7, 10.3, 1);
        dot(graphics, 10.3, 5.7, 1);
    }

    /** A bed, and a heart's curve above it. */
    private static void stay(Graphics2D graphics) {
        graphics.draw(path(2, 6, 5.4, 6, 6.6, 2.6, 8.6, 8, 9.8, 6, 14, 6));
        line(graphics, 2.4, 9.6, 2.4, 13.2);
        line(graphics, 2.4, 12, 13.6, 12);
        line(graphics, 13.6, 10.8, 13.6, 13.2);
    }

    /** A table and the vector that it becomes. */
    private static void encoder(Graphics2D graphics) {
        grid(graphics, 2.2, 4, 5.4, 8);
        vector(graphics);
    }

    /** A curve over time and the vector that it becomes. */
    private static void series(Graphics2D graphics) {
        graphics.draw(path(1.8, 10, 3.4, 10, 4.6, 4.4, 6, 12, 7, 8, 8.2, 8));
        vector(graphics);
    }

    /** A picture and the vector that it becomes. */
    private static void image(Graphics2D graphics) {
        graphics.draw(new Rectangle2D.Double(1.8, 4, 6.2, 8));
        dot(graphics, 3.8, 6.2, .9);
        graphics.draw(path(2.2, 11, 4.4, 8.4, 5.6, 9.8, 6.6, 8.8, 7.8, 10.4));
        vector(graphics);
    }

    /** Lines of text and the vector that they become. */
    private static void text(Graphics2D graphics) {
        for (double y : new double[] {4, 6.7, 9.4, 12.1}) {
            line(graphics, 2, y, y > 12 ? 5 : 7.6, y);
        }
        vector(graphics);
    }

    /** A wheel with what it has learnt, and the vector that it gives. */
    private static void apply(Graphics2D graphics) {
        graphics.draw(new Ellipse2D.Double(2.2, 5, 6, 6));
        dot(graphics, 5.2, 8, 1.2);
        line(graphics, 5.2, 2.8, 5.2, 5);
        line(graphics, 5.2, 11, 5.2, 13.2);
        vector(graphics);
    }

    /** Numbers in a row that stay as they are. */
    private static void plain(Graphics2D graphics) {
        for (double y : new double[] {3.6, 6.6, 9.6}) {
            graphics.fill(new Rectangle2D.Double(2.2, y, 2.2, 2.2));
            graphics.fill(new Rectangle2D.Double(5.2, y, 2.2, 2.2));
        }
        vector(graphics);
    }

    private static void vector(Graphics2D graphics) {
        arrow(graphics, 8.9, 8, 11, 8);
        for (double y : new double[] {3.6, 6.6, 9.6}) {
            graphics.fill(new Rectangle2D.Double(12, y, 2.2, 2.2));
        }
    }

    /** Three lines that become one stack. */
    private static void collector(Graphics2D graphics) {
        for (double y : new double[] {3.6, 8, 12.4}) {
            line(graphics, 2.4, y, 5, y);
            line(graphics, 5, y, 9, 8);
        }
        graphics.draw(new Rectangle2D.Double(9.6, 4.6, 4, 6.8));
        line(graphics, 9.6, 8, 13.6, 8);
    }

    /** A router, three experts and what they give together. */
    private static void fusion(Graphics2D graphics) {
        for (double y : new double[] {3.6, 8, 12.4}) {
            line(graphics, 2.8, 8, 8, y);
            line(graphics, 8, y, 13.2, 8);
            dot(graphics, 8, y, 1.9);
        }
        dot(graphics, 2.8, 8, 1.3);
        dot(graphics, 13.2, 8, 1.3);
    }

    /** Scales: weighting. */
    private static void scales(Graphics2D graphics) {
        line(graphics, 8, 2.6, 8, 13);
        line(graphics, 5.4, 13.2, 10.6, 13.2);
        line(graphics, 3.6, 5.6, 12.4, 3.8);
        graphics.draw(path(1.8, 9.4, 3.6, 5.6, 5.4, 9.4));
        graphics.draw(path(10.6, 7.6, 12.4, 3.8, 14.2, 7.6));
        line(graphics, 1.8, 9.4, 5.4, 9.4);
        line(graphics, 10.6, 7.6, 14.2, 7.6);
    }

    /** Modalities in, an answer out. */
    /** Bars to either side of a line. */
    private static void explainer(Graphics2D graphics) {
        graphics.draw(new Line2D.Double(8, 2.6, 8, 13.4));
        graphics.fill(new Rectangle2D.Double(8, 3.6, 5.4, 2.2));
        graphics.fill(new Rectangle2D.Double(4, 6.9, 4, 2.2));
        graphics.fill(new Rectangle2D.Double(8, 10.2, 2.6, 2.2));
    }

    private static void predictor(Graphics2D graphics) {
        for (double y : new double[] {4.4, 8, 11.6}) {
            dot(graphics, 3.2, y, 1.3);
        }
        arrow(graphics, 5.6, 8, 9.4, 8);
        graphics.draw(path(10.2, 8.4, 11.6, 10.4, 14, 5.6));
    }

    /** Bars of different height under a line of equal weights. */
    private static void bars(Graphics2D graphics) {
        graphics.fill(new Rectangle2D.Double(3, 4, 2.6, 8.6));
        graphics.fill(new Rectangle2D.Double(6.8, 8.4, 2.6, 4.2));
        graphics.fill(new Rectangle2D.Double(10.6, 6, 2.6, 6.6));
        line(graphics, 2, 13.4, 14, 13.4);
    }

    /** A curve above the diagonal, with a point on it: what alarms find and cost. */
    private static void curve(Graphics2D graphics) {
        line(graphics, 2.6, 2.6, 2.6, 13.4);
        line(graphics, 2.6, 13.4, 13.4, 13.4);
        graphics.draw(path(2.6, 13.4, 3.6, 8.4, 6, 5.4, 9, 4, 13.4, 3.2));
        dot(graphics, 6, 5.4, 1.7);
    }

    /** A sheet with lines. */
    private static void report(Graphics2D graphics) {
        graphics.draw(new Rectangle2D.Double(3.6, 2.4, 8.8, 11.2));
        for (double y : new double[] {5.4, 8, 10.6}) {
            line(graphics, 5.8, y, 10.2, y);
        }
    }

    /** A vector and the table that it becomes. */
    private static void table(Graphics2D graphics) {
        for (double y : new double[] {3.6, 6.6, 9.6}) {
            graphics.fill(new Rectangle2D.Double(1.8, y, 2.2, 2.2));
        }
        arrow(graphics, 5, 8, 7.3, 8);
        grid(graphics, 8.4, 4, 5.4, 8);
    }

    private static void folder(Graphics2D graphics) {
        Path2D folder = path(2.5, 12.8, 2.5, 3.5, 6, 3.5, 7.5, 5.2, 13.5, 5.2, 13.5, 12.8);
        folder.closePath();
        graphics.draw(folder);
    }

    private static void person(Graphics2D graphics, double x, double y) {
        dot(graphics, x, y, 1.3);
        graphics.fill(new RoundRectangle2D.Double(x - 2.2, y + 1.8, 4.4, 2.6, 3, 3));
    }

    private static void grid(Graphics2D graphics, double x, double y, double width, double height) {
        graphics.draw(new Rectangle2D.Double(x, y, width, height));
        line(graphics, x, y + height / 3, x + width, y + height / 3);
        line(graphics, x, y + 2 * height / 3, x + width, y + 2 * height / 3);
        line(graphics, x + width / 2, y, x + width / 2, y + height);
    }

    private static void arrow(Graphics2D graphics, double fromX, double fromY, double toX, double toY) {
        line(graphics, fromX, fromY, toX, toY);
        graphics.draw(path(toX - 1.6, toY - 1.6, toX, toY, toX - 1.6, toY + 1.6));
    }

    private static void line(Graphics2D graphics, double fromX, double fromY, double toX, double toY) {
        graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    private static void dot(Graphics2D graphics, double x, double y, double radius) {
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private static Path2D path(double... coordinates) {
        Path2D path = new Path2D.Double();
        path.moveTo(coordinates[0], coordinates[1]);
        for (int index = 2; index < coordinates.length; index += 2) {
            path.lineTo(coordinates[index], coordinates[index + 1]);
        }
        return path;
    }
}
