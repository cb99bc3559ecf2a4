package org.multimodalbtw.engine.method;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.Lesson;
import org.multimodalbtw.engine.network.NetworkPart;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Pass;
import org.multimodalbtw.engine.network.RowItems;
import org.multimodalbtw.engine.network.Tokens;
import org.multimodalbtw.engine.network.Update;
import org.multimodalbtw.engine.outcome.Truth;

/** Small methods that use each part of the seam. */
public final class TrialMethods {

    /** The name of the input with the row that each row is mixed with, [B]. */
    public static final String OTHERS = "trial_others";

    /** The name of the input with the share of the row itself, [1]. */
    public static final String SHARE = "trial_share";

    /** The name of the input with the factors of the updates, [K, M]. */
    public static final String FACTORS = "trial_factors";

    /** The name of the parameter that {@link Alignment} learns. */
    public static final String SCALE = "trial/scale";

    private TrialMethods() {}

    /** A loss: the tokens of two modalities of a row, where both are there, should be alike up to a scale that is learnt. */
    public record Alignment(double factor) implements TrainingMethod {

        @Override
        public void parameters(Graph graph, NetworkShape shape) {
            graph.parameter(SCALE, Slice.Start.ONE, shape.fusion().width());
        }

        @Override
        public Optional<Value> loss(Pass pass) {
            Value tokens = pass.lesson().tokens().values();
            Value known = pass.lesson().known();
            Value first = tokens.select(2, 0).mul(tokens.graph().declared(SCALE).unsqueeze(1));
            Value distance = first.sub(tokens.select(2, 1)).pow(2).mean(2);
            Value both = known.select(2, 0).mul(known.select(2, 1));
            return Optional.of(distance.mul(both).mean(1).mul(factor));
        }
    }

    /** Mixed tokens: each row is mixed with another one of the batch where both have a modality; targets are mixed alike. */
    public record Mixing(double share) implements TrainingMethod {

        @Override
        public Lesson tokens(Lesson lesson) {
            Value tokens = lesson.tokens().values();
            Graph graph = tokens.graph();
            Value others = graph.input(OTHERS);
            Value share = graph.input(SHARE);
            Value both =
                    lesson.known().mul(lesson.known().indexSelect(1, others)).unsqueeze(-1);
            Value way = share.neg().add(1.0);
            Value mixed = tokens.add(
                    tokens.indexSelect(1, others).sub(tokens).mul(both).mul(way));
            Truth shares = lesson.truth().asShares(tokens);
            Value values = shares.values();
            return lesson.with(
                    mixed,
                    shares.with(
                            values.add(values.indexSelect(1, others).sub(values).mul(way))));
        }

        @Override
        public MethodRun begin(LearningRows rows, NetworkShape shape) {
            return new MethodRun() {
                @Override
                public void beforeStep(StepBatch batch, RandomGenerator random) {
                    int count = batch.minibatch().rows();
                    long[] others = new long[count];
                    for (int i = 0; i < count; i++) {
                        others[i] = random.nextInt(count);
                    }
                    batch.minibatch().bring(OTHERS, others, count);
                    batch.minibatch().bring(SHARE, new float[] {(float) share}, 1);
                }
            };
        }
    }

    /** Updates of modalities by factors, while the encoder of one rests. */
    public record Rested(String resting) implements TrainingMethod {

        @Override
        public boolean learns(Slice slice) {
            return !slice.name().startsWith(resting + "/encoder.");
        }

        @Override
        public Optional<Value> updateScale(Graph graph) {
            return Optional.of(graph.input(FACTORS));
        }
    }

    /** Notes the losses of the rows that are learnt from. */
    public record Watching(List<Loss> noted) implements TrainingMethod {

        /** A row's losses when a member learnt from it in an epoch. */
        public record Loss(int epoch, int member, int row, double fused, List<Double> own) {}

        @Override
        public boolean readsRowLosses() {
            return true;
        }

        @Override
        public MethodRun begin(LearningRows rows, NetworkShape shape) {
            return new MethodRun() {
                @Override
                public void afterEpoch(EpochView epoch) {
                    epoch.rowLosses((member, row, fused, own) -> noted.add(new Loss(
                            epoch.number(),
                            member,
                            row,
                            fused,
                            Arrays.stream(own).boxed().toList())));
                }
            };
        }
    }

    /**
     * Modalities are trained one after the other, each with a head that they share, and then all that no modality has for itself, by the
     * usual loss.
     */
    public record Alternating() implements TrainingMethod {

        /** The name of the shared head's parameter. */
        public static final String HEAD = "trial/head";

        @Override
        public void parameters(Graph graph, NetworkShape shape) {
            graph.parameter(HEAD, Slice.Start.MATRIX, shape.fusion().width(), shape.outputs());
        }

        @Override
        public List<Update> updates(NetworkShape shape) {
            List<Update> updates = new ArrayList<>();
            for (int m = 0; m < shape.modalityCount(); m++) {
                int modality = m;
                updates.add(new Update(
                        slice -> isOf(slice, shape, modality) || slice.name().equals(HEAD),
                        (pass, usual) -> sharedLoss(pass, modality)));
            }
            updates.add(new Update(
                    slice -> IntStream.range(0, shape.modalityCount()).noneMatch(m -> isOf(slice, shape, m)),
                    (pass, usual) -> usual));
            return updates;
        }

        private static boolean isOf(Slice slice, NetworkShape shape, int modality) {
            return slice.name().startsWith(shape.modalities().get(modality).name() + "/");
        }

        private static Value sharedLoss(Pass pass, int modality) {
            Value token = pass.lesson().tokens().values().select(2, modality);
            Truth truth = pass.lesson().truth();
            Value output = token.bmm(token.graph().declared(HEAD));
            Value counts =
                    pass.lesson().known().select(2, modality).mul(pass.lesson().rowWeights());
            return truth.target().loss(output, truth).mul(counts).mean(1);
        }
    }

    /** The order of updates in each epoch. */
    public record Ordered(UnaryOperator<int[]> order) implements TrainingMethod {

        @Override
        public MethodRun begin(LearningRows rows, NetworkShape shape) {
            return new MethodRun() {
                @Override
                public int[] order(int[] before) {
                    return order.apply(before);
                }
            };
        }
    }

    /** Notes how well the modalities alone fit what is learnt from, and remembers the scores of the epochs. */
    public record Recording() implements TrainingMethod {

        @Override
        public boolean readsRowLosses() {
            return true;
        }

        @Override
        public MethodRun begin(LearningRows rows, NetworkShape shape) {
            List<MethodTable.Row> noted = new ArrayList<>();
            List<Double> scores = new ArrayList<>();
            return new MethodRun() {
                @Override
                public void afterEpoch(EpochView epoch) {
                    scores.add(epoch.score());
                    for (int m = 0; m < shape.modalityCount(); m++) {
                        int modality = m;
                        DoubleSummaryStatistics losses = new DoubleSummaryStatistics();
                        epoch.rowLosses((member, row, fused, own) -> {
                            if (!Double.isNaN(own[modality])) {
                                losses.accept(own[modality]);
                            }
                        });
                        List<Double> values = List.of(losses.getAverage(), (double) losses.getCount());
                        String name = shape.modalities().get(m).name();
                        noted.add(new MethodTable.Row(epoch.number(), name, values));
                    }
                }

                @Override
                public Optional<MethodTable> table() {
                    return Optional.of(new MethodTable("modalities", List.of("mean loss", "rows"), noted));
                }

                @Override
                public Optional<MethodState> state() {
                    return Optional.of(new MethodState("recording", Map.of("scores", scores)));
                }
            };
        }
    }

    /** Tokens are changed by two small matrices, the more the more modalities a row has; scoring does it too. */
    public record Adapted(int rank) implements TrainingMethod, NetworkPart {

        /** The names of the matrices. */
        public static final List<String> NAMES = List.of("adapter/down", "adapter/up");

        @Override
        public Optional<NetworkPart> part() {
            return Optional.of(this);
        }

        @Override
        public void declare(Graph graph, NetworkShape shape) {
            graph.parameter(NAMES.get(0), Slice.Start.MATRIX, shape.fusion().width(), rank);
            graph.parameter(NAMES.get(1), Slice.Start.ZERO, rank, shape.fusion().width());
        }

        @Override
        public Value tokens(Tokens tokens, NetworkShape shape) {
            Value values = tokens.values();
            Graph graph = values.graph();
            Value down = graph.declared(NAMES.get(0)).unsqueeze(1);
            Value up = graph.declared(NAMES.get(1)).unsqueeze(1);
            Value share = tokens.seen().mean(2).unsqueeze(-1).unsqueeze(-1);
            return values.add(values.matmul(down).matmul(up).mul(share));
        }
    }

    /** Parameters that start from a saved model, and perhaps rest there. */
    public record Started(Path directory, String prefix, boolean rests) implements TrainingMethod {

        @Override
        public Optional<StartingModel> start() {
            return Optional.of(new StartingModel(directory, this::isTaken));
        }

        @Override
        public boolean learns(Slice slice) {
            return !rests || !isTaken(slice);
        }

        private boolean isTaken(Slice slice) {
            return slice.name().startsWith(prefix);
        }
    }

    /** A loss: the mean square of the numbers of a modality's first items, over rows that have it. */
    public record Small(int modality, int most) implements TrainingMethod {

        @Override
        public Optional<Value> loss(Pass pass) {
            RowItems items = pass.lesson().tokens().items(modality).orElseThrow();
            Value mask = items.mask(most, pass.lesson().known().select(2, modality));
            Value squares = items.padded(most).pow(2).mean(3);
            return Optional.of(squares.mul(mask).sum(2).mean(1));
        }
    }

    /** Tokens take up what they find among the items of a modality, in scoring too (attention of one head, residual). */
    public record Attending(int modality, int most, int size) implements TrainingMethod, NetworkPart {

        @Override
        public Optional<NetworkPart> part() {
            return Optional.of(this);
        }

        @Override
        public void declare(Graph graph, NetworkShape shape) {
            graph.parameter(
                    "attending/query", Slice.Start.MATRIX, shape.fusion().width(), size);
            graph.parameter(
                    "attending/answer", Slice.Start.MATRIX, size, shape.fusion().width());
        }

        @Override
        public Value tokens(Tokens tokens, NetworkShape shape) {
            Value values = tokens.values();
            Graph graph = values.graph();
            RowItems items = tokens.items(modality).orElseThrow();
            Value all = items.padded(most);
            Value mask = items.mask(most, tokens.seen().select(2, modality));
            Value query = values.matmul(graph.declared("attending/query").unsqueeze(1));
            Value weights = query.matmul(all.transpose(2, 3)).tanh().exp().mul(mask.unsqueeze(2));
            Value found = weights.matmul(all).div(weights.sum(3).unsqueeze(-1).add(1e-9));
            return values.add(found.matmul(graph.declared("attending/answer").unsqueeze(1)));
        }
    }

    /** A stage before the main one, in which tokens are aligned. */
    public record Prepared(int epochs) implements TrainingMethod {

        @Override
        public List<TrainingStage> before() {
            return List.of(new TrainingStage("aligning", epochs, List.of(new Alignment(1))));
        }
    }

    /** After a stage in which all is as usual, the network goes uphill; it may stay where that begins, or not. */
    public record Spoiling(boolean mayKeepStart) implements TrainingMethod {

        @Override
        public List<TrainingStage> before() {
            return List.of(new TrainingStage("as usual", 5, List.of()));
        }

        @Override
        public MethodRun begin(LearningRows rows, NetworkShape shape) {
            return new MethodRun() {
                @Override
                public void beforeStep(StepBatch batch, RandomGenerator random) {
                    FloatBuffer weights = batch.minibatch().rowWeights();
                    for (int i = 0; i < batch.chosen().length; i++) {
                        weights.put(i, -weights.get(i));
                    }
                }
            };
        }
    }

    /** Counts the steps that it changes, of stages before the main one too. */
    public record Counting(List<Integer> steps, boolean actsInStages) implements TrainingMethod {

        @Override
        public MethodRun begin(LearningRows rows, NetworkShape shape) {
            return new MethodRun() {
                @Override
                public void beforeStep(StepBatch batch, RandomGenerator random) {
                    steps.add(batch.chosen().length);
                }
            };
        }
    }
}
