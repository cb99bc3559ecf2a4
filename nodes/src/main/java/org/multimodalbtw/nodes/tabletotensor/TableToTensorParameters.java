package org.multimodalbtw.nodes.tabletotensor;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.ColumnFilterWidget;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation.IsNotBlankValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.nodes.encoder.SelectedColumns;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.table.ColumnKinds;

/** Which numbers become a tensor, and of which shape. */
final class TableToTensorParameters implements NodeParameters {

    @Widget(
            title = "Modality name",
            description = "The name under which the model and all results show this table, for example embedding.")
    @TextInputWidget(patternValidation = IsNotBlankValidation.class)
    String m_modality = "modality";

    @Widget(
            title = "Columns",
            description =
                    "The columns whose numbers are taken, in the table's order: numbers, true/false (as 1 and 0), lists of numbers "
                            + "and double vectors.")
    @ColumnFilterWidget(choicesProvider = NumberColumns.class)
    ColumnFilter m_columns = new ColumnFilter().withIncludeUnknownColumns();

    @Widget(
            title = "Shape",
            description =
                    "The sizes of a row's tensor with commas, for example 48, 12 for 48 hours of 12 measurements, or 1, 64, 64 for a grey "
                            + "image. They multiply to the count of a row's numbers; the last runs fastest. Empty: one size.")
    @TextInputWidget(placeholder = "one dimension")
    String m_shape = "";

    static final class NumberColumns implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isNumeric(column);
        }
    }

    TableToTensorParameters() {}

    TableToTensorParameters(NodeParametersInput input) {
        input.getInTableSpec(0)
                .ifPresent(spec -> m_columns = new ColumnFilter(numeric(spec)).withIncludeUnknownColumns());
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineWork.validate(this, () -> {
            modality();
            shape();
        });
    }

    /** @return the modality's name */
    String modality() {
        if (m_modality.isBlank()) {
            throw new InputException("The modality has no name.", "Give the modality a name in the node's dialog.");
        }
        return m_modality.strip();
    }

    /** @return the sizes; empty for one dimension */
    List<Integer> shape() {
        List<Integer> sizes = new ArrayList<>();
        for (String size : m_shape.isBlank() ? new String[0] : m_shape.split(",", -1)) {
            try {
                sizes.add(Integer.parseInt(size.strip()));
            } catch (NumberFormatException failure) {
                throw badShape();
            }
            if (sizes.get(sizes.size() - 1) < 1) {
                throw badShape();
            }
        }
        return sizes;
    }

    /** @return the names of the columns to take, in the table's order */
    List<String> columns(DataTableSpec table) {
        return SelectedColumns.of(m_columns, numeric(table), "numbers");
    }

    private InputException badShape() {
        return new InputException(
                "The shape '" + m_shape + "' is no list of sizes.",
                "Write whole numbers from 1 on with commas between them, for example 48, 12.");
    }

    private static List<DataColumnSpec> numeric(DataTableSpec table) {
        return table.stream().filter(TableToTensorParameters::isNumeric).toList();
    }

    private static boolean isNumeric(DataColumnSpec column) {
        return ColumnKinds.of(column.getType())
                .filter(kind -> kind == Kind.NUMBER || kind == Kind.VECTOR)
                .isPresent();
    }
}
