package org.multimodalbtw.nodes.cohort;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.survey.DayOrder;

/** Which of day and month stands first in dates such as 03/04/2150, as a dialog offers it. */
enum DayAndMonth {
    @Label(value = "Not said", description = "Dates are read where they can be understood in one way only.")
    UNKNOWN(DayOrder.UNKNOWN),
    @Label(value = "Day first", description = "03/04/2150 is the 3rd of April.")
    DAY_FIRST(DayOrder.DAY_FIRST),
    @Label(value = "Month first", description = "03/04/2150 is the 4th of March.")
    MONTH_FIRST(DayOrder.MONTH_FIRST);

    private final DayOrder order;

    DayAndMonth(DayOrder order) {
        this.order = order;
    }

    DayOrder order() {
        return order;
    }
}
