package org.multimodalbtw.engine.method;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.network.NetworkPart;
import org.multimodalbtw.engine.network.PairSettings;

/**
 * Modalities are fused in pairs with a main one, whose items attend to each other (after BBFN, Han et al. 2021, arXiv 2107.13669;
 * docs/METHODS.md). The fusion has all parameters, and adds to the loss what it costs that the streams of a pair are alike.
 *
 * @param main the name of the main modality; empty text for the one that says most of the target in training rows ({@link MainModality})
 * @param layers how often the streams of a pair attend to each other, 1 to 8
 * @param separation how much it counts that they can be told apart, 0 to 10
 */
public record PairedModalities(String main, int layers, double separation) implements TrainingMethod, NetworkPart {

    /** The settings to start from: the authors' strength of the separation, and fewer layers, since rows are few. */
    public static final PairedModalities STANDARD = new PairedModalities("", 2, .1);

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public PairedModalities {
        new PairSettings(main, layers, separation);
    }

    @Override
    public String summary() {
        return (main.isEmpty() ? "" : "main modality '" + main + "', ") + layers + " layers, separation " + separation;
    }

    @Override
    public TrainingMethod settledBy(LearningRows rows) {
        List<String> names = MainModality.names(rows);
        if (main.isEmpty()) {
            return new PairedModalities(names.get(MainModality.of(rows)), layers, separation);
        }
        if (!names.contains(main)) {
            throw new InputException(
                    "The training method 'bbfn' has the main modality '" + main + "', which the tensor lacks.",
                    "Choose one of " + String.join(", ", names) + ", or leave the choice to the training rows.");
        }
        return this;
    }

    /** Pairs that no row has learn nothing. */
    @Override
    public List<String> notes(LearningRows rows) {
        List<String> names = MainModality.names(rows);
        int first = names.indexOf(main);
        boolean[] arePaired = new boolean[names.size()];
        rows.learnt().mapToObj(rows::present).filter(there -> there[first]).forEach(there -> {
            for (int m = 0; m < there.length; m++) {
                arePaired[m] |= there[m];
            }
        });
        List<String> alone = IntStream.range(0, names.size())
                .filter(m -> m != first && !arePaired[m])
                .mapToObj(names::get)
                .toList();
        if (alone.size() == names.size() - 1) {
            return List.of(
                    "The training method 'bbfn' has no pairs: no row that is learnt from has the main modality '" + main
                            + "' and another one, so that it reads each modality by itself alone. Leave it out"
                            + (names.size() == 1 ? "." : ", or choose another main modality."));
        }
        return alone.isEmpty()
                ? List.of()
                : List.of("The training method 'bbfn' has no pair of the main modality '" + main + "' with "
                        + Examples.of(alone) + ": no row that is learnt from has both.");
    }

    @Override
    public Optional<String> conflict(TrainingMethod other) {
        if (other instanceof AlternatingTraining) {
            return Optional.of("modalities that take turns are fused in a way of their own");
        }
        return other instanceof MultimodalMixup || other instanceof BalancedMixup
                ? Optional.of("the fusion reads the rows' items, which are not mixed")
                : Optional.empty();
    }

    @Override
    public Optional<NetworkPart> part() {
        return Optional.of(this);
    }

    @Override
    public Optional<PairSettings> pairs() {
        return Optional.of(new PairSettings(main, layers, separation));
    }
}
