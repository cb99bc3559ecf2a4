package org.multimodalbtw.nodes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ConfigurableNodeFactory;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.platform.core.ConfigurableFactoryBridge;
import org.multimodalbtw.platform.core.NodeModelBridge;
import org.multimodalbtw.platform.core.NodeModels;
import org.multimodalbtw.platform.core.ProgressMonitor;
import org.multimodalbtw.platform.ui.DefaultNodeModel;
import org.multimodalbtw.platform.ui.view.NodeView;

/** A node as a workflow would have it: configured first, then executed. */
public final class TestNode {

    private static final NodeModelBridge BRIDGE = NodeModelBridge.SECRET.get();

    private final TestPlatform platform;
    private final NodeModel model;
    private final List<Consumer<NodeSettings>> changes = new ArrayList<>();

    /** A node with the ports of a new one. */
    public TestNode(TestPlatform platform, DefaultNodeFactory factory) {
        this(platform, factory, factory.createNodeCreationConfig());
    }

    /** A node with so many ports in its extendable group. */
    public TestNode(TestPlatform platform, DefaultNodeFactory factory, String group, PortType type, int ports) {
        this(platform, factory, withPorts(factory, group, type, ports));
    }

    private TestNode(
            TestPlatform platform,
            ConfigurableNodeFactory<NodeModel> factory,
            ModifiableNodeCreationConfiguration configuration) {
        this.platform = platform;
        this.model = ConfigurableFactoryBridge.SECRET.get().createNodeModel(factory, configuration);
    }

    /** Changes settings that the node makes for itself when it is first configured. */
    public TestNode with(Consumer<NodeSettings> change) {
        changes.add(change);
        return this;
    }

    /** Selects just these columns in a filter of the settings, as by hand. */
    public static void select(NodeSettings settings, String filter, String... columns) {
        try {
            NodeSettings manual = settings.getNodeSettings(filter).getNodeSettings("manualFilter");
            manual.addStringArray("manuallySelected", columns);
        } catch (InvalidSettingsException failure) {
            throw new IllegalArgumentException("No column filter '" + filter + "'", failure);
        }
    }

    /** How many ports it has; the last ones stay unconnected where a test gives fewer. */
    private int inputs() {
        return BRIDGE.inPortTypes(model).size();
    }

    /** Configures the node; changed settings are validated and loaded as from a dialog. */
    public PortObjectSpec[] configure(PortObjectSpec... connected) throws InvalidSettingsException {
        PortObjectSpec[] specs = Arrays.copyOf(connected, inputs());
        if (!changes.isEmpty()) {
            configureWithDefaults(specs);
            NodeSettings settings = settings();
            changes.forEach(change -> change.accept(settings));
            changes.clear();
            load(settings);
        }
        return NodeModels.configure(model, specs);
    }

    /** Configures and executes the node. */
    public PortObject[] execute(PortObject... inputs) throws Exception {
        return execute(new ProgressMonitor(), inputs);
    }

    /** Configures and executes the node and shows its progress. */
    public PortObject[] execute(ProgressMonitor progress, PortObject... connected) throws Exception {
        PortObject[] inputs = Arrays.copyOf(connected, inputs());
        configure(Stream.of(inputs).map(TestNode::spec).toArray(PortObjectSpec[]::new));
        return NodeModels.execute(model, inputs, platform.context(progress));
    }

    /** Resets the node: its results are gone. */
    public void reset() {
        BRIDGE.reset(model);
    }

    /** Lets the node make its settings with nothing connected. */
    public TestNode makeDefaults() {
        configureWithDefaults(new PortObjectSpec[BRIDGE.inPortTypes(model).size()]);
        return this;
    }

    /** Validates and loads settings. */
    public void load(NodeSettings settings) throws InvalidSettingsException {
        BRIDGE.validateSettings(model, settings);
        BRIDGE.loadSettings(model, settings);
    }

    /** The settings as they are saved. */
    public NodeSettings settings() {
        NodeSettings settings = new NodeSettings("model");
        BRIDGE.saveSettings(model, settings);
        return settings;
    }

    /** The warning on the node, or an empty text. */
    public String warning() {
        Message warning = BRIDGE.warning(model);
        return warning == null ? "" : warning.getSummary();
    }

    /** The number of data outputs. */
    public int outputs() {
        return BRIDGE.outPortTypes(model).size();
    }

    /** The view of the node as it stands. */
    public NodeView view() {
        return ((DefaultNodeModel) model).view();
    }

    /** The rows of a table, each as its RowID and its cells. */
    public static List<List<String>> rows(PortObject table) {
        List<List<String>> rows = new ArrayList<>();
        ((BufferedDataTable) table).iterator().forEachRemaining(row -> rows.add(texts(row)));
        return rows;
    }

    private static List<String> texts(DataRow row) {
        List<String> texts = new ArrayList<>(List.of(row.getKey().getString()));
        for (DataCell cell : row) {
            texts.add(cell.toString());
        }
        return texts;
    }

    /** A fresh node may not be able to work with its defaults: they are only made here. */
    private void configureWithDefaults(PortObjectSpec[] specs) {
        try {
            NodeModels.configure(model, specs);
        } catch (InvalidSettingsException expected) {
            // the settings that are about to be changed are what is wrong
        }
    }

    private static PortObjectSpec spec(PortObject object) {
        return object == null ? null : object.getSpec();
    }

    private static ModifiableNodeCreationConfiguration withPorts(
            DefaultNodeFactory factory, String group, PortType type, int ports) {
        ModifiableNodeCreationConfiguration configuration = factory.createNodeCreationConfig();
        ExtendablePortGroup extendable =
                configuration.getPortConfig().orElseThrow().getExtendablePorts().get(group);
        while (extendable.getConfiguredPorts().length > ports) {
            extendable.removeLastPort();
        }
        while (extendable.getConfiguredPorts().length < ports) {
            extendable.addPort(type);
        }
        return configuration;
    }
}
