package org.knime.node;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;
import org.multimodalbtw.platform.ui.ModelDefinition;

/** What a node does: its parameters, how it is configured, how it is executed. */
public abstract sealed class DefaultModel implements FluentNodeAPI {

    private DefaultModel() {}

    abstract ModelDefinition definition();

    static RequireModelParameters create() {
        return parameters ->
                configure -> execute -> new StandardDefaultModel(new ModelDefinition(parameters, configure, execute));
    }

    static final class StandardDefaultModel extends DefaultModel {

        private final ModelDefinition m_definition;

        StandardDefaultModel(ModelDefinition definition) {
            m_definition = definition;
        }

        @Override
        ModelDefinition definition() {
            return m_definition;
        }
    }

    /** The class of the parameters. */
    public interface RequireModelParameters {

        RequireConfigureOrRearrangeColumns parametersClass(Class<? extends NodeParameters> parametersClass);

        default RequireConfigureOrRearrangeColumns withoutParameters() {
            return parametersClass(null);
        }
    }

    /** How the node is configured. */
    public interface RequireConfigureOrRearrangeColumns {

        RequireExecute configure(ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure);
    }

    /** How the node is executed. */
    public interface RequireExecute {

        DefaultModel execute(ExecuteConsumer execute);
    }

    /**
     * Configures a node.
     *
     * @param <I> what it is given
     * @param <O> what it gives
     */
    public interface ConfigureOrRearrangerConsumer<I, O> {

        void accept(I input, O output) throws InvalidSettingsException;
    }

    /** Executes a node. */
    public interface ExecuteConsumer {

        void accept(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException;
    }

    /** What a node is configured from. Ports count from 0; an optional port that is not connected gives null. */
    public interface ConfigureInput {

        <S extends NodeParameters> S getParameters();

        PortObjectSpec[] getInPortSpecs();

        <S extends PortObjectSpec> S getInPortSpec(int portIndex);

        DataTableSpec[] getInTableSpecs();

        DataTableSpec getInTableSpec(int portIndex);

        PortType[] getOutPortTypes();
    }

    /** What a configured node knows of its outputs. */
    public interface ConfigureOutput {

        @SuppressWarnings("unchecked")
        <S extends PortObjectSpec> void setOutSpecs(S... specs);

        <S extends PortObjectSpec> void setOutSpec(int portIndex, S spec);

        void setWarningMessage(String message);
    }

    /** What a node is executed with. Ports count from 0; an optional port that is not connected gives null. */
    public interface ExecuteInput {

        <S extends NodeParameters> S getParameters();

        PortObject[] getInPortObjects();

        <D extends PortObject> D getInPortObject(int portIndex);

        BufferedDataTable[] getInTables();

        BufferedDataTable getInTable(int portIndex);

        PortType[] getOutPortTypes();

        ExecutionContext getExecutionContext();
    }

    /** What an executed node gives. */
    public interface ExecuteOutput {

        @SuppressWarnings("unchecked")
        <D extends PortObject> void setOutData(D... objects);

        <D extends PortObject> void setOutData(int portIndex, D object);

        @SuppressWarnings("unchecked")
        <D extends PortObject> void setInternalData(D... objects);

        void setWarningMessage(String message);
    }
}
