package org.multimodalbtw.nodes.learner;

import java.util.List;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/** What is predicted, and where a table of labels has it. */
sealed interface Target permits TargetColumn, LabelColumns {

    /** What kind of prediction it is. */
    Task task();

    /** What it is called in the columns of predictions. */
    String name();

    /** The classes or labels as far as the table's spec tells them, in the order of their probabilities; empty otherwise. */
    List<String> classes(DataTableSpec labels);

    /** Collects labelled rows. */
    Labels.Builder labels();

    /** Whether the row lacks what is predicted. */
    boolean isMissing(DataRow row);

    /** Adds a row that is not missing. */
    void add(DataRow row, Split split, Labels.Builder labels);
}
