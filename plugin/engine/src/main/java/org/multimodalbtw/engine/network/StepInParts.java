package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.multimodalbtw.engine.graph.Dropout;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Value;

/**
 * A training step whose rows go through the network in parts, which takes a native call each, so that none is long and none needs the memory
 * of all rows. The gradients of the parts add up to that of the undivided step, but for rounding: a loss that is a mean over rows counts in
 * each part by its share of the rows, and one that is made of {@link StepExtension#sums} over all rows is differentiated in each part by that
 * part's own, beside those of the others, which a first pass has found.
 *
 * <p>Its methods, where K is members, B rows of a part:
 *
 * <ul>
 *   <li>{@code sums -> [K, any], ...}: the sums over the part's rows, of each extension that has some; not there where none has;
 *   <li>{@code part -> losses [K]}: adds the part's to the {@link #GRADIENT} [K, parameters of a member] and the {@link #LOSSES} [K] of the
 *       parts before it, in place; where an extension reads them, the losses of the rows [K, B, 1 + M] come behind. {@code part1, part2,
 *       ...} are those of further {@link Update}s;
 *   <li>{@code end -> total [K]}: the {@link AdamWStep} by the gradient of all parts; {@code end1, end2, ...}.
 * </ul>
 */
final class StepInParts {

    static final String SUMS = "sums";

    /** The name of the input with the part's share of the rows, [1]. */
    static final String SHARE = "share";

    /** The name of the input with the gradient of the parts so far, [K, parameters of a member]. */
    static final String GRADIENT = "gradient";

    /** The name of the input with the losses of the parts so far, [K]. */
    static final String LOSSES = "losses";

    private static final String PART = "part";
    private static final String END = "end";
    private static final String OTHERS = "others";

    private final NetworkGraph network;
    private final Graph graph;
    private final Execution execution;
    private boolean hasSums;

    StepInParts(NetworkGraph network, Execution execution) {
        this.network = network;
        graph = network.graph();
        this.execution = execution;
    }

    /** The method that makes a part of an update. */
    static String part(int position) {
        return PART + position;
    }

    /** The method that ends an update. */
    static String end(int position) {
        return END + position;
    }

    /** The name of the input with the sums over the rows of all other parts, [K, any]. */
    static String others(int extension) {
        return OTHERS + extension;
    }

    /** Writes all methods. @return where values are dropped, the same places in each */
    Dropout write() {
        List<Dropout> places = new ArrayList<>();
        for (int position = 0; position < network.updates().size(); position++) {
            Update update = network.updates().get(position);
            places.add(training(part(position), () -> part(update)));
            training(end(position), () -> end(update));
        }
        if (hasSums) {
            training(SUMS, this::sums);
        }
        return places.get(0);
    }

    private Dropout training(String name, Supplier<List<Value>> body) {
        return graph.training(name, execution.precision() == Precision.BFLOAT16, execution.asynchronous(), body);
    }

    private List<Value> sums() {
        graph.gradients(false);
        Pass pass = network.pass();
        List<Value> sums = new ArrayList<>();
        network.extensions().forEach(extension -> extension.sums(pass).ifPresent(sums::add));
        graph.gradients(true);
        return sums;
    }

    /** A loss of all rows counts as often as there are parts of this size, since the share takes that away again. */
    private List<Value> part(Update update) {
        Value share = graph.input(SHARE);
        Pass pass = network.pass();
        Value said = network.rowLosses(pass);
        Value learnt = said;
        int number = 0;
        for (StepExtension extension : network.extensions()) {
            Optional<Value> sums = extension.sums(pass);
            Optional<Value> added = sums.isPresent()
                    ? Optional.of(extension.lossOf(sums.get().add(graph.input(others(number++)))))
                    : extension.loss(pass);
            if (added.isPresent()) {
                said = said.add(added.get());
                learnt = learnt.add(sums.isPresent() ? added.get().div(share) : added.get());
            }
        }
        hasSums = number > 0;
        Value losses = update.loss().of(pass, said);
        Value descended = number == 0 ? losses : update.loss().of(pass, learnt);
        Value gradient = descended.mul(share).sum().gradientBy(graph.flat()).view(graph.members(), graph.size());
        graph.gradients(false);
        graph.input(GRADIENT).addInPlace(gradient);
        List<Value> results = new ArrayList<>(List.of(graph.input(LOSSES).addInPlace(losses.mul(share))));
        if (network.extensions().stream().anyMatch(StepExtension::readsRowLosses)) {
            results.add(pass.rowLosses());
        }
        graph.gradients(true);
        return results;
    }

    private List<Value> end(Update update) {
        return new AdamWStep(graph, network.shape(), update, execution.asynchronous(), network.extensions())
                .of(graph.input(GRADIENT), graph.input(LOSSES));
    }
}
