package org.multimodalbtw.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.node.DefaultNodeFactory;

/** Reads a workflow directory, and refuses what the platform refuses or warns of. */
final class WorkflowReader {

    private static final String WORKFLOW_FILE = "workflow.knime";
    private static final int[] NEWEST_FORMAT = {5, 1, 0};
    private static final int[] NEWEST_PLATFORM = {5, 8};
    private static final List<String> NODE_GROUPS = List.of("flow_stack", "internal_node_subsettings", "ports");
    private static final List<String> NODE_TEXTS =
            List.of("state", "node-name", "node-bundle-name", "node-bundle-symbolic-name", "node-bundle-vendor");

    private final Path directory;
    private final NodeFactories factories;
    private final Workflow workflow = new Workflow();
    private final List<String> problems = new ArrayList<>();
    private final List<StoredState> states = new ArrayList<>();
    private String workflowState;

    WorkflowReader(Path directory, NodeFactories factories) {
        this.directory = directory;
        this.factories = factories;
    }

    /** The state of a node when the workflow was stored. */
    record StoredState(WorkflowNode node, String state) {}

    List<StoredState> states() {
        return states;
    }

    String workflowState() {
        return workflowState;
    }

    Workflow read() throws IOException, WorkflowException {
        NodeSettingsRO file = settings(directory.resolve(WORKFLOW_FILE));
        try {
            checkVersions(file);
            workflowState = file.getString("state");
            file.getNodeSettings("workflow_credentials");
            if (file.containsKey("annotations")) {
                readAnnotations(file.getNodeSettings("annotations"));
            }
            NodeSettingsRO nodes = file.getNodeSettings("nodes");
            for (String key : nodes) {
                readNode(nodes.getNodeSettings(key));
            }
            // a connection to a node that could not be read would be reported twice
            if (problems.isEmpty()) {
                NodeSettingsRO connections = file.getNodeSettings("connections");
                for (String key : connections) {
                    readConnection(connections.getNodeSettings(key));
                }
            }
        } catch (InvalidSettingsException e) {
            problems.add(directory.resolve(WORKFLOW_FILE) + ": " + e.getMessage());
        }
        if (!problems.isEmpty()) {
            throw new WorkflowException(problems);
        }
        return workflow;
    }

    private static NodeSettingsRO settings(Path file) throws IOException, WorkflowException {
        if (!Files.isRegularFile(file)) {
            throw new WorkflowException("There is no file " + file + ": the directory is not a workflow.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return NodeSettings.loadFromXML(in);
        } catch (IOException e) {
            throw new WorkflowException(file + ": " + e.getMessage());
        }
    }

    private void checkVersions(NodeSettingsRO file) throws InvalidSettingsException, WorkflowException {
        if (isNewer(file.getString("version"), NEWEST_FORMAT)
                || file.containsKey("created_by") && isNewer(file.getString("created_by"), NEWEST_PLATFORM)) {
            throw new WorkflowException("The workflow " + directory + " was created with a future version.");
        }
        if (file.containsKey("created_by_nightly") && file.getBoolean("created_by_nightly")) {
            throw new WorkflowException("The workflow " + directory + " was created with a nightly build.");
        }
    }

    /** A version that is not made of numbers is not newer. */
    private static boolean isNewer(String version, int[] newest) {
        String[] parts = version == null ? new String[0] : version.split("\\.");
        for (int i = 0; i < newest.length && i < parts.length && parts[i].matches("\\d{1,9}"); i++) {
            int part = Integer.parseInt(parts[i]);
            if (part != newest[i]) {
                return part > newest[i];
            }
        }
        return false;
    }

    private void readAnnotations(NodeSettingsRO annotations) throws InvalidSettingsException {
        for (String key : annotations) {
            NodeSettingsRO entry = annotations.getNodeSettings(key);
            workflow.annotate(new Annotation(
                    entry.getString("text"),
                    entry.getInt("x-coordinate"),
                    entry.getInt("y-coordinate"),
                    entry.getInt("width"),
                    entry.getInt("height")));
        }
    }

    private void readNode(NodeSettingsRO entry) throws InvalidSettingsException, IOException {
        int id = entry.getInt("id");
        String type = entry.getString("node_type");
        Path file = directory.resolve(entry.getString("node_settings_file"));
        if (!type.equals("NativeNode")) {
            problems.add("Node #" + id + " is a " + type + ": this host runs plain nodes only.");
            return;
        }
        try {
            NodeSettingsRO settings = settings(file);
            checkRequired(settings);
            WorkflowNode node = createNode(id, settings);
            readPosition(entry, node);
            node.describedAs(settings.getString("customDescription", null));
            if (settings.containsKey("nodeAnnotation")) {
                node.captioned(settings.getNodeSettings("nodeAnnotation").getString("text", null));
            }
            states.add(new StoredState(node, settings.getString("state")));
            loadSettings(node, settings);
        } catch (InvalidSettingsException e) {
            problems.add(file + ": " + e.getMessage());
        } catch (WorkflowException e) {
            problems.addAll(e.problems());
        }
    }

    private static void checkRequired(NodeSettingsRO settings) throws InvalidSettingsException {
        for (String group : NODE_GROUPS) {
            settings.getNodeSettings(group);
        }
        for (String text : NODE_TEXTS) {
            settings.getString(text);
        }
        settings.getBoolean("hasContent");
        settings.getNodeSettings("filestores").getString("file_store_location");
    }

    private WorkflowNode createNode(int id, NodeSettingsRO settings)
            throws InvalidSettingsException, WorkflowException {
        String className = settings.getString("factory");
        DefaultNodeFactory factory = factories.create(className);
        if (factory == null) {
            throw new WorkflowException("Node \"" + settings.getString("node-name") + "\" (#" + id
                    + ") is not available: there is no factory " + className + " from "
                    + settings.getString("node-bundle-name") + " (" + settings.getString("node-bundle-symbolic-name")
                    + ").");
        }
        ModifiableNodeCreationConfiguration ports = factory.createNodeCreationConfig();
        if (settings.containsKey("node_creation_config")) {
            try {
                ports.loadSettingsFrom(settings.getNodeSettings("node_creation_config"));
            } catch (InvalidSettingsException e) {
                throw new WorkflowException("Node \"" + settings.getString("node-name") + "\" (#" + id
                        + "): Unable to instantiate creation config: " + e.getMessage());
            }
        }
        return workflow.add(id, factory, ports);
    }

    private static void readPosition(NodeSettingsRO entry, WorkflowNode node) throws InvalidSettingsException {
        if (entry.containsKey("ui_settings")) {
            int[] bounds = entry.getNodeSettings("ui_settings").getIntArray("extrainfo.node.bounds");
            node.at(bounds[0], bounds[1]);
        }
    }

    private void loadSettings(WorkflowNode node, NodeSettingsRO settings) throws InvalidSettingsException {
        try {
            if (node.hasParameters() && settings.containsKey("model")) {
                node.loadModelSettings(settings.getNodeSettings("model"));
            }
        } catch (InvalidSettingsException e) {
            problems.add(node.label() + ": Loading model settings failed: " + e.getMessage());
        }
        try {
            if (node.hasViewParameters() && settings.containsKey("view")) {
                node.model().loadViewSettings(settings.getNodeSettings("view"));
            }
        } catch (InvalidSettingsException e) {
            problems.add(node.label() + ": Loading view settings failed: " + e.getMessage());
        }
    }

    private void readConnection(NodeSettingsRO entry) throws InvalidSettingsException {
        try {
            workflow.connect(new Connection(
                    entry.getInt("sourceID"),
                    entry.getInt("sourcePort"),
                    entry.getInt("destID"),
                    entry.getInt("destPort")));
        } catch (WorkflowException e) {
            problems.addAll(e.problems());
        }
    }
}
