package org.multimodalbtw.host.nodes;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.AllColumnsProvider;
import org.knime.node.parameters.widget.choices.util.ColumnSelectionUtil;

/** A table becomes a modality: the names of its chosen columns and its number of rows. */
public final class TabularEncoderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Tabular Encoder")
            .icon("node.png")
            .shortDescription("Makes a modality of a table.")
            .fullDescription("<p>Makes a modality of the numbers of a table.</p>")
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup(
                            "Data",
                            group -> group.name("Data").description("Numbers.").fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Training rows", group -> group.name("Training rows")
                            .description("Optional.")
                            .fixed(BufferedDataTable.TYPE_OPTIONAL))
                    .addOutputPortGroup("Tensor", group -> group.name("Tensor")
                            .description("The modality.")
                            .fixed(TensorPortObject.TYPE)))
            .model(model -> model.parametersClass(Parameters.class)
                    .configure(TabularEncoderNodeFactory::configure)
                    .execute(TabularEncoderNodeFactory::execute));

    public TabularEncoderNodeFactory() {
        super(NODE);
    }

    static final class Parameters implements NodeParameters {

        @Widget(title = "Modality", description = "Its name.")
        String m_modality = "";

        @Widget(title = "Columns", description = "The numbers.")
        @ColumnFilterWidget(choicesProvider = AllColumnsProvider.class)
        ColumnFilter m_columns = new ColumnFilter().withIncludeUnknownColumns();

        Parameters() {}

        Parameters(NodeParametersInput input) {
            List<DataColumnSpec> columns = ColumnSelectionUtil.getDoubleColumns(input, 0);
            if (!columns.isEmpty()) {
                m_modality = "m" + columns.get(0).getName().substring(1);
                m_columns = new ColumnFilter(columns).withIncludeUnknownColumns();
            }
        }
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        Parameters parameters = input.getParameters();
        DataTableSpec table = input.getInPortSpec(0);
        if (parameters.m_columns.filterFromFullSpec(table).length == 0) {
            throw new InvalidSettingsException("No column is chosen.");
        }
        output.setOutSpec(0, new TensorPortObjectSpec(parameters.m_modality));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output) {
        Parameters parameters = input.getParameters();
        BufferedDataTable table = input.getInPortObject(0);
        String text = parameters.m_modality + ":"
                + String.join("+", parameters.m_columns.filterFromFullSpec(table.getDataTableSpec())) + "*"
                + table.size()
                + (input.getInPortObject(1) == null ? "" : " trained");
        output.setOutData(
                0,
                TensorPortObject.write(
                        new TensorPortObjectSpec(parameters.m_modality), text, input.getExecutionContext()));
    }
}
