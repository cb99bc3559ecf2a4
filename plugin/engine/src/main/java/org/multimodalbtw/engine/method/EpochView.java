package org.multimodalbtw.engine.method;

import java.util.List;
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

    /** Takes the loss of a row that a member has learnt from. */
    @FunctionalInterface
    interface LossSink {
        /**
         * @param member the member
         * @param row the row's position
         * @param fused the loss of its fused output
         * @param own the losses of its modalities' own outputs, not a number where it lacks one
         */
        void accept(int member, int row, double fused, double[] own);
    }

    /** Takes what the member that holds a row out says of it while only some modalities are shown. */
    @FunctionalInterface
    interface PartSink {
        /**
         * @param part which modalities are shown, by its position
         * @param row the row's position
         * @param outputs what the member says, with equal weights of what is shown
         */
        void accept(int part, int row, RowOutputs outputs);
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

    /**
     * Scores the rows that are held out while only some of their modalities are shown, as if they had no others; costs a pass over these
     * rows, and a fusion of them for each part.
     *
     * @param parts of each whether each modality is shown
     * @param sink gets what is said of each row, once for each part
     */
    void showing(List<boolean[]> parts, PartSink sink);

    /** @param sink gets what each member says of each row that it learns from, with equal weights; costs a pass over these rows */
    void learning(Sink sink);

    /**
     * Gives the losses of the rows that were learnt from in this epoch, for methods that {@link
     * org.multimodalbtw.engine.network.StepExtension#readsRowLosses ask for them}; without such a method there are none.
     *
     * @param sink gets each of them once for each time that a member learnt from the row, in the order of the steps: as it was before the
     *     step, with dropout, and without the weight of the row
     */
    void rowLosses(LossSink sink);
}
