package org.multimodalbtw.platform.ui;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.parameters.NodeParameters;

/** One configuration of a node. */
final class Configuration implements ConfigureInput, ConfigureOutput {

    private final NodeParameters parameters;
    private final PortObjectSpec[] inSpecs;
    private final PortType[] outTypes;
    private final PortObjectSpec[] outSpecs;
    private final Consumer<String> warnings;

    Configuration(NodeParameters parameters, PortObjectSpec[] inSpecs, PortType[] outTypes, Consumer<String> warnings) {
        this.parameters = parameters;
        this.inSpecs = inSpecs;
        this.outTypes = outTypes;
        this.outSpecs = new PortObjectSpec[outTypes.length];
        this.warnings = warnings;
    }

    PortObjectSpec[] outSpecs() {
        return outSpecs;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends NodeParameters> S getParameters() {
        return (S) parameters;
    }

    @Override
    public PortObjectSpec[] getInPortSpecs() {
        return inSpecs.clone();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends PortObjectSpec> S getInPortSpec(int portIndex) {
        return (S) inSpecs[portIndex];
    }

    @Override
    public DataTableSpec[] getInTableSpecs() {
        return Stream.of(inSpecs).map(DataTableSpec.class::cast).toArray(DataTableSpec[]::new);
    }

    @Override
    public DataTableSpec getInTableSpec(int portIndex) {
        return (DataTableSpec) inSpecs[portIndex];
    }

    @Override
    public PortType[] getOutPortTypes() {
        return outTypes.clone();
    }

    @Override
    public <S extends PortObjectSpec> void setOutSpec(int portIndex, S spec) {
        if (spec != null && !outTypes[portIndex].acceptsPortObjectSpec(spec)) {
            throw new IllegalArgumentException("Output " + portIndex + " is a " + outTypes[portIndex].getName() + ": "
                    + spec.getClass().getName() + " does not fit.");
        }
        outSpecs[portIndex] = spec;
    }

    @Override
    @SafeVarargs
    public final <S extends PortObjectSpec> void setOutSpecs(S... specs) {
        if (specs.length != outSpecs.length) {
            throw new IllegalArgumentException(
                    "The node has " + outSpecs.length + " outputs, but " + specs.length + " specs were set.");
        }
        for (int i = 0; i < specs.length; i++) {
            setOutSpec(i, specs[i]);
        }
    }

    @Override
    public void setWarningMessage(String message) {
        warnings.accept(message);
    }
}
