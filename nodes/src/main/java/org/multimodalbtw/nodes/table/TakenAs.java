package org.multimodalbtw.nodes.table;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.survey.Choice;

/** What a column can be, as a dialog offers it. */
public enum TakenAs {
    @Label(value = "Number", description = "Numbers.")
    NUMBER(Choice.NUMBER),
    @Label(value = "Number without zero", description = "Numbers, of which 0 means that nothing was measured.")
    NUMBER_WITHOUT_ZERO(Choice.NUMBER_WITHOUT_ZERO),
    @Label(value = "Category", description = "Categories or texts, also where they look like numbers.")
    CATEGORY(Choice.CATEGORY),
    @Label(
            value = "List of codes",
            description = "Several names in each cell, with semicolons, bars or commas between.")
    CODES(Choice.CODES),
    @Label(
            value = "Two numbers",
            description = "Two numbers in each cell, the larger one first, such as 135/81. They become two columns.")
    TWO_NUMBERS(Choice.TWO_NUMBERS),
    @Label(
            value = "Date",
            description = "Dates. In a table they are left out, among measurements and notes they are times.")
    DATE(Choice.DATE),
    @Label(value = "Unused", description = "Not read.")
    UNUSED(Choice.UNUSED);

    private final Choice choice;

    TakenAs(Choice choice) {
        this.choice = choice;
    }

    /** @return what the analyst says with it */
    public Choice choice() {
        return choice;
    }
}
