package org.multimodalbtw.nodes.learner;

import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.multimodalbtw.nodes.run.SavedLater;

/**
 * Whether the event is never a class that may say that nothing is known. Learners that were saved before the choice existed take the rarest
 * class also where it is called {@code n.a.} or the like.
 */
public final class OfDoubtfulEvent extends SavedLater<Boolean> {

    /** What the dialogs call it. */
    public static final String TITLE = "The event is never a class such as n.a.";

    /** What the dialogs say of it. */
    public static final String DESCRIPTION =
            "Without an event above, classes that may mean that nothing is known, such as n.a., ND, - or 9 beside words, are passed over: the "
                    + "event is the rarest other class, which is said. On as a rule.";

    OfDoubtfulEvent() {
        super("eventNeverDoubtful", false, NodeSettingsRO::getBoolean, NodeSettingsWO::addBoolean);
    }
}
