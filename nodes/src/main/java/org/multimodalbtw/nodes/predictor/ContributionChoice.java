package org.multimodalbtw.nodes.predictor;

import java.util.Optional;
import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.explain.Effort;

/** Whether the Multimodal Predictor says how much each modality moved a prediction. */
enum ContributionChoice {
    @Label(value = "No", description = "No such columns.")
    OFF(null),
    @Label(
            value = "Yes",
            description =
                    "Exact for a row with up to 8 modalities. Beyond, from orders that are drawn for the row, with a standard error.")
    USUAL(Effort.USUAL),
    @Label(
            value = "Exact",
            description =
                    "Exact for a row with up to 16 modalities, which takes up to 65,534 predictions of it: for a few rows.")
    EXACT(Effort.EXACT);

    private final Effort effort;

    ContributionChoice(Effort effort) {
        this.effort = effort;
    }

    /** How they are found; empty if they are not wanted. */
    Optional<Effort> effort() {
        return Optional.ofNullable(effort);
    }
}
