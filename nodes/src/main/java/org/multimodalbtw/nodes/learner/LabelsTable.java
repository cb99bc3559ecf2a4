package org.multimodalbtw.nodes.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.GroupNames;
import org.multimodalbtw.nodes.table.SplitColumn;

/** Columns of the table of labels to choose from. */
public final class LabelsTable {

    private LabelsTable() {}

    /**
     * @param column a column of the labels
     * @return whether it can be predicted
     */
    public static boolean isPossibleTarget(DataColumnSpec column) {
        return TargetColumn.isPossible(column);
    }

    /**
     * @param column a column of the labels
     * @return whether it can say of one of several labels whether a row has it
     */
    public static boolean isPossibleLabel(DataColumnSpec column) {
        return LabelColumns.isPossible(column);
    }

    /**
     * @param possible columns that can be predicted
     * @return the one that probably is to be: the first of texts, or else the first
     */
    public static Optional<String> likelyTarget(List<DataColumnSpec> possible) {
        return possible.stream()
                .filter(ColumnKinds::isText)
                .findFirst()
                .or(() -> possible.stream().findFirst())
                .map(DataColumnSpec::getName);
    }

    static final class PossibleLabels implements FilteredInputTableColumnsProvider {
        @Override
        public int getInputTableIndex() {
            return TargetParameters.LABELS_PORT;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return LabelColumns.isPossible(column);
        }
    }

    static final class TargetColumns implements FilteredInputTableColumnsProvider {
        @Override
        public int getInputTableIndex() {
            return TargetParameters.LABELS_PORT;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return TargetColumn.isPossible(column);
        }
    }

    static final class SplitColumns implements StringChoicesProvider {
        @Override
        public List<StringChoice> computeState(NodeParametersInput input) {
            return choicesOf(
                    input, TargetParameters.NO_SPLIT, "None: all rows are for training", SplitColumn::isPossible);
        }
    }

    static final class GroupColumns implements StringChoicesProvider {
        @Override
        public List<StringChoice> computeState(NodeParametersInput input) {
            return choicesOf(
                    input,
                    "",
                    "None chosen: a column called patient or the like, if there is one",
                    GroupNames::isPossible);
        }
    }

    /** The choice of no column, and the columns that are possible. */
    private static List<StringChoice> choicesOf(
            NodeParametersInput input, String none, String meaning, Predicate<DataColumnSpec> isPossible) {
        List<StringChoice> choices = new ArrayList<>();
        choices.add(new StringChoice(none, meaning));
        input.getInTableSpec(TargetParameters.LABELS_PORT).stream()
                .flatMap(DataTableSpec::stream)
                .filter(isPossible)
                .forEach(column -> choices.add(StringChoice.fromId(column.getName())));
        return choices;
    }
}
