package org.multimodalbtw.nodes.report;

import org.knime.node.parameters.widget.choices.Label;

/** What happens to a file that is there already. */
public enum IfExists {
    @Label(value = "Stop", description = "The node fails, so that a report that was filled in by hand is not lost.")
    FAIL,
    @Label(value = "Replace", description = "The file is replaced in one step, which the node says.")
    REPLACE
}
