package org.multimodalbtw.host.nodes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.util.ColumnSelectionUtil;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider.StringColumnsProvider;

/** A modality and labels become a model and a table of losses, with a view of them. */
public final class BtwLearnerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("BTW Learner")
            .icon("node.png")
            .shortDescription("Learns.")
            .fullDescription("<p>Learns.</p>")
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Tensor", "The modalities.", TensorPortObject.TYPE)
                    .addInputTable("Labels", "What to learn.")
                    .addOutputPort("Model", "What was learnt.", TensorPortObject.TYPE)
                    .addOutputTable("History", "The losses."))
            .model(model -> model.parametersClass(Parameters.class)
                    .configure(BtwLearnerNodeFactory::configure)
                    .execute(BtwLearnerNodeFactory::execute))
            .addView(view -> view.parametersClass(ViewParameters.class)
                    .description("The losses.")
                    .page(page ->
                            page.fromString(() -> "export default () => {};").relativePath("losses.js"))
                    .initialData(data -> data.data(BtwLearnerNodeFactory::losses))
                    .dataService(service -> service.handler(Losses::new)));

    public BtwLearnerNodeFactory() {
        super(NODE);
    }

    static final class LabelColumns extends StringColumnsProvider {

        @Override
        public int getInputTableIndex() {
            return 1;
        }
    }

    static final class Parameters implements NodeParameters {

        @Widget(title = "Label", description = "The column to learn.")
        @ChoicesProvider(LabelColumns.class)
        String m_label;

        @Widget(title = "Epochs", description = "How often to go through the rows.")
        int m_epochs = 3;

        Parameters() {}

        Parameters(NodeParametersInput input) {
            m_label = ColumnSelectionUtil.getStringColumns(input, 1).stream()
                    .map(DataColumnSpec::getName)
                    .findFirst()
                    .orElse(null);
        }
    }

    static final class ViewParameters implements NodeParameters {

        @Widget(title = "Title", description = "Above the curve.")
        String m_title = "Loss";
    }

    private static DataTableSpec history() {
        return new DataTableSpec(new DataColumnSpecCreator("loss", DoubleCell.TYPE).createSpec());
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        Parameters parameters = input.getParameters();
        if (input.getInTableSpec(1).findColumnIndex(parameters.m_label) < 0) {
            throw new InvalidSettingsException("There is no column '" + parameters.m_label + "'.");
        }
        TensorPortObjectSpec spec = input.getInPortSpec(0);
        output.setOutSpecs(spec, history());
    }

    private static void execute(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException {
        Parameters parameters = input.getParameters();
        TensorPortObject tensor = input.getInPortObject(0);
        BufferedDataContainer container = input.getExecutionContext().createDataContainer(history());
        for (int epoch = 0; epoch < parameters.m_epochs; epoch++) {
            input.getExecutionContext().checkCanceled();
            input.getExecutionContext().setProgress((epoch + 1.) / parameters.m_epochs, "Epoch " + (epoch + 1));
            container.addRowToTable(new DefaultRow("Epoch " + epoch, new DoubleCell(1. / (epoch + 1))));
        }
        container.close();
        BufferedDataTable history = container.getTable();
        output.setOutData(
                0, TensorPortObject.write(tensor.getSpec(), "model of " + tensor.text(), input.getExecutionContext()));
        output.setOutData(1, history);
        output.setInternalData(history);
        if (parameters.m_epochs < 3) {
            output.setWarningMessage("Few epochs.");
        }
    }

    /** What the view shows at first. */
    record Curve(String title, long epochs, double[] loss) {}

    private static Curve losses(ViewInput input) {
        ViewParameters parameters = input.getParameters();
        Losses losses = new Losses(input);
        return new Curve(parameters.m_title, losses.count(), losses.all());
    }

    /** Answers the page. */
    public static final class Losses {

        private final BufferedDataTable table;

        Losses(ViewInput input) {
            table = input.getInternalTables()[0];
        }

        public long count() {
            return table.size();
        }

        double[] all() {
            List<Double> losses = new java.util.ArrayList<>();
            try (var rows = table.iterator()) {
                rows.forEachRemaining(row -> losses.add(((DoubleCell) row.getCell(0)).getDoubleValue()));
            }
            return losses.stream().mapToDouble(Double::doubleValue).toArray();
        }

        public Map<String, Double> loss(int epoch) {
            double[] losses = all();
            if (epoch >= losses.length) {
                throw new IllegalArgumentException(
                        "There are " + losses.length + " epochs: " + Arrays.toString(losses));
            }
            return Map.of("loss", losses[epoch]);
        }
    }
}
