package org.multimodalbtw.platform.ui;

import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParametersInput;

/**
 * What parameters can know of a node's inputs before they are executed: their specs. As in the platform, the arrays of
 * objects and tables are null then.
 *
 * @param specs one an input, null where nothing is connected or known
 */
public record ConnectedSpecs(PortType[] inTypes, PortType[] outTypes, PortObjectSpec[] specs)
        implements NodeParametersInput {

    /** Inputs with nothing connected to them. */
    public static ConnectedSpecs unconnected(PortType[] inTypes, PortType[] outTypes) {
        return new ConnectedSpecs(inTypes, outTypes, new PortObjectSpec[inTypes.length]);
    }

    @Override
    public PortType[] getInPortTypes() {
        return inTypes.clone();
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outTypes.clone();
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return specs.clone();
    }

    @Override
    public Optional<PortObjectSpec> getInPortSpec(int portIndex) {
        return Optional.ofNullable(specs[portIndex]);
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Stream.of(specs).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
    }

    @Override
    public Optional<DataTableSpec> getInTableSpec(int portIndex) {
        return getInPortSpec(portIndex).map(DataTableSpec.class::cast);
    }

    @Override
    public PortObject[] getInPortObjects() {
        return null;
    }

    @Override
    public Optional<PortObject> getInPortObject(int portIndex) {
        return Optional.empty();
    }

    @Override
    public BufferedDataTable[] getInTables() {
        return null;
    }

    @Override
    public Optional<BufferedDataTable> getInTable(int portIndex) {
        return Optional.empty();
    }
}
