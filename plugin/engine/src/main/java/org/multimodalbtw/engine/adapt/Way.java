package org.multimodalbtw.engine.adapt;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingMethod;

/** How much of a model goes on when it is adapted, from little to all. */
public enum Way {
    /** No parameter of a network: predictions are stretched and shifted. */
    RECALIBRATE("recalibrated", 0),
    /** The linear layers that say what comes out. */
    HEADS("heads", 5e-3),
    /** These, and factors of few dimensions beside each linear layer. */
    LOW_RANK("low-rank", 2e-3),
    /** The same with factors that layers share. */
    SHARED_LOW_RANK("shared low-rank", 5e-3),
    /** All parameters. */
    ALL("all parameters", 5e-4);

    private final String title;
    private final double learningRate;

    Way(String title, double learningRate) {
        this.title = title;
        this.learningRate = learningRate;
    }

    /** @return the name in tables and sentences */
    public String title() {
        return title;
    }

    /** @return whether networks are trained */
    public boolean trains() {
        return this != RECALIBRATE;
    }

    /**
     * @param rank most dimensions of the factors
     * @param lacking the names of modalities that no row has, whose parameters rest
     * @return what goes on; empty where no network does
     */
    public Optional<TrainingMethod> method(int rank, List<String> lacking) {
        Resting resting = new Resting(lacking);
        return switch (this) {
            case RECALIBRATE -> Optional.empty();
            case HEADS -> Optional.of(new ChosenParameters(false, resting));
            case ALL -> Optional.of(new ChosenParameters(true, resting));
            case LOW_RANK -> Optional.of(new LowRank(rank, resting));
            case SHARED_LOW_RANK -> Optional.of(new SharedLowRank(rank, resting));
        };
    }

    /**
     * How far and how fast it is learnt: without decay, which would pull a trained network to zero.
     *
     * @param epochs passes over the rows; empty for as many as a training takes
     * @return the settings
     */
    Optimisation optimisation(OptionalInt epochs) {
        return new Optimisation(epochs, OptionalInt.empty(), 0, learningRate, LearningRateSchedule.COSINE, 0, 1);
    }
}
