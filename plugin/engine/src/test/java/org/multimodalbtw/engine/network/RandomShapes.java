package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Random shapes of small networks: every task, gate, routing, number of members, and settings on and off. */
final class RandomShapes {

    private RandomShapes() {}

    static NetworkShape of(int number, SplittableRandom random) {
        int experts = random.nextInt(1, 17);
        FusionSettings fusion = new FusionSettings(
                        random.nextInt(3, 13),
                        experts,
                        random.nextInt(1, Math.min(4, experts) + 1),
                        random.nextInt(3, 11),
                        number % 4 < 2 ? Gate.SOFTMAX : number % 8 < 4 ? Gate.LAPLACE : Gate.GAUSSIAN,
                        random.nextInt(3) == 0 ? 0 : .1,
                        random.nextInt(3) == 0 ? 0 : .3,
                        random.nextInt(3) == 0 ? 0 : .2,
                        random.nextInt(3) == 0 ? 0 : 1,
                        random.nextInt(3) == 0 ? 0 : .5)
                .with(
                        number % 5 < 3 ? Routing.PER_MODALITY : number % 5 == 3 ? Routing.JOINT : Routing.DISJOINT,
                        number % 4 == 1,
                        number % 7 < 4 ? MissingToken.ZERO : MissingToken.LEARNED);
        Task task = Task.values()[number % Task.values().length];
        List<TensorColumn> modalities = new ArrayList<>();
        int count = random.nextInt(1, 7);
        for (int m = 0; m < count; m++) {
            modalities.add(new TensorColumn("modality " + m, tensor(random), List.of()));
        }
        return new NetworkShape(
                task, task.outputs(random.nextInt(2, 6)), modalities, fusion, random.nextInt(1, 4), number % 4 > 0);
    }

    /** A vector as often as a series or an image. */
    private static List<Integer> tensor(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(random.nextInt(1, 6), random.nextInt(1, 5));
            case 1 -> List.of(random.nextInt(1, 4), random.nextInt(1, 30), random.nextInt(1, 30));
            default -> List.of(random.nextInt(1, 13));
        };
    }
}
