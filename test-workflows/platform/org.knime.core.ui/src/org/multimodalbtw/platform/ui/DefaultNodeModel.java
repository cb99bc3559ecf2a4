package org.multimodalbtw.platform.ui;

import java.io.File;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectHolder;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;
import org.multimodalbtw.platform.ui.settings.ParameterFields;
import org.multimodalbtw.platform.ui.settings.ParametersFormat;
import org.multimodalbtw.platform.ui.view.NodeView;

/** The model of a node that is given by its definition. */
public final class DefaultNodeModel extends NodeModel implements PortObjectHolder {

    private final NodeDefinition definition;
    private final PortType[] inTypes;
    private final PortType[] outTypes;
    private NodeParameters parameters;
    private NodeParameters viewParameters;
    private PortObject[] internalObjects;

    public DefaultNodeModel(NodeDefinition definition, PortType[] inTypes, PortType[] outTypes) {
        super(inTypes, outTypes);
        this.definition = definition;
        this.inTypes = inTypes;
        this.outTypes = outTypes;
    }

    public NodeDefinition definition() {
        return definition;
    }

    /** @return null before the node was first configured or had its settings loaded */
    public NodeParameters parameters() {
        return parameters;
    }

    /** @return null for a view without parameters, or before they were made or loaded */
    public NodeParameters viewParameters() {
        return viewParameters;
    }

    /** What the platform would log as coding problems: the node works, but its ports are shown wrongly. */
    public List<String> codingProblems() {
        return DescriptionCheck.codingProblems(definition);
    }

    /**
     * The view of the node as it stands.
     *
     * @throws IllegalStateException if the node has none
     */
    public NodeView view() {
        if (definition.view() == null) {
            throw new IllegalStateException("The node '" + definition.texts().name() + "' has no view.");
        }
        return new NodeView(definition.view(), () -> viewParameters, () -> internalObjects);
    }

    /** Makes the parameters that the node lacks from what is connected to it. */
    public void makeDefaultParameters(PortObjectSpec[] specs) {
        ConnectedSpecs input = new ConnectedSpecs(inTypes, outTypes, specs);
        if (parameters == null && definition.model().parametersClass() != null) {
            parameters = ParameterFields.create(definition.model().parametersClass(), input);
        }
        if (viewParameters == null
                && definition.view() != null
                && definition.view().parametersClass() != null) {
            viewParameters = ParameterFields.create(definition.view().parametersClass(), input);
        }
    }

    @Override
    protected PortObjectSpec[] configure(PortObjectSpec[] specs) throws InvalidSettingsException {
        makeDefaultParameters(specs);
        Configuration configuration = new Configuration(parameters, specs, outTypes, this::setWarningMessage);
        definition.model().configure().accept(configuration, configuration);
        return configuration.outSpecs();
    }

    @Override
    protected PortObject[] execute(PortObject[] objects, ExecutionContext context)
            throws CanceledExecutionException, KNIMEException {
        Execution execution = new Execution(parameters, objects, outTypes, context, this::setWarningMessage);
        definition.model().execute().accept(execution, execution);
        internalObjects = execution.internalObjects();
        return execution.outObjects();
    }

    @Override
    protected void reset() {
        internalObjects = null;
    }

    @Override
    public PortObject[] getInternalPortObjects() {
        return internalObjects;
    }

    @Override
    public void setInternalPortObjects(PortObject[] objects) {
        internalObjects = objects;
    }

    @Override
    protected void saveSettingsTo(NodeSettingsWO settings) {
        if (parameters != null) {
            ParametersFormat.save(parameters, settings);
        }
    }

    @Override
    protected void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        if (definition.model().parametersClass() != null) {
            ParametersFormat.load(definition.model().parametersClass(), settings);
        }
    }

    @Override
    protected void loadValidatedSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException {
        if (definition.model().parametersClass() != null) {
            parameters = ParametersFormat.load(definition.model().parametersClass(), settings);
        }
    }

    @Override
    protected void saveDefaultViewSettingsTo(NodeSettingsWO settings) {
        if (viewParameters != null) {
            ParametersFormat.save(viewParameters, settings);
        }
    }

    @Override
    protected void validateViewSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        if (definition.view() != null && definition.view().parametersClass() != null) {
            ParametersFormat.load(definition.view().parametersClass(), settings);
        }
    }

    public void loadViewSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        if (definition.view() != null && definition.view().parametersClass() != null) {
            viewParameters = ParametersFormat.load(definition.view().parametersClass(), settings);
        }
    }

    /** What the execution kept are port objects, which the platform stores. */
    @Override
    protected void saveInternals(File directory, ExecutionMonitor monitor) {
        // see getInternalPortObjects
    }

    @Override
    protected void loadInternals(File directory, ExecutionMonitor monitor) {
        // see setInternalPortObjects
    }
}
