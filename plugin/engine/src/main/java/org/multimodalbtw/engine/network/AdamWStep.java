package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * The update of AdamW (Loshchilov and Hutter 2019): decoupled weight decay, and each member's gradient cut to a norm. It changes the
 * parameters, their moments and the losses' total in place.
 */
final class AdamWStep {

    static final String FIRST_MOMENT = "m";
    static final String SECOND_MOMENT = "v";
    static final String STEPS = "t";
    static final String DECAY = "decay";
    static final String TOTAL = "total";

    /** The learning rate and the most that a gradient may be long. */
    static final String HYPER = "hyper";

    private static final double BETA1 = .9;
    private static final double BETA2 = .99;
    private static final double EPSILON = 1e-8;

    /** Added to a gradient's length before it divides. */
    private static final double LEAST_NORM = 1e-6;

    /** 1 where a parameter of a member learns, else 0; there where some rest. */
    static final String LEARNS = "learns";

    /** Which modality a parameter of a member belongs to, by its position, and how many there are where they share it. */
    static final String MODALITY = "modality";

    private final Graph graph;
    private final NetworkShape shape;
    private final boolean asynchronous;
    private final Update update;
    private final List<StepExtension> extensions;
    private final Optional<Value> learns;
    private final Value firstMoment;
    private final Value secondMoment;
    private final Value steps;
    private final Value decay;
    private final Value total;
    private final Value hyper;

    /**
     * Makes the inputs.
     *
     * @param shape the network
     * @param update which of the step's updates it is
     * @param asynchronous whether no number may be fetched from the device
     */
    AdamWStep(Graph graph, NetworkShape shape, Update update, boolean asynchronous, List<StepExtension> extensions) {
        this.graph = graph;
        this.shape = shape;
        this.update = update;
        this.extensions = extensions;
        this.asynchronous = asynchronous;
        firstMoment = graph.input(FIRST_MOMENT);
        secondMoment = graph.input(SECOND_MOMENT);
        steps = graph.input(STEPS);
        decay = graph.input(DECAY);
        total = graph.input(TOTAL);
        hyper = graph.input(HYPER);
        learns = graph.slices().values().stream().allMatch(learning(update, extensions))
                ? Optional.empty()
                : Optional.of(graph.input(LEARNS));
    }

    /** The parameters that go on in an update. */
    static Predicate<Slice> learning(Update update, List<StepExtension> extensions) {
        return slice ->
                update.learns().test(slice) && extensions.stream().allMatch(extension -> extension.learns(slice));
    }

    /**
     * @param pass the step so far
     * @param usual the loss of each member where the step is one update, [K]
     * @return the total, to which they have been added, and behind it the losses of the rows where an extension reads them
     */
    List<Value> of(Pass pass, Value usual) {
        Value losses = update.loss().of(pass, usual);
        Value gradient = losses.sum().gradientBy(graph.flat()).view(graph.members(), graph.size());
        graph.gradients(false);
        for (StepExtension extension : extensions) {
            gradient = extension.gradient(pass, gradient, shape);
        }
        move(gradient, losses);
        List<Value> results = new ArrayList<>(List.of(total));
        if (extensions.stream().anyMatch(StepExtension::readsRowLosses)) {
            results.add(pass.rowLosses());
        }
        graph.gradients(true);
        return results;
    }

    /**
     * The end of a step that is made in parts.
     *
     * @param sum the gradient of all parts, [K, parameters of a member]
     * @param losses of each member, [K]
     * @return the total, to which they have been added
     */
    List<Value> of(Value sum, Value losses) {
        graph.gradients(false);
        Value gradient = sum;
        for (StepExtension extension : extensions) {
            gradient = extension.gradient(gradient, shape);
        }
        move(gradient, losses);
        graph.gradients(true);
        return List.of(total);
    }

    private void move(Value gradient, Value losses) {
        Value flat = graph.flat();
        Value clipped = clipped(learns.map(gradient::mul).orElse(gradient));
        Value rate = hyper.at(0);
        Optional<Value> scale = scale();
        flat.subInPlace(flat.mul(decay).mul(rate));
        Optional<Value> before = scale.map(factor -> flat.cloned());
        steps.addInPlace(1.0);
        graph.adamW(
                clipped, firstMoment, secondMoment, steps, asynchronous ? rate : rate.number(), BETA1, BETA2, EPSILON);
        before.ifPresent(
                start -> flat.subInPlace(start).mulInPlace(scale.orElseThrow()).addInPlace(start));
        total.addInPlace(losses);
    }

    private Value clipped(Value gradient) {
        Value norm = gradient.mul(gradient).sumKeeping(1).sqrt();
        Value scale = hyper.at(1).div(norm.add(LEAST_NORM)).clampMax(1);
        return gradient.mul(scale).reshape(-1);
    }

    /** A factor of each parameter's update, [K parameters]. */
    private Optional<Value> scale() {
        Optional<Value> byModality = Optional.empty();
        for (StepExtension extension : extensions) {
            Optional<Value> before = byModality;
            byModality = extension
                    .updateScale(graph)
                    .map(own -> before.map(own::mul).orElse(own))
                    .or(() -> before);
        }
        return byModality.map(factors -> {
            Value shared = factors.narrow(1, 0, 1).onesLike();
            Value all = Value.cat(List.of(factors, shared), 1);
            return all.indexSelect(1, graph.input(MODALITY)).reshape(-1);
        });
    }
}
