package org.multimodalbtw.host.nodes;

import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/** Labels and any number of modality tables. */
public final class CohortReaderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Cohort Reader")
            .icon("node.png")
            .shortDescription("Makes a cohort.")
            .fullDescription("<p>Makes tables with a row a patient.</p>")
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addOutputPortGroup("Labels", group -> group.name("Labels")
                            .description("One row a patient.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("modalities", group -> group.name("Modality")
                            .description("One table a modality.")
                            .extendable()
                            .supportedTypes(BufferedDataTable.TYPE)
                            .fixedTypes(BufferedDataTable.TYPE)
                            .defaultNonFixedTypes(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(Parameters.class)
                    .configure(CohortReaderNodeFactory::configure)
                    .execute(CohortReaderNodeFactory::execute));

    public CohortReaderNodeFactory() {
        super(NODE);
    }

    static final class Parameters implements NodeParameters {

        @Widget(title = "Rows", description = "How many patients.")
        @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
        int m_rows = 20;

        @Override
        public void validate() throws InvalidSettingsException {
            if (m_rows < 0) {
                throw new InvalidSettingsException("There cannot be " + m_rows + " rows.");
            }
        }
    }

    private static DataTableSpec spec(int port) {
        return port == 0
                ? new DataTableSpec(new DataColumnSpecCreator("label", StringCell.TYPE).createSpec())
                : new DataTableSpec(number("x" + port), number("y" + port));
    }

    private static org.knime.core.data.DataColumnSpec number(String name) {
        DataType type = DoubleCell.TYPE;
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) {
        for (int port = 0; port < input.getOutPortTypes().length; port++) {
            output.setOutSpec(port, spec(port));
        }
    }

    private static void execute(ExecuteInput input, ExecuteOutput output) {
        Parameters parameters = input.getParameters();
        for (int port = 0; port < input.getOutPortTypes().length; port++) {
            BufferedDataContainer container = input.getExecutionContext().createDataContainer(spec(port));
            for (int row = 0; row < parameters.m_rows; row++) {
                container.addRowToTable(
                        port == 0
                                ? new DefaultRow("P" + row, new StringCell(row % 2 == 0 ? "ill" : "well"))
                                : new DefaultRow("P" + row, new DoubleCell(row), new DoubleCell(port)));
            }
            container.close();
            output.setOutData(port, container.getTable());
        }
    }
}
