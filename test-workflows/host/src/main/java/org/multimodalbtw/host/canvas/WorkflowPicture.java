package org.multimodalbtw.host.canvas;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.PortType;
import org.multimodalbtw.host.Annotation;
import org.multimodalbtw.host.Connection;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowNode;

/** A picture of a workflow as SVG: its notes, its nodes where they lie, and the connections between them. */
public final class WorkflowPicture {

    private static final int MARGIN = 20;
    private static final int PORT = 8;
    private static final int CORNER = 5;
    private static final Map<NodeType, String> COLOURS = Map.of(
            NodeType.Source, "#f09a3e",
            NodeType.Manipulator, "#ffd800",
            NodeType.Learner, "#9bd770",
            NodeType.Predictor, "#5fa83b",
            NodeType.Visualizer, "#2b94b1");
    private static final String OTHER = "#c8a27a";
    private static final String TABLE = "#333333";

    private final Workflow workflow;
    private final Map<Integer, NodeShape> shapes;
    private final StringBuilder svg = new StringBuilder();

    private WorkflowPicture(Workflow workflow) {
        this.workflow = workflow;
        shapes = workflow.nodes().stream().collect(Collectors.toMap(WorkflowNode::id, NodeShape::new));
    }

    /**
     * @param workflow whose nodes have positions
     * @param title what the picture shows, for those who do not see it
     * @return an SVG file
     */
    public static String svg(Workflow workflow, String title) {
        return new WorkflowPicture(workflow).draw(title);
    }

    private String draw(String title) {
        Rectangle2D all = bounds();
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%.0f %.0f %.0f %.0f\" font-family=\"sans-serif\" "
                        + "font-size=\"%d\" fill=\"#222222\" role=\"img\">",
                all.getX(), all.getY(), all.getWidth(), all.getHeight(), NodeShape.FONT);
        add("<title>%s</title>", escaped(title));
        add("<rect x=\"%.0f\" y=\"%.0f\" width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>", all.getX(), all.getY());
        workflow.annotations().forEach(this::draw);
        workflow.connections().stream()
                .filter(connection -> connection.sourcePort() > 0)
                .forEach(this::draw);
        workflow.nodes().forEach(node -> draw(shapes.get(node.id())));
        add("</svg>");
        return svg.toString();
    }

    private Rectangle2D bounds() {
        Rectangle2D all = null;
        for (NodeShape shape : shapes.values()) {
            for (Rectangle2D part : shape.parts()) {
                all = all == null ? part : all.createUnion(part);
            }
        }
        for (Annotation note : workflow.annotations()) {
            Rectangle2D frame = new NoteShape(note).frame();
            all = all == null ? frame : all.createUnion(frame);
        }
        return all == null
                ? new Rectangle2D.Double(0, 0, 1, 1)
                : new Rectangle2D.Double(
                        Math.floor(all.getX()) - MARGIN,
                        Math.floor(all.getY()) - MARGIN,
                        Math.ceil(all.getWidth()) + 2 * MARGIN,
                        Math.ceil(all.getHeight()) + 2 * MARGIN);
    }

    private void draw(Annotation note) {
        NoteShape shape = new NoteShape(note);
        Rectangle2D frame = shape.frame();
        add(
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" fill=\"#ffffff\" stroke=\"#5fa83b\" "
                        + "stroke-width=\"2\"/>",
                frame.getX(), frame.getY(), frame.getWidth(), frame.getHeight());
        List<String> lines = shape.lines();
        for (int line = 0; line < lines.size(); line++) {
            add(
                    "<text x=\"%.0f\" y=\"%.0f\"%s>%s</text>",
                    shape.text().getX(),
                    shape.text().getY() + NodeShape.FONT + line * NodeShape.LINE,
                    line == 0 ? " font-weight=\"bold\"" : "",
                    escaped(lines.get(line)));
        }
    }

    private void draw(Connection connection) {
        Point2D from = shapes.get(connection.source()).output(connection.sourcePort());
        Point2D to = shapes.get(connection.destination()).input(connection.destinationPort());
        add(
                "<path d=\"M%.0f %.0f L%.0f %.0f\" fill=\"none\" stroke=\"#8a8a8a\" stroke-width=\"1.2\"/>",
                from.getX(), from.getY(), to.getX(), to.getY());
    }

    private void draw(NodeShape shape) {
        WorkflowNode node = shape.node();
        Rectangle2D body = shape.body();
        add(
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"%d\" fill=\"%s\" stroke=\"#444444\"/>",
                body.getX(),
                body.getY(),
                body.getWidth(),
                body.getHeight(),
                CORNER,
                COLOURS.getOrDefault(node.type(), OTHER));
        drawPorts(node.inTypes(), shape::input);
        drawPorts(node.outTypes(), shape::output);
        drawText(node.name(), shape.name(), " font-weight=\"bold\"");
        List<String> lines = shape.captionLines();
        for (int line = 0; line < lines.size(); line++) {
            drawText(lines.get(line), shape.caption().get(line), "");
        }
    }

    private void drawPorts(List<PortType> types, Function<Integer, Point2D> places) {
        for (int port = 1; port <= types.size(); port++) {
            PortType type = types.get(port - 1);
            Point2D place = places.apply(port);
            boolean isTable = type.getPortObjectClass() == BufferedDataTable.TYPE.getPortObjectClass();
            String colour = isTable ? TABLE : String.format(Locale.ROOT, "#%06x", type.getColor() & 0xFFFFFF);
            add(
                    "<rect x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"%s\"/>",
                    place.getX() - PORT / 2.0,
                    place.getY() - PORT / 2.0,
                    PORT,
                    PORT,
                    type.isOptional() ? "#ffffff" : colour,
                    colour);
        }
    }

    private void drawText(String text, Rectangle2D place, String style) {
        add(
                "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\"%s>%s</text>",
                place.getCenterX(), place.getMaxY() - 2, style, escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void add(String line, Object... values) {
        svg.append(String.format(Locale.ROOT, line, values)).append('\n');
    }
}
