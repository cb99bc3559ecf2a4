package org.multimodalbtw.engine.attribution;

import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.Limits;

/**
 * What is explained.
 *
 * @param features how many features of each modality a row shows by name, from 1 on
 * @param rows how many rows are explained, the first ones, from 1 on
 * @param explained which classes or labels; not read for a number
 * @param named its name where it is chosen by name, else empty
 * @param ids the ids of the rows that may be explained; empty for all
 */
public record ExplanationSettings(
        int features, int rows, Explained explained, String named, Optional<Set<String>> ids) {

    /** Which class or label is explained. */
    public enum Explained {
        /** The class that decisions are about; of labels, and where the model does not know it, the most probable one of each row. */
        EVENT,
        /** The most probable one of each row. */
        PREDICTED,
        /** One that is named. */
        NAMED,
        /** Each of them. */
        EACH,
        /** Each that has a probability of at least one half; of a row without such the most probable one. */
        PROBABLE
    }

    /** @throws org.multimodalbtw.engine.InputException if a number is below 1 */
    public ExplanationSettings {
        Limits.atLeast("Features of a modality", features, 1);
        Limits.atLeast("Rows to explain", rows, 1);
    }

    /** @return whether one row may be explained for several classes or labels */
    public boolean areSeveral() {
        return explained == Explained.EACH || explained == Explained.PROBABLE;
    }

    /**
     * @param others ids of rows
     * @return the same of these rows alone
     */
    public ExplanationSettings of(Set<String> others) {
        return new ExplanationSettings(features, rows, explained, named, Optional.of(Set.copyOf(others)));
    }

    /**
     * @param features how many features of each modality a row shows by name
     * @param rows how many rows are explained
     * @return the event is explained
     */
    public static ExplanationSettings ofEvent(int features, int rows) {
        return new ExplanationSettings(features, rows, Explained.EVENT, "", Optional.empty());
    }
}
