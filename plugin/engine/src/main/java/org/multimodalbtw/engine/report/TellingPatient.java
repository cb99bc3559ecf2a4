package org.multimodalbtw.engine.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the patient to look at first: the one who was predicted wrong most surely, or a number most wrongly; where none was, or nothing is
 * known of the truth, the one in whom a modality disagrees most with the prediction.
 */
public final class TellingPatient {

    private final String among;
    private final Best wrong = new Best();
    private final Best apart = new Best();
    private final Best any = new Best();
    private boolean isNumber;
    private long known;
    private long wrongs;

    /**
     * Who it is.
     *
     * @param id the RowID
     * @param reason why, one or two sentences
     */
    public record Choice(String id, String reason) {}

    /** The first of those with the largest value. */
    private static final class Best {
        private String id;
        private double value;

        private void offer(String newId, double newValue) {
            if (!Double.isNaN(newValue) && (id == null || newValue > value)) {
                id = newId;
                value = newValue;
            }
        }
    }

    /** @param among of which rows she is one, behind "patients": empty for all rows */
    public TellingPatient(String among) {
        this.among = among;
    }

    /**
     * @param id a row with a predicted class or labels
     * @param sureness how sure the prediction is, 0 to 1; NaN where that is not known
     * @param isRight whether it is right, where the truth is known
     * @param divergences of each modality from the prediction, in nats; NaN where not known
     */
    public void offer(String id, double sureness, Optional<Boolean> isRight, double[] divergences) {
        offer(id, divergences);
        if (isRight.isPresent()) {
            known++;
            if (!isRight.get()) {
                wrongs++;
                wrong.offer(id, sureness);
            }
        }
    }

    /**
     * @param id a row with a predicted number
     * @param error prediction minus truth; NaN where the truth is not known
     * @param divergences of each modality from the prediction, in nats; NaN where not known
     */
    public void offerNumber(String id, double error, double[] divergences) {
        isNumber = true;
        offer(id, divergences);
        if (!Double.isNaN(error)) {
            known++;
            wrong.offer(id, Math.abs(error));
        }
    }

    private void offer(String id, double[] divergences) {
        any.offer(id, 0);
        apart.offer(
                id,
                Arrays.stream(divergences)
                        .filter(each -> !Double.isNaN(each))
                        .max()
                        .orElse(Double.NaN));
    }

    /** @return who it is; empty if no row was offered */
    public Optional<Choice> choice() {
        if (wrong.id != null) {
            return Optional.of(new Choice(wrong.id, isNumber ? farthestOff() : surestWrong()));
        }
        String truth = known == 0
                ? "What is true is not known: connect the labels to see who was predicted wrong. "
                : wrongs == 0 ? "No patient" + among + " is predicted wrong. " : "";
        if (apart.id != null) {
            return Optional.of(new Choice(
                    apart.id,
                    truth + "Shown is the patient" + among
                            + " in whom one kind of data disagrees most with the prediction."));
        }
        return Optional.ofNullable(any.id)
                .map(id -> new Choice(id, truth + "Shown is the first patient" + among + "."));
    }

    private String surestWrong() {
        String sure = String.format(Locale.ROOT, "%.0f %%", 100 * wrong.value);
        return wrongs == 1
                ? "Shown is the only patient" + among + " who was predicted wrong."
                : "Of the " + count(known) + " patients" + among + " whose outcome is known, " + count(wrongs)
                        + " were predicted wrong; shown is the one whose prediction was surest (" + sure
                        + " for what was predicted).";
    }

    private String farthestOff() {
        return known == 1
                ? "Shown is the only patient" + among + " whose outcome is known."
                : "Of the " + count(known) + " patients" + among
                        + " whose outcome is known, shown is the one whose prediction is farthest off.";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
