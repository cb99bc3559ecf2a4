package org.multimodalbtw.nodes.learner;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.train.Labels;

/**
 * What is true of rows that a model predicts, read from a table of labels as the BTW Learner reads it.
 *
 * @param labels the target of each row, what it is used for, and its group
 * @param notes what was guessed, one sentence each
 */
public record KnownLabels(Labels labels, List<String> notes) {

    /**
     * @param table a table with the column, or the columns, that the model predicts
     * @param target what the model predicts
     * @param split the column that says what rows are used for; empty if none does
     * @param group the column that says which rows belong together; empty for one that is called like a patient
     * @param areRowsAlone whether no such column is looked for
     * @return the labels of all rows that have one
     * @throws InputException if a column lacks, or holds something else
     */
    public static KnownLabels read(
            BufferedDataTable table,
            org.multimodalbtw.engine.outcome.Target target,
            Optional<String> split,
            String group,
            boolean areRowsAlone) {
        requireTarget(table.getDataTableSpec(), target);
        LabelReader reader = new LabelReader(table, new ByModel(target, split, group, areRowsAlone));
        return new KnownLabels(reader.read(), reader.notes());
    }

    /**
     * @param labels the columns of a table of labels
     * @param target what a model predicts
     * @throws InputException if a column of it lacks
     */
    public static void requireTarget(DataTableSpec labels, org.multimodalbtw.engine.outcome.Target target) {
        List<String> needed = target.task() == Task.MULTILABEL ? target.classes() : List.of(target.name());
        List<String> lacking =
                needed.stream().filter(name -> !labels.containsName(name)).toList();
        if (!lacking.isEmpty()) {
            throw new InputException(
                    "The labels have no column '" + lacking.get(0) + "', which the model predicts.",
                    "Connect a table that says what is true of the rows, in a column of this name.");
        }
    }

    /** The settings of a learner that would predict the same. */
    private static final class ByModel extends TargetParameters {

        private final List<String> labels;

        ByModel(
                org.multimodalbtw.engine.outcome.Target target,
                Optional<String> split,
                String group,
                boolean areRowsAlone) {
            labels = target.classes();
            m_target = target.name();
            m_predicted =
                    target.match(classes -> Predicted.CLASS, several -> Predicted.LABELS, number -> Predicted.NUMBER);
            m_rows = split.isPresent() ? RowUse.BY_COLUMN : RowUse.TRAIN;
            m_splitColumn = split.orElse("");
            m_groupColumn = group;
            m_grouping = areRowsAlone ? Grouping.CHOSEN : Grouping.AUTOMATIC;
        }

        @Override
        Optional<Target> target(DataTableSpec table) {
            if (m_predicted != Predicted.LABELS) {
                return super.target(table);
            }
            return Optional.of(new LabelColumns(
                    labels, labels.stream().mapToInt(table::findColumnIndex).toArray()));
        }
    }
}
