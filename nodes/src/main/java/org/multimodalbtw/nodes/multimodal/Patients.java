package org.multimodalbtw.nodes.multimodal;

import org.knime.node.parameters.widget.choices.Label;

/** What names the patient in all tables. */
enum Patients {
    @Label(
            value = "Automatic",
            description =
                    "The RowIDs of the labels. Where these are only numbers that a reader gives, such as Row0, the column that names patients, if "
                            + "all tables have it and no value occurs twice in the labels.")
    AUTOMATIC,
    @Label(
            value = "RowID",
            description =
                    "The RowIDs of the labels, and of tables with one row for each patient. Where a patient has several rows, a column that is "
                            + "called patient, subject, id or the like names the patient.")
    ROW_ID,
    @Label(value = "A column", description = "A column of the labels that the other tables have, too.")
    COLUMN
}
