package org.multimodalbtw.nodes.learner;

import org.knime.node.parameters.widget.choices.Label;
import org.multimodalbtw.engine.weight.Direction;

/** What a divergence does to the weight. */
enum Contradiction {
    @Label(value = "Counts less", description = "It is taken to be unreliable in this row.")
    COUNTS_LESS(Direction.AGREEMENT),
    @Label(value = "Counts more", description = "As in most of the published code; it did harm in our comparisons.")
    COUNTS_MORE(Direction.DIVERGENCE);

    final Direction direction;

    Contradiction(Direction direction) {
        this.direction = direction;
    }

    static Contradiction of(Direction direction) {
        return EngineChoice.of(values(), one -> one.direction, direction);
    }
}
