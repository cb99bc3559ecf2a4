package org.multimodalbtw.platform.ui.view;

import java.util.Collections;
import java.util.Map;
import java.util.function.Supplier;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.page.Page;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;
import org.multimodalbtw.platform.ui.ViewDefinition;

/** The view of a node: its page, and the answers to what the page asks. */
public final class NodeView {

    private final ViewDefinition definition;
    private final ViewInput input;

    public NodeView(
            ViewDefinition definition, Supplier<NodeParameters> parameters, Supplier<PortObject[]> internalObjects) {
        this.definition = definition;
        this.input = new ViewInput() {
            @Override
            @SuppressWarnings("unchecked")
            public <S extends NodeParameters> S getParameters() {
                return (S) parameters.get();
            }

            @Override
            public PortObject[] getInternalPortObjects() {
                return internalObjects.get();
            }
        };
    }

    public Page page() {
        return definition.page();
    }

    /**
     * The initial data as JSON: {@code {"result": ..}} with the value that the node gives, or with the JSON text that it
     * gives taken as it is; {@code {"internalError": {"message": ..}}} where the node fails to give any.
     */
    public String initialData() {
        if (definition.initialData() == null) {
            throw new IllegalStateException("The view has no initial data.");
        }
        try {
            Object value = definition.initialData().apply(input);
            Object result = value instanceof String text ? Json.read(text) : value;
            return Json.write(Collections.singletonMap("result", result));
        } catch (RuntimeException e) {
            return Json.write(Map.of("internalError", Map.of("message", String.valueOf(e))));
        }
    }

    /** Answers a JSON-RPC 2.0 request of the page. */
    public String call(String request) {
        return new RpcService(definition.handlers(), input).call(request);
    }
}
