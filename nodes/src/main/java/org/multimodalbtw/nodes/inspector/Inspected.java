package org.multimodalbtw.nodes.inspector;

import org.knime.core.node.BufferedDataTable;

/**
 * What is looked at.
 *
 * @param table predictions
 * @param labels {@code null} if none are connected: what is true then stands in the table, or nowhere
 * @param groups which rows are of one patient
 */
record Inspected(BufferedDataTable table, BufferedDataTable labels, InspectedGroups groups) {

    /** The table that says what is true of rows, if one does. */
    BufferedDataTable truths() {
        return labels == null ? table : labels;
    }
}
