package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.graph.Graph;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.NetworkPart;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Tokens;

/**
 * Tokens are changed by adapters of few dimensions for what a row has, after MCULoRA (arXiv 2507.11202, whose abstract and released code were
 * read; docs/METHODS.md). In a row that has the set S of modalities the token of each of them is {@code z + z A B + z A_S B_S}: one pair of
 * factors for all rows, and one for each set that is known. A set that is not known, since no training row could show it, takes the first
 * pair alone. All A start at random and all B at zero, so that nothing is changed at first. The pairs are taken a row, so that a batch may mix
 * sets.
 *
 * <p>In training a share of the rows is shown with fewer modalities than they have, {@link PresenceSampling}.
 *
 * @param rank dimensions of each pair, 1 to 64
 * @param hidden in which share of the rows modalities are hidden, 0 to 1
 * @param baseEpochs for how many epochs the network is trained without the adapters before it rests and they alone learn; 0 for all at once
 * @param adaptive whether sets that gain least are shown most
 * @param patterns the sets that are known, by the modalities' names; settled by the rows
 */
public record PresenceAdapters(int rank, double hidden, int baseEpochs, boolean adaptive, List<List<String>> patterns)
        implements TrainingMethod, NetworkPart {

    /** The settings to start from: the authors' rank, and else ours. */
    public static final PresenceAdapters STANDARD = new PresenceAdapters(4, .5, 0, true, List.of());

    private static final String DOWN = "/patterns.down";
    private static final String UP = "/patterns.up";

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public PresenceAdapters {
        Limits.between("Rank of the adapters", rank, 1, 64);
        Limits.between("Share of rows of which modalities are hidden", hidden, 0, 1);
        Limits.between("Epochs before adapters", baseEpochs, 0, 100_000);
        patterns = patterns.stream().map(List::copyOf).toList();
    }

    /** Trains all but the adapters. */
    private record Base() implements TrainingMethod {
        @Override
        public boolean learns(Slice slice) {
            return !isAdapter(slice);
        }
    }

    /**
     * @param slice a parameter
     * @return whether it is one of the adapters
     */
    public static boolean isAdapter(Slice slice) {
        return slice.name().endsWith(DOWN) || slice.name().endsWith(UP);
    }

    @Override
    public String summary() {
        return "rank %d, %s of rows with modalities hidden, %s, %d sets of modalities"
                .formatted(
                        rank,
                        Limits.number(hidden),
                        baseEpochs > 0 ? "after " + baseEpochs + " epochs without" : "all at once",
                        patterns.size());
    }

    @Override
    public TrainingMethod settledBy(LearningRows rows) {
        List<List<String>> found = PresencePatterns.of(rows, hidden > 0)
                .names(rows.table().schema().columns());
        return new PresenceAdapters(rank, hidden, baseEpochs, adaptive, found);
    }

    @Override
    public Optional<String> conflict(TrainingMethod other) {
        return baseEpochs > 0 && (other instanceof AlternatingTraining || other instanceof UnimodalFirst)
                ? Optional.of("a network that rests but for adapters is not trained in turns or stages of its own")
                : Optional.empty();
    }

    @Override
    public List<TrainingStage> before() {
        return baseEpochs == 0
                ? List.of()
                : List.of(new TrainingStage("without adapters", baseEpochs, List.of(new Base())));
    }

    @Override
    public boolean learns(Slice slice) {
        return baseEpochs == 0 || isAdapter(slice);
    }

    @Override
    public boolean mayKeepStart() {
        return baseEpochs > 0;
    }

    @Override
    public Optional<NetworkPart> part() {
        return Optional.of(this);
    }

    @Override
    public boolean readsPresence() {
        return true;
    }

    @Override
    public void declare(Graph graph, NetworkShape shape) {
        int width = shape.fusion().width();
        int inner = (1 + PresencePatterns.of(shape, patterns).codes().size()) * rank;
        shape.modalities().forEach(modality -> {
            graph.parameter(modality.name() + DOWN, Slice.Start.MATRIX, width, inner);
            graph.parameter(modality.name() + UP, Slice.Start.ZERO, inner, width);
        });
    }

    /** What the other pairs give is multiplied by 0, which is the same as not taking them. */
    @Override
    public Value tokens(Tokens tokens, NetworkShape shape) {
        Value values = tokens.values();
        Graph graph = values.graph();
        List<Integer> codes = PresencePatterns.of(shape, patterns).codes();
        Value seen = tokens.seen();
        Value there = seen.gt(0).where(seen.onesLike(), seen.zerosLike());
        List<Value> known = patterns(there, codes, shape.modalityCount());
        List<Value> adapted = new ArrayList<>();
        for (int m = 0; m < shape.modalityCount(); m++) {
            String name = shape.modalities().get(m).name();
            Value token = values.select(2, m);
            Value inner = token.bmm(graph.declared(name + DOWN)).mul(taken(known, there.select(2, m)));
            adapted.add(token.add(inner.bmm(graph.declared(name + UP))));
        }
        return Value.stack(adapted, 2);
    }

    /** Of each set that is known 1 where a row has exactly that, else 0, [K, B]. */
    private static List<Value> patterns(Value there, List<Integer> codes, int modalities) {
        Value code = there.select(2, 0);
        for (int m = 1; m < modalities; m++) {
            code = code.add(there.select(2, m).mul((double) (1 << m)));
        }
        List<Value> patterns = new ArrayList<>();
        for (int known : codes) {
            Value distance = code.sub((double) known).pow(2);
            patterns.add(distance.clampMax(1).subtractedFrom(1));
        }
        return patterns;
    }

    /** Which inner dimensions of a modality's adapters a row takes, 1 or 0, [K, B, pairs x rank]; of a set's pair only where it is there. */
    private Value taken(List<Value> patterns, Value there) {
        List<Value> pairs = new ArrayList<>(List.of(there.onesLike()));
        patterns.forEach(pattern -> pairs.add(pattern.mul(there)));
        return Value.stack(pairs, 2)
                .unsqueeze(-1)
                .expand(-1, -1, -1, rank)
                .reshape(there.graph().members(), -1, pairs.size() * rank);
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        PresencePatterns known = PresencePatterns.of(shape, patterns);
        return hidden > 0 && !known.codes().isEmpty() ? new PresenceSampling(this, known, rows, shape) : MethodRun.IDLE;
    }
}
