package org.multimodalbtw.platform.ui;

import java.util.List;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.multimodalbtw.platform.ui.dialog.DialogField;
import org.multimodalbtw.platform.ui.dialog.DialogWalk;
import org.multimodalbtw.platform.ui.settings.ParameterFields;

/**
 * Opens the dialog of a node as the platform would, and finds what would keep it from opening or would show it wrongly.
 *
 * @param fields what the dialog shows, in the order of the parameters
 * @param problems empty if the dialog is fine
 */
public record DialogCheck(List<DialogField> fields, List<String> problems) {

    /** The dialog of new parameters, made from what is connected. */
    public static DialogCheck of(Class<? extends NodeParameters> parametersClass, NodeParametersInput input) {
        return of(ParameterFields.create(parametersClass, input), input);
    }

    public static DialogCheck of(NodeParameters parameters, NodeParametersInput input) {
        DialogWalk walk = new DialogWalk(input);
        walk.group(parameters);
        return new DialogCheck(walk.fields(), walk.problems());
    }

    /**
     * The dialogs of a node and its view, with the ports of a new node; also what is wrong with the node's ports and icon.
     *
     * @param specs of the inputs; none for a node with nothing connected
     */
    public static DialogCheck of(DefaultNodeFactory factory, PortObjectSpec... specs) {
        PortsConfiguration ports =
                factory.createNodeCreationConfig().getPortConfig().orElseThrow();
        ConnectedSpecs input = specs.length == 0
                ? ConnectedSpecs.unconnected(ports.getInputPorts(), ports.getOutputPorts())
                : new ConnectedSpecs(ports.getInputPorts(), ports.getOutputPorts(), specs);
        DefaultNodeModel model = (DefaultNodeModel) factory.createNodeModel();
        model.makeDefaultParameters(input.specs());
        DialogWalk walk = new DialogWalk(input);
        model.codingProblems().forEach(walk::report);
        if (factory.getIcon() == null) {
            walk.report("The icon '" + model.definition().texts().icon() + "' is not beside "
                    + factory.getClass().getName() + ".");
        }
        if (model.parameters() != null) {
            walk.group(model.parameters());
        }
        if (model.viewParameters() != null) {
            walk.group(model.viewParameters());
        }
        return new DialogCheck(walk.fields(), walk.problems());
    }

    /**
     * @param path names of the fields on the way, without {@code m_}, separated by a slash
     * @throws IllegalArgumentException if there is no such field
     */
    public DialogField field(String path) {
        return fields.stream()
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No field '" + path + "'; there are "
                        + fields.stream().map(DialogField::path).toList()));
    }
}
