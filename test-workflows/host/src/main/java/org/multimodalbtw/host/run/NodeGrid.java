package org.multimodalbtw.host.run;

import java.util.Map;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowNode.Position;

/**
 * Adds nodes to a workflow, at their places and with as many ports as they need.
 *
 * @param workflow that they are added to
 * @param factories where they come from
 */
record NodeGrid(Workflow workflow, NodeFactories factories) {

    private static final String MODALITIES = "Modalities";

    /**
     * @param kind what node
     * @param place where it lies
     * @param ports how many ports for modalities it has, or 0 if it has none to add
     */
    WorkflowNode add(NodeKind kind, Position place, int ports) throws WorkflowException {
        return add(kind, MODALITIES, place, ports);
    }

    /** The same with another group of ports. */
    WorkflowNode add(NodeKind kind, String group, Position place, int ports) throws WorkflowException {
        DefaultNodeFactory factory = kind.factory(factories);
        ModifiableNodeCreationConfiguration configuration = factory.createNodeCreationConfig();
        if (ports > 0) {
            Map<String, ExtendablePortGroup> groups =
                    configuration.getPortConfig().orElseThrow().getExtendablePorts();
            resize(groups.get(group), ports);
        }
        return workflow.add(factory, configuration).at(place.x(), place.y());
    }

    /** Gives a node the model of another one, and the raw tables of patients from a port on. */
    WorkflowNode connect(
            WorkflowNode model,
            WorkflowNode patients,
            int firstModality,
            int modalities,
            WorkflowNode to,
            int firstTable)
            throws WorkflowException {
        workflow.connect(model, 1, to, 1);
        for (int index = 0; index < modalities; index++) {
            workflow.connect(patients, firstModality + index, to, firstTable + index);
        }
        return to;
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
