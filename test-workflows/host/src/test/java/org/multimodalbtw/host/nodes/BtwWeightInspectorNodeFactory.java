package org.multimodalbtw.host.nodes;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Gives a table without rows. */
public final class BtwWeightInspectorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("BTW Weight Inspector")
            .icon("node.png")
            .shortDescription("Inspects.")
            .fullDescription("<p>Inspects.</p>")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Model", "What was learnt.", TensorPortObject.TYPE)
                    .addOutputTable("Weights", "Nothing."))
            .model(model -> model.withoutParameters()
                    .configure((input, output) -> output.setOutSpec(0, new DataTableSpec()))
                    .execute((input, output) -> {
                        BufferedDataContainer container =
                                input.getExecutionContext().createDataContainer(new DataTableSpec());
                        container.close();
                        output.setOutData(container.getTable());
                    }));

    public BtwWeightInspectorNodeFactory() {
        super(NODE);
    }
}
