package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** Random shapes of small networks: every task, gate, routing, number of members, and settings on and off. */
final class RandomShapes {

    private RandomShapes() {}

    static NetworkShape of(int number, SplittableRandom random) {
        int experts = random.nextInt(1, 17);
        int width = random.nextInt(3, 13);
        int topK = random.nextInt(1, Math.min(4, experts) + 1);
        int expertWidth = random.nextInt(3, 11);
        Gate gate = gate(number);
        DropoutRates dropout = new DropoutRates(
                random.nextInt(3) == 0 ? 0 : .1, random.nextInt(3) == 0 ? 0 : .3, random.nextInt(3) == 0 ? 0 : .2);
        int noise = random.nextInt(3) == 0 ? 0 : 1;
        double balance = random.nextInt(3) == 0 ? 0 : .5;
        FusionSettings fusion = new FusionSettings(
                        width, new ExpertSettings(experts, topK, expertWidth, gate, noise, balance), dropout)
                .with(
                        number % 5 < 3 ? Routing.PER_MODALITY : number % 5 == 3 ? Routing.JOINT : Routing.DISJOINT,
                        number % 4 == 1,
                        number % 7 < 4 ? MissingToken.ZERO : MissingToken.LEARNED);
        Task task = Task.values()[number % Task.values().length];
        List<TensorColumn> modalities = new ArrayList<>();
        int count = random.nextInt(1, 7);
        for (int m = 0; m < count; m++) {
            modalities.add(random.nextInt(3) == 0 ? ragged("modality " + m, random) : fixed("modality " + m, random));
        }
        return new NetworkShape(
                Targets.of(task, random.nextInt(2, 6)), modalities, fusion, random.nextInt(1, 4), number % 4 > 0);
    }

    private static Gate gate(int number) {
        if (number % 16 == 5 || number % 16 == 8) {
            return Gate.LAYERED;
        }
        return number % 4 < 2 ? Gate.SOFTMAX : number % 8 < 4 ? Gate.LAPLACE : Gate.GAUSSIAN;
    }

    /** A vector as often as a series or an image. */
    private static TensorColumn fixed(String name, SplittableRandom random) {
        List<Integer> tensor =
                switch (random.nextInt(4)) {
                    case 0 -> List.of(random.nextInt(1, 6), random.nextInt(1, 5));
                    case 1 -> List.of(random.nextInt(1, 4), random.nextInt(1, 30), random.nextInt(1, 30));
                    default -> List.of(random.nextInt(1, 13));
                };
        return new TensorColumn(name, tensor, List.of());
    }

    /** Measurements, terms, vectors or pictures. */
    private static TensorColumn ragged(String name, SplittableRandom random) {
        int most = random.nextInt(1, 7);
        int categories = random.nextInt(1, 5);
        return switch (random.nextInt(4)) {
            case 0 -> new TensorColumn(name, List.of(most, 3), List.of(), Items.events(categories));
            case 1 -> new TensorColumn(name, List.of(most), List.of(), Items.tokens(categories));
            case 2 -> new TensorColumn(name, List.of(most, random.nextInt(1, 5)), List.of(), Items.VECTORS);
            default ->
                new TensorColumn(
                        name, List.of(most, 1, random.nextInt(1, 20), random.nextInt(1, 20)), List.of(), Items.VECTORS);
        };
    }
}
