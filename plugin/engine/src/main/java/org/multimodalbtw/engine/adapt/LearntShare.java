package org.multimodalbtw.engine.adapt;

import java.util.List;
import org.multimodalbtw.engine.evaluate.Figures;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.ParameterLayout;

/**
 * How much of a network learns.
 *
 * @param learnt how many numbers learn, those that are added for it among them
 * @param all how many numbers the network has without those
 */
public record LearntShare(long learnt, long all) {

    /**
     * @param way what goes on and what rests
     * @param shape the network
     * @return how much of it learns, of one of its members
     */
    static LearntShare of(TrainingMethod way, NetworkShape shape) {
        long learnt = ParameterLayout.of(shape, List.of(way)).byName().values().stream()
                .filter(way::learns)
                .mapToLong(Slice::size)
                .sum();
        return new LearntShare(learnt, new ParameterLayout(shape).size());
    }

    /** @return for example {@code "1,072 numbers are learnt beside 790,000 of each network (0.14 %)"} */
    public String sentence() {
        return "%,d numbers are learnt, where each network has %,d (%s %%)."
                .formatted(learnt, all, Figures.fixed(100. * learnt / all, learnt < all / 100 ? 2 : 1));
    }
}
