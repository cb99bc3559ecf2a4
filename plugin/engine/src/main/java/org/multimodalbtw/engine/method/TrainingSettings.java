package org.multimodalbtw.engine.method;

import java.util.OptionalInt;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * How a fusion network is trained.
 *
 * @param seed the one source of randomness
 * @param members how many networks are trained; 1 uses the validation rows as given, 2 to 20 are cross-fitted over
 *     training and validation rows, so that each row has a prediction by a member that has not seen it
 * @param epochs passes over the training rows; empty: 30 below 1,000 training rows, above as many
 *     as make about 500 steps, 6 to 20
 * @param batchSize rows a step; empty: 32 below 1,000 training rows, 64 above
 * @param learningRate AdamW's learning rate at its highest, above 0, up to 1
 * @param weightDecay AdamW's decoupled decay of matrices, 0 to 10
 * @param clipNorm the gradient's global norm is cut to this, above 0
 * @param modalityDropout share of present modalities hidden from the fusion in training, 0 up to .9; never all of a row
 * @param schedule how the learning rate changes
 * @param patience stops after so many epochs without a better validation score; 0: never
 * @param weights how BTW weights are computed
 * @param compare whether an unweighted network is trained beside the weighted one, for the comparison
 * @param device where the network runs
 * @param comparisonSeeds with how many seeds the comparison trains all variants anew, each modality alone and MI-only among
 *     them, 2 to 20; 0: no training beyond the unweighted network's
 * @param typicality whether a modality whose data or prediction are unusual in a row counts less there
 * @param balanced whether each class counts the same in the loss, however rare: a row by n / (C n_c); no effect on a regression
 * @param varied whether pictures are varied slightly whenever they are learnt from ({@link PictureVariation}); no effect on other modalities
 * @param precision numbers of the matrix products in training
 */
public record TrainingSettings(
        long seed,
        int members,
        OptionalInt epochs,
        OptionalInt batchSize,
        double learningRate,
        double weightDecay,
        double clipNorm,
        double modalityDropout,
        LearningRateSchedule schedule,
        int patience,
        WeightSettings weights,
        boolean compare,
        DevicePolicy device,
        int comparisonSeeds,
        boolean typicality,
        boolean balanced,
        boolean varied,
        Precision precision) {

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public TrainingSettings {
        Limits.between("Number of members", members, 1, 20);
        Limits.between("Number of epochs", epochs.orElse(1), 1, 100_000);
        Limits.between("Batch size", batchSize.orElse(2), 2, 65_536);
        Limits.between("Learning rate", learningRate, 1e-8, 1);
        Limits.between("Weight decay", weightDecay, 0, 10);
        Limits.between("Gradient clipping", clipNorm, 1e-6, 1e6);
        Limits.between("Modality dropout", modalityDropout, 0, .9);
        Limits.between("Patience", patience, 0, 100_000);
        if (comparisonSeeds != 0) {
            Limits.between("Number of seeds of the comparison", comparisonSeeds, 2, 20);
        }
    }

    /**
     * Neither a comparison with several seeds, nor typicality, nor balanced classes, nor varied pictures; single precision.
     *
     * @param seed the one source of randomness
     * @param members how many networks are trained
     * @param epochs passes over the training rows
     * @param batchSize rows a step
     * @param learningRate AdamW's learning rate at its highest
     * @param weightDecay AdamW's decoupled decay of matrices
     * @param clipNorm the gradient's global norm is cut to this
     * @param modalityDropout share of present modalities hidden from the fusion in training
     * @param schedule how the learning rate changes
     * @param patience stops after so many epochs without a better validation score
     * @param weights how BTW weights are computed
     * @param compare whether an unweighted network is trained beside the weighted one
     * @param device where the network runs
     */
    public TrainingSettings(
            long seed,
            int members,
            OptionalInt epochs,
            OptionalInt batchSize,
            double learningRate,
            double weightDecay,
            double clipNorm,
            double modalityDropout,
            LearningRateSchedule schedule,
            int patience,
            WeightSettings weights,
            boolean compare,
            DevicePolicy device) {
        this(
                seed,
                members,
                epochs,
                batchSize,
                learningRate,
                weightDecay,
                clipNorm,
                modalityDropout,
                schedule,
                patience,
                weights,
                compare,
                device,
                0,
                false,
                false,
                false,
                Precision.FLOAT32);
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
                epochs,
                batchSize,
                learningRate,
                weightDecay,
                clipNorm,
                modalityDropout,
                schedule,
                patience,
                otherWeights,
                false,
                device,
                0,
                withTypicality,
                balanced,
                varied,
                precision);
    }

    /**
     * @param seed the one source of randomness
     * @return the settings to start from (docs/METHOD.md)
     */
    public static TrainingSettings defaults(long seed) {
        return new TrainingSettings(
                seed,
                5,
                OptionalInt.empty(),
                OptionalInt.empty(),
                2e-3,
                .01,
                1,
                .2,
                LearningRateSchedule.COSINE,
                0,
                WeightSettings.defaults(),
                true,
                DevicePolicy.AUTO,
                0,
                true,
                false,
                false,
                Precision.FLOAT32);
    }
}
