package org.multimodalbtw.engine.method;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.network.NetworkPart;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.network.StepExtension;
import org.multimodalbtw.engine.outcome.Target;

/**
 * What one published method adds to a training: a record of its settings. What it adds to the step is its {@link StepExtension}; what it
 * does between steps is its {@link MethodRun}. Each default adds nothing, and not a byte differs.
 *
 * <p>A method is one record here with its test, one name in {@link TrainingMethods}, and where people choose it one entry in {@link
 * OfferedMethods}, one group of settings in the dialog, and one section of docs/METHODS.md.
 */
public interface TrainingMethod extends StepExtension {

    /** @return its settings in a few words, for reports */
    default String summary() {
        return "yes";
    }

    /**
     * Settles what depends on the rows, for the training and for the manifest of its model.
     *
     * @param rows what is learnt from
     * @return the method with that; this one where nothing depends on them
     * @throws org.multimodalbtw.engine.InputException if it cannot be used for these rows, with the reason
     */
    default TrainingMethod settledBy(LearningRows rows) {
        return this;
    }

    /**
     * @param rows what is learnt from
     * @return what an analyst should know of it with these rows, one sentence each
     */
    default List<String> notes(LearningRows rows) {
        return List.of();
    }

    /**
     * @param other another method of the same training
     * @return why the two do not go together, as a clause; empty where they do, as far as this one knows
     */
    default Optional<String> conflict(TrainingMethod other) {
        return Optional.empty();
    }

    /**
     * @param target what is predicted
     * @return why that cannot be learnt with this method, as a clause; empty where it can
     */
    default Optional<String> unfit(Target target) {
        return Optional.empty();
    }

    /** @return what it adds to the network for good, which scoring runs too; it follows from these settings alone */
    default Optional<NetworkPart> part() {
        return Optional.empty();
    }

    /** @return the model that the network's parameters start from, the first stage's too; empty for the usual start */
    default Optional<StartingModel> start() {
        return Optional.empty();
    }

    /**
     * Puts start values of its own in the place of the usual ones, before the first stage.
     *
     * @param layout where all parameters lie
     * @param parameters members x {@link ParameterLayout#size()}, changed in place
     */
    default void startValues(ParameterLayout layout, float[] parameters) {}

    /**
     * Puts what only the training has to the parameters that are kept, so that the network without it gives the same outputs; when the
     * training is done.
     *
     * @param layout where all parameters lie
     * @param parameters members x {@link ParameterLayout#size()}, changed in place
     */
    default void merge(ParameterLayout layout, float[] parameters) {}

    /** @return what is trained before the main stage, in order; each stage starts from the one before */
    default List<TrainingStage> before() {
        return List.of();
    }

    /** @return whether the network may stay as it starts the main stage: as if there were an epoch before the first */
    default boolean mayKeepStart() {
        return false;
    }

    /** @return whether it acts in stages before the main one too, which other methods ask for */
    default boolean actsInStages() {
        return false;
    }

    /**
     * Begins a training.
     *
     * @param rows what it learns from
     * @param shape the network
     * @return the method at work in it
     */
    default MethodRun begin(LearningRows rows, NetworkShape shape) {
        return MethodRun.IDLE;
    }
}
