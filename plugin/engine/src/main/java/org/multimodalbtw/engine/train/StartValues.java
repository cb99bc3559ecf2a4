package org.multimodalbtw.engine.train;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.StartingModel;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.SameModality;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Start values of a network's parameters from a model that is trained already. */
final class StartValues {

    private static final String REMEDY =
            "Choose a model that was trained with the same modalities and the same settings of the network, or start without one.";

    /** The parameters of the modalities' own heads and of the fused one. */
    private static final Pattern HEAD = Pattern.compile("(.*/)?head\\.(weight|bias)");

    private final StartingModel start;
    private final TrainedModel model;
    private final ParameterLayout layout;

    private StartValues(StartingModel start, TrainedModel model) {
        this.start = start;
        this.model = model;
        layout = new ParameterLayout(model.shape());
    }

    /**
     * @param start a saved model, and what is taken of it
     * @return its values
     * @throws InputException if it is no model, is damaged or cannot be read
     */
    static StartValues of(StartingModel start) {
        try {
            return new StartValues(start, ModelDirectory.read(start.directory()));
        } catch (IOException failure) {
            throw new InputException(
                    "The model in " + start.directory() + ", which the training is to start from, cannot be read: "
                            + failure.getMessage() + ".",
                    "Check that the folder is there and complete.",
                    failure);
        }
    }

    /**
     * Puts what is taken in the place of other values. A member takes those of the model's member of its number; where the model has fewer,
     * it begins with the first again.
     *
     * @param shape the network
     * @param into where its parameters lie
     * @param values members x parameters
     * @throws InputException if the model does not fit
     */
    void put(NetworkShape shape, ParameterLayout into, float[] values) {
        List<Slice> taken =
                into.byName().values().stream().filter(start.taken()).toList();
        if (taken.isEmpty()) {
            throw new InputException(
                    "No part of the network starts from the model in " + start.directory() + ".", REMEDY);
        }
        requireAll(taken);
        shape.modalities().forEach(modality -> requireSame(modality, taken));
        if (taken.stream().anyMatch(slice -> HEAD.matcher(slice.name()).matches())) {
            requireSame(shape.target());
        }
        taken.forEach(this::requireSameShape);
        into.take(model.parameters(), layout, start.taken(), values);
    }

    private void requireAll(List<Slice> taken) {
        List<Slice> lacking = taken.stream()
                .filter(slice -> !layout.byName().containsKey(slice.name()))
                .toList();
        if (!lacking.isEmpty()) {
            throw new InputException(
                    "The model in " + start.directory() + " lacks " + lacking.size() + " of the " + taken.size()
                            + " parameters that the training is to start from, for example '"
                            + lacking.get(0).name() + "'.",
                    REMEDY);
        }
    }

    private void requireSameShape(Slice slice) {
        List<Integer> there = layout.byName().get(slice.name()).shape();
        if (!there.equals(slice.shape())) {
            throw new InputException(
                    "The model in " + start.directory() + " has '" + slice.name() + "' in the shape " + there + ", but "
                            + slice.shape() + " is needed to start from.",
                    REMEDY);
        }
    }

    private void requireSame(TensorColumn modality, List<Slice> taken) {
        String prefix = modality.name() + "/";
        List<Slice> own =
                taken.stream().filter(slice -> slice.name().startsWith(prefix)).toList();
        if (own.isEmpty()) {
            return;
        }
        model.manifest().modalities().stream()
                .filter(known -> known.name().equals(modality.name()))
                .forEach(known -> SameModality.require(known, modality));
    }

    private void requireSame(Target target) {
        Target other = model.manifest().target();
        if (other.task() != target.task() || !other.classes().equals(target.classes())) {
            throw new InputException(
                    "The model in " + start.directory() + " predicts '" + other.name() + "' (" + text(other)
                            + "), but the training is to predict '" + target.name() + "' (" + text(target) + ").",
                    "Choose a model that predicts the same, or start without one.");
        }
    }

    private static String text(Target target) {
        return target.classes().isEmpty() ? "a number" : Examples.of(target.classes());
    }
}
