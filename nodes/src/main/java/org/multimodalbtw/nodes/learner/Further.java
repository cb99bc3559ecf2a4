package org.multimodalbtw.nodes.learner;

import java.util.List;
import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.heads.HeadKind;

/** Which simple models of each modality may take part beside the network. */
enum Further {
    @Label(value = "None", description = "The network alone.")
    NONE(List.of()),
    @Label(value = "Linear", description = "Logistic regression with a penalty, whose strength held-out rows choose.")
    LINEAR(List.of(HeadKind.LINEAR)),
    @Label(value = "Trees", description = "Extremely randomised trees.")
    TREES(List.of(HeadKind.TREES)),
    @Label(value = "Both", description = "Linear models and trees.")
    BOTH(List.of(HeadKind.LINEAR, HeadKind.TREES));

    final List<HeadKind> kinds;

    Further(List<HeadKind> kinds) {
        this.kinds = kinds;
    }
}
