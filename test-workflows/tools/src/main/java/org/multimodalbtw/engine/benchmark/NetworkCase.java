package org.multimodalbtw.engine.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * A network to be measured; two classes, vectors of 300, 74 and 35 numbers in turn.
 *
 * @param batch rows of a step
 * @param modalities inputs
 * @param experts experts
 * @param members networks side by side
 * @param width size of a token
 * @param hidden hidden size of an expert
 * @param dropout whether values are dropped and routers are noisy, as by default
 */
record NetworkCase(int batch, int modalities, int experts, int members, int width, int hidden, boolean dropout) {

    private static final int[] SIZES = {300, 74, 35};

    /** The default token and expert width. */
    static NetworkCase of(int batch, int modalities, int experts, int members) {
        return new NetworkCase(batch, modalities, experts, members, 64, 64, true);
    }

    List<TensorColumn> columns() {
        List<TensorColumn> columns = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            columns.add(new TensorColumn("modality" + m, List.of(SIZES[m % SIZES.length]), List.of()));
        }
        return columns;
    }

    FusionSettings fusion() {
        double[] rates = dropout ? new double[] {.1, .3, .2, 1} : new double[4];
        return new FusionSettings(
                width,
                new ExpertSettings(experts, 2, hidden, Gate.SOFTMAX, rates[3], .01),
                new DropoutRates(rates[0], rates[1], rates[2]));
    }

    NetworkShape shape() {
        return new NetworkShape(new OfClass("outcome", List.of("no", "yes")), columns(), fusion(), members, true);
    }

    /** The parameters that it starts with. */
    float[] parameters() {
        return new ParameterLayout(shape()).start(members, 1);
    }

    FusionNetwork network(Execution execution) {
        return new FusionNetwork(shape(), execution, parameters());
    }

    /** Random rows with targets, a seventh of the modalities missing but for the first. */
    Minibatch rows(int own, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Minibatch rows = new Minibatch(shape(), own, batch);
        rows.rows(batch);
        for (int row = 0; row < own * batch; row++) {
            for (int m = 0; m < modalities; m++) {
                float present = m == 0 || random.nextDouble() > 1. / 7 ? 1 : 0;
                int at = row * modalities + m;
                rows.seen().put(at, present);
                rows.known().put(at, present);
                rows.weights().put(at, present * (float) random.nextDouble(.5, 1.5));
                int size = SIZES[m % SIZES.length];
                for (int i = 0; i < size; i++) {
                    rows.input(m).put(row * size + i, present * (float) random.nextGaussian());
                }
            }
            rows.targets().asLongBuffer().put(row, random.nextInt(2));
        }
        return rows;
    }

    /** The peer's arguments. */
    String arguments() {
        return "%d %d %d %d %d %d".formatted(batch, modalities, experts, members, width, hidden);
    }
}
