package org.knime.node.parameters.widget.choices.util;

/** The port whose table gives the columns. */
public interface InputTableIndexHolder {

    /** The index among all data ports, from 0. */
    default int getInputTableIndex() {
        return 0;
    }
}
