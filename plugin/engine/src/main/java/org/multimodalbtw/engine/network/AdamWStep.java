package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.graph.Graph;
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

    private final Graph graph;
    private final boolean asynchronous;
    private final Value firstMoment;
    private final Value secondMoment;
    private final Value steps;
    private final Value decay;
    private final Value total;
    private final Value hyper;

    /**
     * Makes the inputs.
     *
     * @param asynchronous whether no number may be fetched from the device
     */
    AdamWStep(Graph graph, boolean asynchronous) {
        this.graph = graph;
        this.asynchronous = asynchronous;
        firstMoment = graph.input(FIRST_MOMENT);
        secondMoment = graph.input(SECOND_MOMENT);
        steps = graph.input(STEPS);
        decay = graph.input(DECAY);
        total = graph.input(TOTAL);
        hyper = graph.input(HYPER);
    }

    /**
     * @param losses of the members, [K]
     * @return the total, to which they have been added
     */
    Value of(Value losses) {
        Value flat = graph.flat();
        Value gradient = losses.sum().gradientBy(flat).view(graph.members(), graph.size());
        graph.gradients(false);
        Value norm = gradient.mul(gradient).sumKeeping(1).sqrt();
        Value scale = hyper.at(1).div(norm.add(LEAST_NORM)).clampMax(1);
        Value clipped = gradient.mul(scale).reshape(-1);
        Value rate = hyper.at(0);
        flat.subInPlace(flat.mul(decay).mul(rate));
        steps.addInPlace(1.0);
        graph.adamW(
                clipped, firstMoment, secondMoment, steps, asynchronous ? rate : rate.number(), BETA1, BETA2, EPSILON);
        total.addInPlace(losses);
        graph.gradients(true);
        return total;
    }
}
