package org.multimodalbtw.platform.ui;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.parameters.NodeParameters;

/** One execution of a node. */
final class Execution implements ExecuteInput, ExecuteOutput {

    private final NodeParameters parameters;
    private final PortObject[] inObjects;
    private final PortType[] outTypes;
    private final PortObject[] outObjects;
    private final ExecutionContext context;
    private final Consumer<String> warnings;
    private PortObject[] internalObjects;

    Execution(
            NodeParameters parameters,
            PortObject[] inObjects,
            PortType[] outTypes,
            ExecutionContext context,
            Consumer<String> warnings) {
        this.parameters = parameters;
        this.inObjects = inObjects;
        this.outTypes = outTypes;
        this.outObjects = new PortObject[outTypes.length];
        this.context = context;
        this.warnings = warnings;
    }

    PortObject[] outObjects() {
        return outObjects;
    }

    PortObject[] internalObjects() {
        return internalObjects;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends NodeParameters> S getParameters() {
        return (S) parameters;
    }

    @Override
    public PortObject[] getInPortObjects() {
        return inObjects.clone();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D extends PortObject> D getInPortObject(int portIndex) {
        return (D) inObjects[portIndex];
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return Stream.of(inObjects).map(BufferedDataTable.class::cast).toArray(BufferedDataTable[]::new);
    }

    @Override
    public BufferedDataTable getInTable(int portIndex) {
        return (BufferedDataTable) inObjects[portIndex];
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outTypes.clone();
    }

    @Override
    public ExecutionContext getExecutionContext() {
        return context;
    }

    @Override
    public <D extends PortObject> void setOutData(int portIndex, D object) {
        outObjects[portIndex] = object;
    }

    @Override
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <D extends PortObject> void setOutData(D... objects) {
        if (objects.length != outObjects.length) {
            throw new IllegalArgumentException(
                    "The node has " + outObjects.length + " outputs, but " + objects.length + " objects were set.");
        }
        System.arraycopy(objects, 0, outObjects, 0, objects.length);
    }

    @Override
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final <D extends PortObject> void setInternalData(D... objects) {
        internalObjects = Stream.of(objects).toArray(PortObject[]::new);
    }

    @Override
    public void setWarningMessage(String message) {
        warnings.accept(message);
    }
}
