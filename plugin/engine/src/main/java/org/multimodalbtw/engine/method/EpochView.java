package org.multimodalbtw.engine.method;

import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.WeightSettings;

/** What came out of an epoch of the main stage, after its held-out rows were scored. */
public interface EpochView {

    /** Takes what a member says of a row. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param member the member
         * @param row the row's position
         * @param outputs what it says
         */
        void accept(int member, int row, RowOutputs outputs);
    }

    /** @return 1 for the first */
    int number();

    /** @return the members' mean validation score; lower is better */
    double score();

    /**
     * @param row a row that is held out
     * @return what the member that holds it out says of it, with equal weights
     */
    RowOutputs firstPass(int row);

    /**
     * @param settings of the weights
     * @return how outputs become predictions, calibrated on the held-out rows, with these weights
     */
    ScoringRule rule(WeightSettings settings);

    /** @param sink gets what each member says of each row that it learns from, with equal weights; costs a pass over these rows */
    void learning(Sink sink);
}
