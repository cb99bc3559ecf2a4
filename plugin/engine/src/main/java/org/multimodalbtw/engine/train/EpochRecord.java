package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.MethodTable;

/**
 * One epoch of training, averaged over the members.
 *
 * @param variant which network
 * @param epoch 1 for the first
 * @param quality how good the network is
 * @param learningRate the learning rate of the epoch's last step
 * @param meanWeights mean BTW weight of each modality over held-out rows that have it
 * @param best how many members keep this epoch's weights
 * @param seconds wall-clock time of the epoch
 * @param noted what training methods noted in it
 */
public record EpochRecord(
        Variant variant,
        int epoch,
        Quality quality,
        double learningRate,
        double[] meanWeights,
        int best,
        double seconds,
        List<Noted> noted) {

    /**
     * A number that a training method noted.
     *
     * @param name whose, which, and of what, for example {@code Gradient modulation: lead (labs)}
     * @param value finite
     */
    public record Noted(String name, double value) {}

    /** Keeps its own copy of the list. */
    public EpochRecord {
        noted = List.copyOf(noted);
    }

    /** The same of a network that is called otherwise. */
    EpochRecord of(Variant other) {
        return new EpochRecord(other, epoch, quality, learningRate, meanWeights, best, seconds, noted);
    }

    /** The same, known to be kept by so many members. */
    EpochRecord keptBy(int members) {
        return new EpochRecord(variant, epoch, quality, learningRate, meanWeights, members, seconds, noted);
    }

    /** What a table has of an epoch, but for what is not a number. */
    static List<Noted> noted(MethodTable table, int epoch) {
        List<Noted> noted = new ArrayList<>();
        for (MethodTable.Row row : table.rows()) {
            for (int column = 0;
                    row.epoch() == epoch && column < table.columns().size();
                    column++) {
                double value = row.values().get(column);
                if (Double.isFinite(value)) {
                    noted.add(new Noted(
                            table.name() + ": " + table.columns().get(column) + " (" + row.part() + ")", value));
                }
            }
        }
        return noted;
    }

    /**
     * How good a network is after an epoch.
     *
     * @param trainingLoss mean loss a row in training, with dropout
     * @param validationLoss log loss of the fused head on held-out rows, in nats; for regression the smooth L1 loss of the
     *     standardised target
     * @param validationScore what chooses the epoch, lower is better: Brier score; for regression the mean absolute error of the
     *     standardised target
     */
    public record Quality(double trainingLoss, double validationLoss, double validationScore) {}
}
