package org.multimodalbtw.nodes.multimodal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.learner.LabelsTable;
import org.multimodalbtw.nodes.table.GroupNames;
import org.multimodalbtw.nodes.table.SplitColumn;

/** Columns of the table of labels, which is the first input, to choose from. */
final class LabelChoices {

    static final int PORT = 0;

    private LabelChoices() {}

    static final class Targets implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return LabelsTable.isPossibleTarget(column);
        }
    }

    static final class Labels implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return LabelsTable.isPossibleLabel(column);
        }
    }

    static final class Ids implements FilteredInputTableColumnsProvider {
        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return PatientColumns.isPossible(column);
        }
    }

    static final class Splits implements StringChoicesProvider {
        @Override
        public List<StringChoice> computeState(NodeParametersInput input) {
            return offered(input, "None: all rows for training", SplitColumn::isPossible);
        }
    }

    static final class Groups implements StringChoicesProvider {
        @Override
        public List<StringChoice> computeState(NodeParametersInput input) {
            return offered(input, "Automatic", GroupNames::isPossible);
        }
    }

    private static List<StringChoice> offered(
            NodeParametersInput input, String none, Predicate<DataColumnSpec> isPossible) {
        List<StringChoice> choices = new ArrayList<>();
        choices.add(new StringChoice("", none));
        input.getInTableSpec(PORT).stream()
                .flatMap(DataTableSpec::stream)
                .filter(isPossible)
                .forEach(column -> choices.add(StringChoice.fromId(column.getName())));
        return choices;
    }
}
