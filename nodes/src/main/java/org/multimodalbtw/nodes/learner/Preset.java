package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;

/** How much is trained, to start from. */
public enum Preset {
    @Label(
            value = "Quick look",
            description =
                    "Two networks, no simple models and no comparison: a first result in the shortest time. Nothing keeps weights out that do harm.")
    QUICK(2, false, false),
    @Label(
            value = "Standard",
            description = "Five networks, compared with the same without weights and with the best modality alone.")
    STANDARD(5, true, false),
    @Label(
            value = "Thorough",
            description =
                    "As Standard, and everything is trained again several times, so that the comparison is steady.")
    THOROUGH(5, true, true);

    final int members;
    final boolean compared;
    final boolean thorough;

    Preset(int members, boolean compared, boolean thorough) {
        this.members = members;
        this.compared = compared;
        this.thorough = thorough;
    }

    /** How often the thorough comparison trains everything. */
    static final int SEEDS = 5;
}
