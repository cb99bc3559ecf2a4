package org.multimodalbtw.host.canvas;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.host.WorkflowNode;

/**
 * What a node takes of the canvas, in pixels: a square body with ports at its sides, its name above and its caption below. Widths of texts
 * are estimated.
 *
 * @param node a node that has a position
 */
public record NodeShape(WorkflowNode node) {

    static final int BODY = 32;
    static final int FONT = 12;
    static final int LINE = 15;
    /** Of the letters of a name, which are bold. */
    static final double NAME_LETTER = 7;

    static final double LETTER = 6.2;
    private static final int NAME_GAP = 8;
    private static final int CAPTION_GAP = 8;
    private static final int FIRST_PORT = 6;
    private static final int NEXT_PORT = 10;

    private double x() {
        return node.position().orElseThrow().x();
    }

    private double y() {
        return node.position().orElseThrow().y();
    }

    /** The square that is taken for the node itself; higher where it has many ports. */
    public Rectangle2D body() {
        int ports = Math.max(node.inTypes().size(), node.outTypes().size());
        return new Rectangle2D.Double(x(), y(), BODY, Math.max(BODY, 2 * FIRST_PORT + (ports - 1) * NEXT_PORT));
    }

    /** The line of the name above the body. */
    public Rectangle2D name() {
        double width = node.name().length() * NAME_LETTER;
        return new Rectangle2D.Double(x() + (BODY - width) / 2, y() - NAME_GAP - FONT, width, FONT);
    }

    /** The lines of the caption, none where the node has none. */
    public List<Rectangle2D> caption() {
        List<Rectangle2D> lines = new ArrayList<>();
        double top = body().getMaxY() + CAPTION_GAP;
        for (String line : captionLines()) {
            double width = line.length() * LETTER;
            lines.add(new Rectangle2D.Double(x() + (BODY - width) / 2, top + lines.size() * LINE, width, FONT));
        }
        return lines;
    }

    List<String> captionLines() {
        return node.caption().map(text -> List.of(text.split("\n"))).orElse(List.of());
    }

    /** Body, name and caption, each for itself. */
    public List<Rectangle2D> parts() {
        List<Rectangle2D> parts = new ArrayList<>(caption());
        parts.add(body());
        parts.add(name());
        return parts;
    }

    /** @param port data ports from 1 */
    public Point2D input(int port) {
        return new Point2D.Double(x(), height(port, node.inTypes().size()));
    }

    /** @param port data ports from 1 */
    public Point2D output(int port) {
        return new Point2D.Double(x() + BODY, height(port, node.outTypes().size()));
    }

    /** Up to three ports are spread over the body's side, more go on below. */
    private double height(int port, int ports) {
        double first = ports == 1 ? BODY / 2.0 : FIRST_PORT;
        double next = ports == 2 ? 2.0 * NEXT_PORT : NEXT_PORT;
        return y() + first + (port - 1) * next;
    }
}
