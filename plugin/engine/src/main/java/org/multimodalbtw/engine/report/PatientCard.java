package org.multimodalbtw.engine.report;

import java.util.List;

/**
 * What is known of one row, to look at.
 *
 * @param id its RowID
 * @param said what the model says of it
 * @param known what is known of it beside that
 * @param modalities one a modality
 * @param sureness how sure the prediction is; {@code null} where the table does not say
 * @param explanations what moved the prediction, one for each value that is explained; empty where the table has no contributions of the row
 */
public record PatientCard(
        String id, Said said, Known known, List<Part> modalities, Sureness sureness, List<Explanation> explanations) {

    /**
     * What the model says of the row.
     *
     * @param prediction {@code null} if there is none
     * @param probabilities one a class or label, as far as the table holds them; empty for a number
     * @param unweighted the same, or the number, if all modalities counted the same
     * @param alarms one for each event that the table has an alarm for; empty where the row has no prediction
     */
    public record Said(String prediction, List<Named> probabilities, List<Named> unweighted, List<Alarm> alarms) {

        /** Keeps its own copies of the lists. */
        public Said {
            probabilities = List.copyOf(probabilities);
            unweighted = List.copyOf(unweighted);
            alarms = List.copyOf(alarms);
        }
    }

    /**
     * Whether a probability is high enough for an alarm.
     *
     * @param event the class or label
     * @param probability its probability; NaN where the table does not hold it
     * @param isRaised whether there is an alarm
     */
    public record Alarm(String event, double probability, boolean isRaised) {}

    /**
     * What is known of the row beside its prediction.
     *
     * @param truth {@code null} if it is not known
     * @param verdict {@code "right"} or {@code "wrong"}; {@code null} for a number, and where truth or prediction is not known
     * @param error prediction minus truth, in units of the target; NaN where one is not known, and unless the target is a number
     * @param isLearnt whether the model was trained with the row, as far as that is said
     * @param isTest whether the labels say that the model did not learn from the row
     */
    public record Known(String truth, String verdict, double error, boolean isLearnt, boolean isTest) {}

    /**
     * A number with a name.
     *
     * @param name empty if there is but one
     * @param value NaN if it is not known
     */
    public record Named(String name, double value) {}

    /**
     * What one modality has to do with the row.
     *
     * @param name the modality
     * @param missing whether the row lacks it
     * @param weight its weight
     * @param divergence its KL divergence in nats
     * @param own its own prediction, as far as the table holds it
     */
    public record Part(String name, boolean missing, double weight, double divergence, List<Named> own) {}

    /**
     * How the modalities moved one value of the prediction.
     *
     * @param output the class or label whose probability it is; empty for a number
     * @param base what the model says of a patient of whom nothing is known
     * @param prediction what it says of this one: the base and all contributions together
     * @param contributions one a modality; NaN where the row lacks it
     */
    public record Explanation(String output, double base, double prediction, double[] contributions) {}

    /**
     * How sure the prediction is, as far as the table says.
     *
     * @param possible the classes or labels that cannot be excluded; {@code null} where that is not said, as of a number
     * @param open the labels of which it stays open whether the patient has them; {@code null} where that is not said
     * @param low the lower end of the interval of a number; NaN where it is not said
     * @param high its upper end
     * @param decided whether that decides the patient; {@code null} where it is not said
     * @param unlike the modalities that are unlike anything in training
     */
    public record Sureness(
            List<String> possible, List<String> open, double low, double high, Boolean decided, List<String> unlike) {}

    /** Keeps its own copies of the lists. */
    public PatientCard {
        modalities = List.copyOf(modalities);
        explanations = List.copyOf(explanations);
    }
}
