package org.multimodalbtw.nodes.multimodal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;

/** What the analyst says of a table. */
final class ModalityChoice implements NodeParameters {

    @Widget(title = "Table", description = "Which of the node's tables, without the labels; the first one is 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_table = 1;

    @Widget(
            title = "Name",
            description = "What its modality is called in all results, for example labs. Empty: as the table is.")
    String m_name = "";

    @Widget(title = "Kind", description = "What it holds.")
    @ValueSwitchWidget
    ModalityKind m_kind = ModalityKind.AUTOMATIC;

    /**
     * @param choices of a node
     * @param tables how many tables it has
     * @return what is said of each, by its position from 0 on
     * @throws InputException if one is named twice, or one that is not there
     */
    static Map<Integer, ModalityChoice> byTable(ModalityChoice[] choices, int tables) {
        Map<Integer, ModalityChoice> byTable = new LinkedHashMap<>();
        for (ModalityChoice choice : choices) {
            Limits.atLeast("'Table'", choice.m_table, 1);
            if (choice.m_table > tables) {
                throw new InputException(
                        "'Modalities' names table " + choice.m_table + ", but "
                                + (tables == 1 ? "there is one table." : "there are " + tables + " tables."),
                        "Correct the entry in the node's dialog, or add a port for the table with the plus sign on the node.");
            }
            if (byTable.put(choice.m_table - 1, choice) != null) {
                throw new InputException(
                        "'Modalities' names table " + choice.m_table + " twice.",
                        "Remove one of the entries in the node's dialog.");
            }
        }
        return byTable;
    }
}
