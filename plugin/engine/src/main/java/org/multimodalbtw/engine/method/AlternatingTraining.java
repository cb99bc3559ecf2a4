package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.NetworkPart;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Pass;
import org.multimodalbtw.engine.network.SharedHead;
import org.multimodalbtw.engine.network.Update;
import org.multimodalbtw.engine.outcome.Truth;

/**
 * Modalities are trained in turns, the weakest first, in the style of arXiv 2506.00030, whose formulas could not be read (docs/METHODS.md).
 * In each step each modality has an update of its own: of its encoder, its map and the {@link SharedHead}, by what that says of this modality
 * alone, and by its own head, which nothing else moves. The order is that of the modalities' contributions to held-out predictions
 * ({@link ModalityContributions}). So that an update does not forget the ones before, the head is held near a moving average of itself.
 *
 * @param everyEpochs after how many epochs the order is settled anew, from 1 on
 * @param memory how much the distance from the moving average counts in the loss, 0 to 10
 */
public record AlternatingTraining(int everyEpochs, double memory) implements TrainingMethod, NetworkPart {

    /** The settings to start from. */
    public static final AlternatingTraining STANDARD = new AlternatingTraining(1, .1);

    /** The names of the parameters with the head's moving average. */
    static final List<String> AVERAGES = List.of("memory.weight", "memory.bias");

    /** The name of the input with the share that the head has in its moving average, [1]. */
    static final String RATE = "memory_rate";

    /** The name of the input with the factor of the distance, [1]. */
    static final String FACTOR = "memory_factor";

    private static final double LEAST_RATE = .01;
    private static final double MOST_MEMORY = 10;

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public AlternatingTraining {
        Limits.between("Epochs between new orders", everyEpochs, 1, 100_000);
        Limits.between("Strength of the memory", memory, 0, MOST_MEMORY);
    }

    @Override
    public String summary() {
        return "order anew every %d epochs, memory %s".formatted(everyEpochs, memory);
    }

    @Override
    public Optional<String> conflict(TrainingMethod other) {
        boolean isAligned = other instanceof CoralAlignment || other instanceof SteinAlignment;
        return isAligned
                ? Optional.of("modalities that take turns are never learnt together, and so cannot be aligned")
                : Optional.empty();
    }

    @Override
    public Optional<NetworkPart> part() {
        return Optional.of(this);
    }

    @Override
    public boolean sharesHead() {
        return true;
    }

    @Override
    public void parameters(Graph graph, NetworkShape shape) {
        graph.parameter(AVERAGES.get(0), Slice.Start.ZERO, shape.fusion().width(), shape.outputs());
        graph.parameter(AVERAGES.get(1), Slice.Start.ZERO, shape.outputs());
    }

    @Override
    public boolean learns(Slice slice) {
        return !AVERAGES.contains(slice.name());
    }

    @Override
    public List<Update> updates(NetworkShape shape) {
        List<Update> updates = new ArrayList<>();
        for (int m = 0; m < shape.modalityCount(); m++) {
            int modality = m;
            String prefix = shape.modalities().get(m).name() + "/";
            updates.add(new Update(
                    slice -> slice.name().startsWith(prefix) || SharedHead.isHead(slice),
                    (pass, usual) -> loss(pass, shape, modality)));
        }
        return updates;
    }

    /** The loss of one modality, [K]. */
    private Value loss(Pass pass, NetworkShape shape, int modality) {
        Value tokens = pass.lesson().tokens().values();
        Graph graph = tokens.graph();
        Truth truth = pass.lesson().truth();
        Value read = SharedHead.mapped(shape, tokens, modality);
        List<Value> head = SharedHead.head(graph);
        Value said = SharedHead.said(read, head.get(0), head.get(1));
        Value remembered = SharedHead.said(read, graph.declared(AVERAGES.get(0)), graph.declared(AVERAGES.get(1)));
        Value away = MemoryDistance.of(shape.target(), said, remembered).mul(graph.input(FACTOR));
        Value counts =
                pass.lesson().known().select(2, modality).mul(pass.lesson().rowWeights());
        return shape.target()
                .loss(said, truth)
                .add(pass.ownLosses().select(2, modality))
                .add(away)
                .mul(counts)
                .mean(1);
    }

    /** Moves the moving average, which no gradient moves. */
    @Override
    public Value gradient(Value gradient, NetworkShape shape) {
        Graph graph = gradient.graph();
        List<Value> head = SharedHead.head(graph);
        for (int i = 0; i < head.size(); i++) {
            Value average = graph.declared(AVERAGES.get(i));
            average.addInPlace(head.get(i).sub(average).mul(graph.input(RATE)));
        }
        return gradient;
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        return new Run(rows, shape);
    }

    private final class Run implements MethodRun {

        private final LearningRows rows;
        private final NetworkShape shape;
        private final NotedRows noted =
                new NotedRows("contributions of the modalities", "contribution", "turn", "deviation");
        private int[] order;
        private boolean isBegun;

        private Run(LearningRows rows, NetworkShape shape) {
            this.rows = rows;
            this.shape = shape;
        }

        @Override
        public void beforeStep(StepBatch batch, RandomGenerator random) {
            batch.minibatch().bring(RATE, new float[] {isBegun ? (float) LEAST_RATE : 1}, 1);
            batch.minibatch().bring(FACTOR, new float[] {isBegun ? (float) memory : 0}, 1);
            isBegun = true;
        }

        @Override
        public int[] order(int[] before) {
            return order == null ? before : order.clone();
        }

        @Override
        public void afterEpoch(EpochView epoch) {
            if (epoch.number() % everyEpochs != 0) {
                return;
            }
            ModalityContributions found = ModalityContributions.of(rows, epoch, shape.modalityCount());
            order = found.weakestFirst();
            for (int turn = 0; turn < order.length; turn++) {
                noted.add(
                        epoch,
                        shape.modalities().get(order[turn]).name(),
                        found.values()[order[turn]],
                        turn + 1.0,
                        Double.NaN);
            }
            noted.add(epoch, "all", found.whole() - found.none(), Double.NaN, found.deviation());
        }

        @Override
        public Optional<MethodTable> table() {
            return noted.table();
        }
    }
}
