package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Settings that go well together, to start from. */
public enum Preset {
    @Label(
            value = "Quick look",
            description =
                    "Two networks and no comparison: a first result in the shortest time. Nothing guards the weights.")
    QUICK(2, false, false, WeightSettings.defaults().withGuard(false), true),
    @Label(value = "Standard", description = "Five networks, guarded weights, compared with an unweighted network.")
    STANDARD(5, true, false, WeightSettings.defaults(), true),
    @Label(
            value = "Thorough",
            description = "As Standard, and the comparison is repeated with several seeds and in cross-validation.")
    THOROUGH(5, true, true, WeightSettings.defaults(), true),
    @Label(
            value = "As published",
            description =
                    "The weights of the released code of the BTW paper, but for its reading of test labels: a modality that "
                            + "contradicts counts more, and nothing guards the weights. For comparison; it did harm in ours.")
    PUBLISHED(5, true, false, WeightSettings.asPublished(), false);

    final int members;
    final boolean compared;
    final boolean thorough;
    final WeightSettings weights;
    final boolean typicality;

    Preset(int members, boolean compared, boolean thorough, WeightSettings weights, boolean typicality) {
        this.members = members;
        this.compared = compared;
        this.thorough = thorough;
        this.weights = weights;
        this.typicality = typicality;
    }

    /** How often the thorough comparison trains everything. */
    static final int SEEDS = 5;
}
