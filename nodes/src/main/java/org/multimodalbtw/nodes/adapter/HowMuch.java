package org.multimodalbtw.nodes.adapter;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.adapt.Way;

/** How much of a model goes on. */
enum HowMuch {
    @Label(
            value = "Only recalibrate",
            description =
                    "Predictions are stretched and shifted; the networks stay as they are. Enough where outcomes are more or less "
                            + "frequent there.")
    RECALIBRATE(Way.RECALIBRATE),
    @Label(
            value = "The heads",
            description = "The last linear layers learn. Where modalities count more or less there.")
    HEADS(Way.HEADS),
    @Label(
            value = "Low rank",
            description =
                    "Small factors beside each layer learn, and the heads. The usual choice from 100 patients on.")
    LOW_RANK(Way.LOW_RANK),
    @Label(value = "Shared low rank", description = "The same with factors that layers share: fewer numbers to learn.")
    SHARED_LOW_RANK(Way.SHARED_LOW_RANK),
    @Label(value = "All", description = "All parameters go on, for cohorts of a thousand patients and more.")
    ALL(Way.ALL);

    private final Way way;

    HowMuch(Way way) {
        this.way = way;
    }

    /** The engine's name for it. */
    Way way() {
        return way;
    }
}
