package org.multimodalbtw.engine.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * How a fusion network is trained.
 *
 * @param seed the one source of randomness
 * @param members how many networks are trained; 1 uses the validation rows as given, 2 to 20 are cross-fitted over
 *     training and validation rows, so that each row has a prediction by a member that has not seen it
 * @param optimisation how far and how fast they learn
 * @param weights how BTW weights are computed
 * @param typicality whether a modality whose data or prediction are unusual in a row counts less there
 * @param methods what is added to the training, in the order in which it acts
 * @param comparison what is trained beside the model
 * @param compute where they are trained
 * @param furtherHeads which heads beside the network's are fitted to each modality and may take part in the prediction of a class; in files
 *     absent where there are none
 * @param geometricMean whether the networks' probabilities are averaged geometrically; in files absent where they are not
 */
public record TrainingSettings(
        long seed,
        int members,
        Optimisation optimisation,
        WeightSettings weights,
        boolean typicality,
        List<TrainingMethod> methods,
        Comparison comparison,
        Compute compute,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HeadKind> furtherHeads,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean geometricMean) {

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
        this(seed, members, optimisation, weights, typicality, methods, comparison, compute, List.of(), false);
    }

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range, or two methods do not go together */
    public TrainingSettings {
        furtherHeads = HeadKind.further(furtherHeads);
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
                withTypicality,
                methods,
                Comparison.NONE,
                compute,
                furtherHeads,
                geometricMean);
    }

    /**
     * @param others what is added to the training
     * @return the same settings with that
     */
    public TrainingSettings with(List<TrainingMethod> others) {
        return new TrainingSettings(
                seed,
                members,
                optimisation,
                weights,
                typicality,
                others,
                comparison,
                compute,
                furtherHeads,
                geometricMean);
    }

    /**
     * @param heads which heads beside the network's may take part
     * @param geometric whether the networks' probabilities are averaged geometrically
     * @return the same settings with that
     */
    public TrainingSettings withPool(List<HeadKind> heads, boolean geometric) {
        return new TrainingSettings(
                seed, members, optimisation, weights, typicality, methods, comparison, compute, heads, geometric);
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
