package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * What is added to a network's training step. Each default adds nothing: not a line in the script, and so not a byte of difference.
 * Scoring is as it is without.
 *
 * <p>The step, in order: encoders, {@link #tokens}, fusion and heads, losses and {@link #loss}, gradient, {@link #gradient}, 0 where a
 * slice does not {@link #learns learn}, cut to the norm, decay where it learns, AdamW, and then the parameters by {@link #updateScale} of
 * their way from where they were. Where {@link #updates} split it, each of them is all of that. K members, B rows, M modalities.
 */
public interface StepExtension {

    /**
     * Declares parameters that only the training has, behind those of the network; {@link Graph#declared} finds them again.
     *
     * @param graph without methods so far
     * @param shape the network
     */
    default void parameters(Graph graph, NetworkShape shape) {}

    /**
     * @param slice a parameter
     * @return whether it changes; what rests keeps its values, its moments stay 0, and no decay pulls at it
     */
    default boolean learns(Slice slice) {
        return true;
    }

    /**
     * Changes the rows before they are fused; the modalities' own heads read the changed tokens too.
     *
     * @param lesson the rows
     * @return what is learnt from instead
     */
    default Lesson tokens(Lesson lesson) {
        return lesson;
    }

    /**
     * @param pass the step so far
     * @return what is added to each member's loss, [K]; a mean over rows, unless it is {@link #lossOf} {@link #sums}
     */
    default Optional<Value> loss(Pass pass) {
        return sums(pass).map(this::lossOf);
    }

    /**
     * What a loss that is no mean over rows is made of, so that a step of many rows can be made in parts.
     *
     * @param pass the step so far
     * @return sums over the rows, [K, any]; empty where the loss is a mean over rows, or none
     */
    default Optional<Value> sums(Pass pass) {
        return Optional.empty();
    }

    /**
     * @param sums what {@link #sums} gives of all rows of the batch
     * @return what is added to each member's loss, [K]
     */
    default Value lossOf(Value sums) {
        throw new IllegalStateException("There are no sums");
    }

    /** @return why a step of many rows cannot be made in parts, as a clause; empty where it can */
    default Optional<String> indivisible() {
        return Optional.empty();
    }

    /**
     * @param pass the step so far
     * @param gradient of all parameters, [K, parameters of a member]
     * @param shape the network
     * @return the gradient that is learnt from instead
     */
    default Value gradient(Pass pass, Value gradient, NetworkShape shape) {
        return gradient(gradient, shape);
    }

    /**
     * The same of an extension that looks at no rows, which is how a step that is made in parts asks.
     *
     * @param gradient of all parameters, [K, parameters of a member]
     * @param shape the network
     * @return the gradient that is learnt from instead
     */
    default Value gradient(Value gradient, NetworkShape shape) {
        return gradient;
    }

    /**
     * Lets a modality's parameters go less far, or further. A factor on the gradient would not: AdamW divides by the gradient's size.
     *
     * @param graph the step, which has the inputs that the factors come from
     * @return a factor of the update of each modality's parameters, [K, M]; those that modalities share take all of it
     */
    default Optional<Value> updateScale(Graph graph) {
        return Optional.empty();
    }

    /**
     * Splits the step into several updates, one after the other; in which order is for the training to say, for each epoch anew.
     *
     * @param shape the network
     * @return the updates; none for a step that is one update of all parameters
     */
    default List<Update> updates(NetworkShape shape) {
        return List.of();
    }

    /** @return whether the step is to give the loss of each of its rows too, for {@link AdamW#rowLosses} */
    default boolean readsRowLosses() {
        return false;
    }
}
