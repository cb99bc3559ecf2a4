package org.multimodalbtw.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.host.Contribution.Origin;

/** Writes workflows, un-executed, as the platform itself stores them. */
public final class WorkflowWriter {

    private static final String SETTINGS_FILE = "settings.xml";
    private static final String PLATFORM_VERSION = "5.8.0";
    private static final String FORMAT_VERSION = "5.1.0";
    private static final int ANNOTATION_GROUND = 0xFFFFFF;
    private static final int ANNOTATION_BORDER = 0x5FA83B;
    private static final int ANNOTATION_VERSION = 20230412;
    private static final int NOTE_BORDER_WIDTH = 5;
    private static final int NODE_SIZE = 32;
    private static final int CAPTION_OFFSET = 46;
    private static final int CAPTION_WIDTH = 160;
    private static final int CAPTION_HEIGHT = 32;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z").withZone(ZoneOffset.UTC);

    private final String author;
    private final Instant time;
    private final Function<Class<? extends DefaultNodeFactory>, Contribution> contributions;

    /**
     * @param time at which the workflow is said to have been made
     * @param contributions where each node comes from
     */
    public WorkflowWriter(
            String author, Instant time, Function<Class<? extends DefaultNodeFactory>, Contribution> contributions) {
        this.author = author;
        this.time = time;
        this.contributions = contributions;
    }

    /**
     * Configures the workflow, which makes the parameters that it lacks, and writes it.
     *
     * @param directory of the workflow; its name is the workflow's; must not exist yet
     */
    public void write(Workflow workflow, Path directory) throws IOException {
        workflow.configure();
        Files.createDirectory(directory);
        write(workflowSettings(workflow, directory.getFileName().toString()), directory.resolve("workflow.knime"));
        for (WorkflowNode node : workflow.nodes()) {
            Path nodeDirectory = Files.createDirectory(directory.resolve(directoryName(node)));
            write(nodeSettings(node), nodeDirectory.resolve(SETTINGS_FILE));
        }
        Files.writeString(
                directory.resolve("workflow-metadata.xml"),
                workflow.description().xml(author, time));
    }

    private static String directoryName(WorkflowNode node) {
        return node.label().replaceAll("[^\\w .()#-]", "_");
    }

    private static void write(NodeSettings settings, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.saveToXML(out);
        }
    }

    private NodeSettings workflowSettings(Workflow workflow, String name) {
        NodeSettings settings = new NodeSettings("workflow.knime");
        settings.addString("created_by", PLATFORM_VERSION);
        settings.addBoolean("created_by_nightly", false);
        settings.addString("version", FORMAT_VERSION);
        settings.addString("name", name);
        NodeSettingsWO authors = settings.addNodeSettings("authorInformation");
        authors.addString("authored-by", author);
        authors.addString("authored-when", TIME.format(time));
        authors.addString("lastEdited-by", null);
        authors.addString("lastEdited-when", null);
        settings.addString("customDescription", null);
        settings.addString("state", workflow.state().name());
        settings.addNodeSettings("workflow_credentials");
        if (!workflow.annotations().isEmpty()) {
            NodeSettingsWO annotations = settings.addNodeSettings("annotations");
            List<Annotation> all = workflow.annotations();
            for (int i = 0; i < all.size(); i++) {
                addAnnotation(all.get(i), annotations.addNodeSettings("annotation_" + i));
            }
        }
        NodeSettingsWO nodes = settings.addNodeSettings("nodes");
        workflow.nodes().forEach(node -> addNode(node, nodes.addNodeSettings("node_" + node.id())));
        NodeSettingsWO connections = settings.addNodeSettings("connections");
        List<Connection> all = workflow.connections();
        for (int i = 0; i < all.size(); i++) {
            addConnection(all.get(i), connections.addNodeSettings("connection_" + i));
        }
        return settings;
    }

    private static void addAnnotation(Annotation annotation, NodeSettingsWO settings) {
        addText(annotation, "LEFT", NOTE_BORDER_WIDTH, ANNOTATION_BORDER, settings);
    }

    private static void addCaption(WorkflowNode node, String caption, NodeSettingsWO settings) {
        int x = node.position().map(WorkflowNode.Position::x).orElse(0);
        int y = node.position().map(WorkflowNode.Position::y).orElse(0);
        Annotation below = new Annotation(
                caption, x + (NODE_SIZE - CAPTION_WIDTH) / 2, y + CAPTION_OFFSET, CAPTION_WIDTH, CAPTION_HEIGHT);
        addText(below, "CENTER", 0, ANNOTATION_GROUND, settings);
    }

    private static void addText(
            Annotation text, String alignment, int borderWidth, int borderColour, NodeSettingsWO settings) {
        settings.addString("text", text.text());
        settings.addString("contentType", "text/plain");
        settings.addInt("bgcolor", ANNOTATION_GROUND);
        settings.addInt("x-coordinate", text.x());
        settings.addInt("y-coordinate", text.y());
        settings.addInt("width", text.width());
        settings.addInt("height", text.height());
        settings.addString("alignment", alignment);
        settings.addInt("borderSize", borderWidth);
        settings.addInt("borderColor", borderColour);
        settings.addInt("defFontSize", -1);
        settings.addInt("annotation-version", ANNOTATION_VERSION);
        settings.addNodeSettings("styles");
    }

    private static void addNode(WorkflowNode node, NodeSettingsWO settings) {
        settings.addInt("id", node.id());
        settings.addString("node_settings_file", directoryName(node) + "/" + SETTINGS_FILE);
        settings.addBoolean("node_is_meta", false);
        settings.addString("node_type", "NativeNode");
        settings.addString(
                "ui_classname",
                node.position()
                        .map(position -> "org.knime.core.node.workflow.NodeUIInformation")
                        .orElse(null));
        node.position().ifPresent(position -> settings.addNodeSettings("ui_settings")
                .addIntArray("extrainfo.node.bounds", position.x(), position.y(), -1, -1));
    }

    private static void addConnection(Connection connection, NodeSettingsWO settings) {
        settings.addInt("sourceID", connection.source());
        settings.addInt("destID", connection.destination());
        settings.addInt("sourcePort", connection.sourcePort());
        settings.addInt("destPort", connection.destinationPort());
    }

    private NodeSettings nodeSettings(WorkflowNode node) {
        NodeSettings settings = new NodeSettings(SETTINGS_FILE);
        settings.addString("node_file", SETTINGS_FILE);
        settings.addNodeSettings("flow_stack");
        settings.addNodeSettings("internal_node_subsettings").addString("memory_policy", "CacheSmallInMemory");
        addParameters(node, settings);
        settings.addString("customDescription", node.description().orElse(null));
        node.caption().ifPresent(caption -> addCaption(node, caption, settings.addNodeSettings("nodeAnnotation")));
        settings.addString("state", node.state().name());
        addOrigin(node, settings);
        settings.addNodeSettings("factory_settings");
        node.ports().saveSettingsTo(settings.addNodeSettings("node_creation_config"));
        settings.addString("name", node.name());
        settings.addBoolean("hasContent", false);
        settings.addBoolean("isInactive", false);
        NodeSettingsWO ports = settings.addNodeSettings("ports");
        for (int port = 1; port <= node.outTypes().size(); port++) {
            NodeSettingsWO entry = ports.addNodeSettings("port_" + port);
            entry.addInt("index", port);
            entry.addString("port_dir_location", null);
        }
        NodeSettingsWO fileStores = settings.addNodeSettings("filestores");
        fileStores.addString("file_store_location", null);
        fileStores.addString("file_store_id", null);
        return settings;
    }

    /** Without {@code model} the platform makes the parameters itself, from what is connected. */
    private static void addParameters(WorkflowNode node, NodeSettings settings) {
        node.savedSettings().ifPresent(settings::addNodeSettings);
        if (node.hasViewParameters() && node.model().viewParameters() != null) {
            settings.addNodeSettings(node.viewSettings());
        }
    }

    private void addOrigin(WorkflowNode node, NodeSettings settings) {
        Contribution contribution = contributions.apply(node.factory().getClass());
        Origin bundle = contribution.bundle();
        settings.addString("factory", node.factory().getClass().getName());
        settings.addString("node-name", node.name());
        settings.addString("node-bundle-name", bundle.name());
        settings.addString("node-bundle-symbolic-name", bundle.symbolicName());
        settings.addString("node-bundle-vendor", bundle.vendor());
        settings.addString("node-bundle-version", bundle.version());
        Origin feature =
                contribution.feature() == null ? new Origin(null, null, null, "0.0.0") : contribution.feature();
        settings.addString("node-feature-name", feature.name());
        settings.addString("node-feature-symbolic-name", feature.symbolicName());
        settings.addString("node-feature-vendor", feature.vendor());
        settings.addString("node-feature-version", feature.version());
    }
}
