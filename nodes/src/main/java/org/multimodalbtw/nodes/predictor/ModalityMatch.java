package org.multimodalbtw.nodes.predictor;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;

/** Which modalities of a model a tensor has: they are matched by name, whatever their order. */
final class ModalityMatch {

    private final List<String> lacking = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();

    private ModalityMatch() {}

    /**
     * @param model what the model expects
     * @param tensor what there is
     * @return which modalities lack, and which the model does not know
     * @throws InputException if none fits, or one has another shape than the model learnt
     */
    static ModalityMatch of(MultimodalModelPortObjectSpec model, TensorPortObjectSpec tensor) {
        ModalityMatch match = new ModalityMatch();
        List<String> found = Modality.names(tensor.modalities());
        for (Modality expected : model.modalities()) {
            int index = found.indexOf(expected.name());
            if (index < 0) {
                match.lacking.add(expected.name());
            } else {
                requireSameShape(expected, tensor.modalities().get(index));
            }
        }
        match.extra.addAll(found);
        match.extra.removeAll(Modality.names(model.modalities()));
        if (match.lacking.size() == model.modalities().size()) {
            throw new InputException(
                    "The tensor has none of the model's modalities " + Modality.names(model.modalities()) + ", but "
                            + found + ".",
                    "Give the modalities the same names in the encoders as in training.");
        }
        return match;
    }

    /** @return one sentence for what lacks, one for what is ignored */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!lacking.isEmpty()) {
            warnings.add("The tensor lacks " + String.join(", ", lacking)
                    + ": all rows are predicted from the other modalities.");
        }
        if (!extra.isEmpty()) {
            warnings.add("Ignored, because the model does not know it: " + String.join(", ", extra) + ".");
        }
        return warnings;
    }

    private static void requireSameShape(Modality expected, Modality found) {
        if (expected.hasShape() && found.hasShape() && !expected.shape().equals(found.shape())) {
            throw new InputException(
                    "The model expects the shape " + expected.shape() + " for '" + expected.name()
                            + "', but the tensor has " + found.shape() + ".",
                    "Encode these rows with the same columns and the same training rows as in training.");
        }
    }
}
