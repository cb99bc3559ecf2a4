package org.multimodalbtw.engine.model;

import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Whether a tensor's modality is what a model was trained with. */
public final class SameModality {

    private SameModality() {}

    /**
     * @param trained as a model knows it
     * @param found the modality of the same name in a tensor
     * @throws InputException if it has another shape or other features
     */
    public static void require(TensorColumn trained, TensorColumn found) {
        if (!trained.shape().equals(found.shape()) || !trained.items().equals(found.items())) {
            throw new InputException(
                    "The modality '" + trained.name() + "' has the shape " + text(found)
                            + ", but the model was trained with " + text(trained) + ".",
                    "Encode it with the encoder that was fitted for the training.");
        }
        if (!trained.features().isEmpty()
                && !found.features().isEmpty()
                && !trained.features().equals(found.features())) {
            throw new InputException(
                    "The modality '" + trained.name() + "' has other features than in training, for example "
                            + firstDifference(trained.features(), found.features()) + ".",
                    "Encode it with the encoder that was fitted for the training.");
        }
    }

    private static String text(TensorColumn column) {
        return column.ragged()
                ? column.shape() + " of " + column.items()
                : column.shape().toString();
    }

    private static String firstDifference(List<String> trained, List<String> found) {
        for (int i = 0; i < trained.size(); i++) {
            if (!trained.get(i).equals(found.get(i))) {
                return "'" + found.get(i) + "' where '" + trained.get(i) + "' was";
            }
        }
        return "another order";
    }
}
