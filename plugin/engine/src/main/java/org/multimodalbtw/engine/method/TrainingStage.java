package org.multimodalbtw.engine.method;

import java.util.List;
import org.multimodalbtw.engine.Limits;

/**
 * A training before the main one, on the same rows and without weights. The parameters of its last epoch are where the next stage starts;
 * what only this stage has is not kept.
 *
 * @param name in reports
 * @param epochs passes over the training rows, 1 to 100,000
 * @param methods what is added to its steps; what is added to the network for good, and where it starts, is for methods of the main stage to
 *     say
 */
public record TrainingStage(String name, int epochs, List<TrainingMethod> methods) {

    /**
     * @throws org.multimodalbtw.engine.InputException if the number of epochs is out of its range
     * @throws IllegalArgumentException if a method has a part or a start of its own
     */
    public TrainingStage {
        Limits.between("Number of epochs of " + name, epochs, 1, 100_000);
        methods = List.copyOf(methods);
        if (methods.stream()
                .anyMatch(method -> method.part().isPresent() || method.start().isPresent())) {
            throw new IllegalArgumentException("The stage " + name + " would change the network of the main stage");
        }
    }
}
