package org.multimodalbtw.engine.method;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * How a fusion network is trained.
 *
 * @param seed the one source of randomness
 * @param members how many networks are trained; 1 uses the validation rows as given, 2 to 20 are cross-fitted over
 *     training and validation rows, so that each row has a prediction by a member that has not seen it
 * @param optimisation how far and how fast they learn
 * @param weights how BTW weights are computed
 * @param combination how what modalities and networks say becomes one prediction; in files its parts stand beside the others
 * @param methods what is added to the training, in the order in which it acts
 * @param comparison what is trained beside the model
 * @param compute where they are trained
 */
public record TrainingSettings(
        long seed,
        int members,
        Optimisation optimisation,
        WeightSettings weights,
        @JsonUnwrapped Combination combination,
        List<TrainingMethod> methods,
        Comparison comparison,
        Compute compute) {

    /**
     * Settings with the network's heads alone, and arithmetic means.
     *
     * @param seed the one source of randomness
     * @param members how many networks are trained
     * @param optimisation how far and how fast they learn
     * @param weights how BTW weights are computed
     * @param typicality whether a modality whose data or prediction are unusual in a row counts less there
     * @param methods what is added to the training
     * @param comparison what is trained beside the model
     * @param compute where they are trained
     */
    public TrainingSettings(
            long seed,
            int members,
            Optimisation optimisation,
            WeightSettings weights,
            boolean typicality,
            List<TrainingMethod> methods,
            Comparison comparison,
            Compute compute) {
        this(seed, members, optimisation, weights, Combination.of(typicality), methods, comparison, compute);
    }

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range, or two methods do not go together */
    public TrainingSettings {
        Limits.between("Number of networks to average", members, 1, 20);
        methods = List.copyOf(methods);
        OfferedMethods.requireTogether(methods);
    }

    /**
     * The settings of one training of a comparison.
     *
     * @param otherSeed its randomness
     * @param otherWeights its weights
     * @param withTypicality whether what is unusual counts less
     * @return the same settings with these, without a comparison of its own
     */
    public TrainingSettings variant(long otherSeed, WeightSettings otherWeights, boolean withTypicality) {
        return new TrainingSettings(
                otherSeed,
                members,
                optimisation,
                otherWeights,
                combination.with(withTypicality),
                methods,
                Comparison.NONE,
                compute);
    }

    /**
     * @param others what is added to the training
     * @return the same settings with that
     */
    public TrainingSettings with(List<TrainingMethod> others) {
        return new TrainingSettings(seed, members, optimisation, weights, combination, others, comparison, compute);
    }

    /**
     * @param other how what modalities and networks say becomes one prediction
     * @return the same settings with that
     */
    public TrainingSettings with(Combination other) {
        return new TrainingSettings(seed, members, optimisation, weights, other, methods, comparison, compute);
    }

    /**
     * @param seed the one source of randomness
     * @return the settings to start from (docs/METHOD.md)
     */
    public static TrainingSettings defaults(long seed) {
        return new TrainingSettings(
                seed,
                5,
                Optimisation.defaults(),
                WeightSettings.defaults(),
                true,
                List.of(ModalityDropout.STANDARD),
                new Comparison(true, 0),
                Compute.AUTO);
    }
}
