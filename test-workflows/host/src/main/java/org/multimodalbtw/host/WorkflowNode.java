package org.multimodalbtw.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.platform.core.ConfigurableFactoryBridge;
import org.multimodalbtw.platform.core.NodeMessages;
import org.multimodalbtw.platform.core.NodeModelBridge;
import org.multimodalbtw.platform.core.NodeModels;
import org.multimodalbtw.platform.ui.DefaultNodeModel;

/** A node of a workflow, with its settings, its state, and what it gives. */
public final class WorkflowNode {

    private static final NodeModelBridge MODELS = NodeModelBridge.SECRET.get();

    private final int id;
    private final DefaultNodeFactory factory;
    private final ModifiableNodeCreationConfiguration ports;
    private final PortType[] inTypes;
    private final PortType[] outTypes;
    private final DefaultNodeModel model;
    private final List<ParameterValue> values = new ArrayList<>();
    private Position position;
    private String description;
    private String caption;
    private NodeState state = NodeState.IDLE;
    private PortObjectSpec[] outSpecs;
    private PortObject[] outputs;
    private NodeMessage message;
    private double seconds;

    WorkflowNode(int id, DefaultNodeFactory factory, ModifiableNodeCreationConfiguration ports) {
        this.id = id;
        this.factory = factory;
        this.ports = ports;
        inTypes = ports.getPortConfig().orElseThrow().getInputPorts();
        outTypes = ports.getPortConfig().orElseThrow().getOutputPorts();
        model = (DefaultNodeModel) ConfigurableFactoryBridge.SECRET.get().createNodeModel(factory, ports);
        reset();
    }

    /** Where a node lies in the editor, in pixels. */
    public record Position(int x, int y) {}

    public int id() {
        return id;
    }

    public String name() {
        return factory.getNodeName();
    }

    /** Name and id, as in {@code Cohort Reader (#1)}. */
    public String label() {
        return name() + " (#" + id + ")";
    }

    public NodeState state() {
        return state;
    }

    public List<PortType> inTypes() {
        return List.of(inTypes);
    }

    public List<PortType> outTypes() {
        return List.of(outTypes);
    }

    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    public WorkflowNode at(int x, int y) {
        position = new Position(x, y);
        return this;
    }

    /** What the user should know of this node in this workflow. */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    public WorkflowNode describedAs(String text) {
        description = text;
        return this;
    }

    /** The text below the node on the canvas, which says what it does in this workflow; lines separated by line feeds. */
    public Optional<String> caption() {
        return Optional.ofNullable(caption);
    }

    public WorkflowNode captioned(String text) {
        caption = text;
        return this;
    }

    /** Source, learner, predictor and so on, which its colour shows. */
    public NodeType type() {
        return model.definition().type();
    }

    public DefaultNodeFactory factory() {
        return factory;
    }

    ModifiableNodeCreationConfiguration ports() {
        return ports;
    }

    DefaultNodeModel model() {
        return model;
    }

    boolean hasParameters() {
        return model.definition().model().parametersClass() != null;
    }

    boolean hasViewParameters() {
        return model.definition().view() != null && model.definition().view().parametersClass() != null;
    }

    void loadModelSettings(NodeSettingsRO settings) throws InvalidSettingsException {
        MODELS.validateSettings(model, settings);
        MODELS.loadSettings(model, settings);
    }

    /** The settings of the model; empty for a node that has none or was not configured yet. */
    public NodeSettings modelSettings() {
        NodeSettings settings = new NodeSettings("model");
        MODELS.saveSettings(model, settings);
        return settings;
    }

    NodeSettings viewSettings() {
        NodeSettings settings = new NodeSettings("view");
        MODELS.saveDefaultViewSettings(model, settings);
        return settings;
    }

    /**
     * Gives parameters values, all at once as a dialog does. Parameters that are made from what is connected are made first,
     * when the node is configured.
     *
     * @throws WorkflowException if there is no such parameter, or the values do not fit
     */
    void set(List<ParameterValue> given) throws WorkflowException {
        if (!hasParameters()) {
            throw new WorkflowException(label() + " has no parameters.");
        }
        if (model.parameters() != null) {
            apply(given);
            return;
        }
        List<ParameterValue> all = new ArrayList<>(values);
        all.addAll(given);
        unconnected(all);
        values.addAll(given);
    }

    /** The same node with nothing connected. */
    private WorkflowNode unconnected(List<ParameterValue> given) throws WorkflowException {
        WorkflowNode unconnected = new WorkflowNode(id, factory, ports);
        unconnected.model.makeDefaultParameters(new PortObjectSpec[inTypes.length]);
        unconnected.apply(given);
        return unconnected;
    }

    /**
     * The settings of the model for a file: where the node was given values and could not be configured, since what it is connected to is
     * not known before execution, those of a node with nothing connected. Empty where it makes them itself when it is configured.
     */
    Optional<NodeSettings> savedSettings() {
        if (!hasParameters() || model.parameters() != null) {
            return Optional.of(modelSettings());
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(unconnected(values).modelSettings());
        } catch (WorkflowException refused) {
            throw new IllegalStateException("values that were taken before", refused);
        }
    }

    private void apply(List<ParameterValue> given) throws WorkflowException {
        NodeSettings settings = modelSettings();
        Set<ConfigBase> added = Collections.newSetFromMap(new IdentityHashMap<>());
        for (ParameterValue value : given) {
            value.setIn(settings, label(), added);
        }
        try {
            loadModelSettings(settings);
        } catch (InvalidSettingsException e) {
            NodeMessage refusal = NodeMessages.ofFailedConfigure(e);
            throw new WorkflowException(
                    (label() + ": " + refusal.getMessage() + " " + String.join(" ", refusal.getResolutions())).strip());
        }
    }

    /** @param specs one a data input, null where nothing is connected or known */
    void configure(PortObjectSpec[] specs) {
        reset();
        try {
            if (!values.isEmpty()) {
                makeParameters(specs);
            }
            outSpecs = NodeModels.configure(model, specs);
            state = NodeState.CONFIGURED;
            message = NodeMessages.ofWarning(MODELS.warning(model), null).orElse(null);
        } catch (InvalidSettingsException | RuntimeException | WorkflowException e) {
            message = NodeMessages.ofFailedConfigure(e);
        }
    }

    /** The model makes the parameters that it lacks when it is configured; only then can they be changed. */
    private void makeParameters(PortObjectSpec[] specs) throws WorkflowException {
        try {
            NodeModels.configure(model, specs);
        } catch (InvalidSettingsException e) {
            // of parameters that are changed now
        }
        apply(values);
        values.clear();
    }

    private void reset() {
        MODELS.reset(model);
        state = NodeState.IDLE;
        outSpecs = new PortObjectSpec[outTypes.length];
        outputs = null;
        message = null;
        seconds = 0;
    }

    /** The spec of an output: of the object that is there, else as configured; null where it is not known. */
    public PortObjectSpec outSpec(int index) {
        return outputs != null ? outputs[index].getSpec() : outSpecs[index];
    }

    PortObject output(int index) {
        return outputs[index];
    }

    void executed(PortObject[] objects, NodeMessage warning, double duration) {
        outputs = objects;
        message = warning;
        seconds = duration;
        state = NodeState.EXECUTED;
    }

    void failed(NodeMessage error, double duration) {
        MODELS.reset(model);
        message = error;
        seconds = duration;
        state = NodeState.CONFIGURED;
    }

    void dispose() {
        MODELS.dispose(model);
    }

    NodeResult result() {
        boolean isExecuted = state == NodeState.EXECUTED;
        return new NodeResult(
                id,
                name(),
                state,
                message == null ? List.of() : List.of(RunMessage.of(label(), message)),
                isExecuted ? Arrays.asList(outputs) : List.of(),
                seconds,
                isExecuted && model.definition().view() != null ? Optional.of(model.view()) : Optional.empty());
    }
}
