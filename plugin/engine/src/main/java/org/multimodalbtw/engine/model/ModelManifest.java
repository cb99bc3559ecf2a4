package org.multimodalbtw.engine.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.method.MethodState;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * What a trained model says of itself: what it expects, what it predicts, and where it comes from.
 *
 * @param target what is predicted; in files its kind, its name and its classes stand beside the others
 * @param modalities what it expects, in its own order
 * @param fusion the network's settings
 * @param weights how BTW weights are computed
 * @param training how it was trained
 * @param summary figures of the training, for example rows and epochs, by name
 * @param versions versions of the engine and its libraries, by name
 */
public record ModelManifest(
        // under another name, or the field 'target' of the file, which is the target's name, would be taken for it
        @JsonUnwrapped @JsonProperty("predicted") Target target,
        List<TensorColumn> modalities,
        FusionSettings fusion,
        WeightSettings weights,
        Training training,
        Map<String, Double> summary,
        Map<String, String> versions) {

    /**
     * How a model was trained.
     *
     * @param members how many networks are averaged
     * @param seed the randomness of the training
     * @param decided what the settings left to the data and the machine, and in the first format other settings too, by name
     * @param settings as they were asked for; empty for a model of the first format, which does not say all of them
     * @param states what training methods know; in files only where there is something
     */
    public record Training(
            int members,
            long seed,
            Map<String, String> decided,
            @JsonSerialize(using = ModelJson.SettingsWriter.class)
                    @JsonDeserialize(using = ModelJson.SettingsReader.class)
                    Optional<TrainingSettings> settings,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MethodState> states) {

        /**
         * Without a training method that keeps a state.
         *
         * @param members how many networks are averaged
         * @param seed the randomness of the training
         * @param decided what the settings left to the data and the machine
         * @param settings as they were asked for
         */
        public Training(int members, long seed, Map<String, String> decided, Optional<TrainingSettings> settings) {
            this(members, seed, decided, settings, List.of());
        }

        /** @throws IllegalArgumentException if there is no member */
        public Training {
            if (members < 1) {
                throw new IllegalArgumentException("A model of " + members + " members");
            }
        }
    }

    /** Keeps its own copies of the lists. */
    public ModelManifest {
        modalities = List.copyOf(modalities);
    }

    /** Name in {@code summary}: how much the weights lowered the held-out loss; there where a guard decided about them. */
    public static final String GUARD_GAIN = "guard gain";

    /** Name in {@code summary}: the standard error of that. */
    public static final String GUARD_ERROR = "guard standard error";

    /** Name in {@code summary}: how much the training methods lowered the held-out loss; there where a guard decided about them. */
    public static final String METHOD_GAIN = "training method gain";

    /** Name in {@code summary}: the standard error of that. */
    public static final String METHOD_ERROR = "training method standard error";

    /** Name in {@code summary}: how much a product of heads lowered the held-out loss; there where further heads were fitted. */
    public static final String PRODUCT_GAIN = "product gain";

    /** Name in {@code summary}: the standard error of that. */
    public static final String PRODUCT_ERROR = "product standard error";

    /** Names in {@code summary} of what guards compared. */
    public static final Set<String> OF_GUARDS =
            Set.of(GUARD_GAIN, GUARD_ERROR, METHOD_GAIN, METHOD_ERROR, PRODUCT_GAIN, PRODUCT_ERROR);

    /** @return whether the guard keeps the weights out of the network, so that they are only to look at */
    public boolean keepsWeightsOut() {
        Double gain = summary.get(GUARD_GAIN);
        return gain != null && !(gain > summary.get(GUARD_ERROR));
    }
}
