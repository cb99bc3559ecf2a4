package org.multimodalbtw.engine.network;

import java.util.List;
import java.util.function.Predicate;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;

/**
 * One of the updates of a step: the rows go through the network as it is then, and some parameters go on by a loss. Its moments and its
 * count of steps are its own, also of parameters that other updates move too: momentum of one update does not move what another one leaves
 * at rest. Each member's gradient is cut to the norm for each update alone.
 *
 * @param learns the parameters that go on; the others stay as they are, and no decay pulls at them
 * @param loss what goes down
 */
public record Update(Predicate<Slice> learns, Loss loss) {

    /** What an update lets go down. K members. */
    @FunctionalInterface
    public interface Loss {
        /**
         * @param pass the step so far
         * @param usual the loss of a step that is one update, with what extensions add to it, [K]
         * @return each member's loss, [K]
         */
        Value of(Pass pass, Value usual);
    }

    /** A step that is one update of all parameters. */
    private static final Update WHOLE = new Update(slice -> true, (pass, usual) -> usual);

    /**
     * @param extensions what is added to a step
     * @param shape the network
     * @return its updates, one of all parameters unless an extension splits it
     * @throws InputException if two extensions do
     */
    static List<Update> of(List<? extends StepExtension> extensions, NetworkShape shape) {
        List<List<Update>> splits = extensions.stream()
                .map(extension -> extension.updates(shape))
                .filter(updates -> !updates.isEmpty())
                .toList();
        if (splits.size() > 1) {
            throw new InputException(
                    "Two of the training methods each train the parts of the network in turns of their own.",
                    "Choose one of them.");
        }
        return splits.isEmpty() ? List.of(WHOLE) : List.copyOf(splits.get(0));
    }
}
