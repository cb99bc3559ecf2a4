package org.multimodalbtw.engine.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.multimodalbtw.engine.certainty.Certainty;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * Rows with a number that was cut to the limit of the encoder that the model carries, where no training row's was: the prediction does not see
 * how far away it is, so that the modality counts as unlike training.
 */
final class BeyondTraining {

    private final List<Predicate<float[]>> modalities = new ArrayList<>();

    private BeyondTraining() {}

    /** @return nothing is known of training rows */
    static BeyondTraining unknown() {
        return new BeyondTraining();
    }

    /**
     * @param modelDirectory a model
     * @param modalities of the model, in its order
     * @return as far as encoders of tables that it carries know it
     * @throws org.multimodalbtw.engine.InputException if such an encoder is damaged
     * @throws IOException if one cannot be read
     */
    static BeyondTraining of(Path modelDirectory, List<TensorColumn> modalities) throws IOException {
        Map<String, FittedEncoder> encoders = EncoderSet.loadTables(ModelDirectory.encoders(modelDirectory));
        BeyondTraining beyond = new BeyondTraining();
        for (TensorColumn modality : modalities) {
            FittedEncoder encoder = encoders.get(modality.name());
            beyond.modalities.add(
                    encoder == null || encoder.output().size() != modality.size()
                            ? values -> false
                            : encoder.unlikeTraining());
        }
        return beyond;
    }

    /**
     * @param prediction of a row
     * @param table that holds it
     * @param columns where the modalities are
     * @param row its position
     * @return the same, where each modality with such a number is unlike training; where it is not known how sure the prediction is, itself
     */
    RowPrediction noted(RowPrediction prediction, TensorTable table, ModelColumns columns, int row) {
        if (prediction.certainty().isEmpty()) {
            return prediction;
        }
        Certainty certainty = prediction.certainty().get();
        double[] typicality = certainty.typicality().clone();
        for (int m = 0; m < modalities.size(); m++) {
            int column = columns.column(m);
            if (column >= 0 && table.isPresent(column, row) && modalities.get(m).test(table.values(column, row))) {
                typicality[m] = 0;
            }
        }
        return Arrays.equals(typicality, certainty.typicality())
                ? prediction
                : prediction.with(new Certainty(certainty.members(), typicality));
    }
}
