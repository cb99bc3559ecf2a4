package org.multimodalbtw.nodes.pretrainer;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.pretrain.Objective;

/** What is learnt from patients without a label. */
enum Learnt {
    @Label(
            value = "Consistency",
            description =
                    "What one modality says of a patient is to agree with what all of them say together (UmURL-style).")
    CONSISTENCY(Objective.CONSISTENCY),
    @Label(
            value = "Reconstruction",
            description =
                    "Hidden values are told from the others; in the last third of the epochs each modality finds its patient by the"
                            + " others (MoCa-style).")
    RECONSTRUCTION(Objective.RECONSTRUCTION);

    private final Objective objective;

    Learnt(Objective objective) {
        this.objective = objective;
    }

    /** The engine's name for it. */
    Objective objective() {
        return objective;
    }
}
