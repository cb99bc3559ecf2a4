package org.multimodalbtw.host.run;

import java.util.Map;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;

/**
 * Nodes in columns from left to right, with a row for each modality.
 *
 * @param workflow that they are added to
 * @param factories where they come from
 */
record NodeGrid(Workflow workflow, NodeFactories factories) {

    private static final String MODALITIES = "Modalities";
    private static final int LEFT = 60;
    private static final int TOP = 200;
    private static final int COLUMN = 200;
    private static final int ROW = 120;

    /** Where a column is, in pixels. */
    static int x(int column) {
        return LEFT + column * COLUMN;
    }

    /** Where a row is, in pixels. */
    static int y(int row) {
        return TOP + row * ROW;
    }

    /** Adds a node in a column, halfway down the encoders; with so many ports for modalities, or 0 if it has none to add. */
    WorkflowNode add(NodeKind kind, int column, int encoders, int ports) throws WorkflowException {
        return add(kind, MODALITIES, column, encoders, ports);
    }

    /** The same with another group of ports. */
    WorkflowNode add(NodeKind kind, String group, int column, int encoders, int ports) throws WorkflowException {
        DefaultNodeFactory factory = kind.factory(factories);
        ModifiableNodeCreationConfiguration configuration = factory.createNodeCreationConfig();
        if (ports > 0) {
            Map<String, ExtendablePortGroup> groups =
                    configuration.getPortConfig().orElseThrow().getExtendablePorts();
            resize(groups.get(group), ports);
        }
        return workflow.add(factory, configuration).at(x(column), TOP + (encoders - 1) * ROW / 2);
    }

    /** Gives a node's group so many ports. */
    static void resize(ExtendablePortGroup group, int ports) {
        while (group.getConfiguredPorts().length > ports) {
            group.removeLastPort();
        }
        while (group.getConfiguredPorts().length < ports) {
            group.addPort(group.getSupportedPortTypes()[0]);
        }
    }
}
