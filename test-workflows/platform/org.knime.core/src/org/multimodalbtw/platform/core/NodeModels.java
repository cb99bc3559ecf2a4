package org.multimodalbtw.platform.core;

import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** Configures and executes a node's model and holds it to what its ports say. */
public final class NodeModels {
    private static final NodeModelBridge BRIDGE = NodeModelBridge.SECRET.get();

    private NodeModels() {}

    /**
     * @param specs one a data input, null where it is not known yet or not connected
     * @return one a data output, null where it is not known before execution
     */
    public static PortObjectSpec[] configure(final NodeModel model, final PortObjectSpec[] specs)
            throws InvalidSettingsException {
        List<PortType> inPorts = BRIDGE.inPortTypes(model);
        checkCount("inputs", specs.length, inPorts.size());
        PortObjectSpec[] known = specs.clone();
        for (int i = 0; i < known.length; i++) {
            PortType type = inPorts.get(i);
            if (known[i] == null && !type.isOptional() && type.equals(BufferedDataTable.TYPE)) {
                known[i] = new DataTableSpec();
            }
        }
        BRIDGE.clearWarning(model);
        PortObjectSpec[] outSpecs = BRIDGE.configure(model, known);
        int outputs = BRIDGE.outPortTypes(model).size();
        if (outSpecs == null) {
            return new PortObjectSpec[outputs];
        }
        checkCount("specs of outputs", outSpecs.length, outputs);
        return outSpecs;
    }

    /**
     * @param objects one a data input, null where an optional one is not connected
     * @return one a data output
     */
    public static PortObject[] execute(
            final NodeModel model, final PortObject[] objects, final ExecutionContext context) throws Exception {
        checkCount("inputs", objects.length, BRIDGE.inPortTypes(model).size());
        BRIDGE.clearWarning(model);
        PortObject[] results = BRIDGE.execute(model, objects, context);
        List<PortType> outPorts = BRIDGE.outPortTypes(model);
        if (results == null) {
            throw new IllegalStateException("Invalid result. Execution failed, reason: data is null.");
        }
        checkCount("outputs", results.length, outPorts.size());
        for (int i = 0; i < results.length; i++) {
            check(i, results[i], outPorts.get(i));
        }
        return results;
    }

    private static void check(final int index, final PortObject result, final PortType type) {
        if (result == null && !type.isOptional()) {
            throw new IllegalStateException(
                    "Invalid result. Execution failed, reason: data at output " + index + " is null.");
        }
        if (result != null && !type.acceptsPortObject(result)) {
            throw new IllegalStateException("Invalid result. Execution failed, reason: data at output " + index
                    + " is a " + result.getClass().getName() + ", but the port takes " + type + ".");
        }
    }

    private static void checkCount(final String what, final int found, final int expected) {
        if (found != expected) {
            throw new IllegalStateException("There are " + found + " " + what + ", but the node has " + expected + ".");
        }
    }
}
