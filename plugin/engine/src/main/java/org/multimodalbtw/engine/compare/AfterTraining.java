package org.multimodalbtw.engine.compare;

import java.util.Optional;

/**
 * What is done with a model when it is trained; it predicts the same with any of it.
 *
 * @param isAgainstAlone whether single modalities are trained afterwards, to compare the model with the best one alone
 * @param event which class decisions are about
 * @param alarm when the model gives alarm, which held-out rows decide; empty if never
 */
public record AfterTraining(boolean isAgainstAlone, WantedEvent event, Optional<WantedAlarm> alarm) {

    /** Nothing. */
    public static final AfterTraining NONE = new AfterTraining(false, WantedEvent.RAREST, Optional.empty());
}
