package org.multimodalbtw.host.nodes;

import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** A model and a modality become a table with both. */
public final class MultimodalPredictorNodeFactory extends DefaultNodeFactory {

    private static final DataTableSpec SPEC =
            new DataTableSpec(new DataColumnSpecCreator("prediction", StringCell.TYPE).createSpec());

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Multimodal Predictor")
            .icon("node.png")
            .shortDescription("Predicts.")
            .fullDescription("<p>Predicts.</p>")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Model", "What was learnt.", TensorPortObject.TYPE)
                    .addInputPort("Tensor", "The modalities.", TensorPortObject.TYPE)
                    .addOutputTable("Predictions", "One row."))
            .model(model -> model.withoutParameters()
                    .configure((input, output) -> output.setOutSpec(0, SPEC))
                    .execute((input, output) -> {
                        TensorPortObject learnt = input.getInPortObject(0);
                        TensorPortObject tensor = input.getInPortObject(1);
                        BufferedDataContainer container =
                                input.getExecutionContext().createDataContainer(SPEC);
                        container.addRowToTable(
                                new DefaultRow("all", new StringCell(learnt.text() + " on " + tensor.text())));
                        container.close();
                        output.setOutData(container.getTable());
                    }));

    public MultimodalPredictorNodeFactory() {
        super(NODE);
    }
}
