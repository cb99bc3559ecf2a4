package org.multimodalbtw.engine.decide;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.evaluate.Units;

/**
 * Rows with a score that speaks for an event, and whether the event was there.
 *
 * @param scores one a row, finite: the probability of the event, or anything of which more speaks for the event
 * @param events whether each row has the event
 * @param groups which rows are of one patient
 */
public record EventRows(double[] scores, boolean[] events, RowGroups groups) {

    /** A probability that was summed in single precision may exceed one by this. */
    static final double LARGEST = 1 + 1e-5;

    /** @throws IllegalArgumentException if the sizes differ or a score is not finite */
    public EventRows {
        if (scores.length != events.length || scores.length != groups.rows()) {
            throw new IllegalArgumentException(
                    scores.length + " scores of " + events.length + " rows in " + groups.rows());
        }
        if (!Arrays.stream(scores).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a score is not finite");
        }
        // adding zero turns a negative zero into the positive one that it equals
        scores = Arrays.stream(scores).map(score -> score + 0.0).toArray();
    }

    /** @return how many rows there are */
    public int size() {
        return scores.length;
    }

    /** @return how many of them have the event */
    public long eventCount() {
        return IntStream.range(0, events.length).filter(row -> events[row]).count();
    }

    /** @return what intervals resample */
    public Units units() {
        return groups.units();
    }

    /**
     * @param chosen positions of some rows
     * @return these
     */
    public EventRows at(int... chosen) {
        boolean[] of = new boolean[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            of[i] = events[chosen[i]];
        }
        return new EventRows(
                Arrays.stream(chosen).mapToDouble(row -> scores[row]).toArray(), of, groups.at(chosen));
    }

    /**
     * @param others scores of something else for the same rows
     * @return the same rows with these
     */
    public EventRows with(double... others) {
        return new EventRows(others, events, groups);
    }

    /** @return whether all scores can be probabilities, 0 to 1 */
    public boolean areProbabilities() {
        return Arrays.stream(scores).allMatch(score -> score >= 0 && score <= LARGEST);
    }

    /**
     * @param threshold an alarm is a score of at least this
     * @return how alarms and events go together
     */
    public Confusion confusion(double threshold) {
        long truePositives = 0;
        long falsePositives = 0;
        long events = eventCount();
        for (int row = 0; row < size(); row++) {
            if (scores[row] >= threshold) {
                truePositives += this.events[row] ? 1 : 0;
                falsePositives += this.events[row] ? 0 : 1;
            }
        }
        return new Confusion(truePositives, falsePositives, events - truePositives, size() - events - falsePositives);
    }
}
