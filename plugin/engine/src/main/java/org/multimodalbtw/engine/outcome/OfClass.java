package org.multimodalbtw.engine.outcome;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.Value;

/**
 * One of several classes that exclude each other. The network has a logit a class and learns by cross-entropy, from the classes' numbers
 * or, where rows are mixed, from shares.
 *
 * @param name what the target is called
 * @param classes the classes in the order of their probabilities, sorted; empty while they are not known
 */
public record OfClass(String name, List<String> classes) implements Target {

    /** Taken from a logit, it leaves a class out of a sum of exponentials. */
    private static final double EXCLUDED = 1e9;

    /** Keeps its own copy of the list. */
    public OfClass {
        classes = List.copyOf(classes);
    }

    /**
     * @param name what the target is called
     * @return collects the class of each row
     */
    public static OutcomeReader reader(String name) {
        return new Reader(name);
    }

    /**
     * @param probabilities of the classes
     * @return the most probable one, the first of equals
     */
    public static int mostProbable(double[] probabilities) {
        int best = 0;
        for (int index = 1; index < probabilities.length; index++) {
            if (probabilities[index] > probabilities[best]) {
                best = index;
            }
        }
        return best;
    }

    /**
     * @param counts how many rows, or which share of them, each class has
     * @return the rarest one, the last of equals, since of two classes the second is as a rule the event
     */
    public static int rarest(double[] counts) {
        int rarest = 0;
        for (int index = 1; index < counts.length; index++) {
            rarest = counts[index] <= counts[rarest] ? index : rarest;
        }
        return rarest;
    }

    @Override
    public Task task() {
        return Task.CLASSIFICATION;
    }

    @Override
    public int outputs() {
        return classes.size();
    }

    @Override
    public String summary() {
        return classes.size() + " classes";
    }

    @Override
    public Storage storage() {
        return new Storage(DataType.INT64, List.of());
    }

    @Override
    public Value loss(Value output, Truth truth) {
        return truth.mixed()
                ? crossEntropy(output, 2, truth.values())
                : logLoss(output, 2, truth.values().unsqueeze(-1));
    }

    @Override
    public Value ownLosses(Value outputs, Truth truth, int modalities) {
        if (truth.mixed()) {
            return crossEntropy(outputs, 3, truth.values().unsqueeze(2));
        }
        int members = outputs.graph().members();
        return logLoss(outputs, 3, truth.values().view(members, -1, 1, 1).expand(-1, -1, modalities, 1));
    }

    private static Value logLoss(Value logits, int dimension, Value classes) {
        return logits.logSoftmax().gather(dimension, classes).squeeze().neg();
    }

    /** The same with shares of several classes. */
    private static Value crossEntropy(Value logits, int dimension, Value shares) {
        return logits.logSoftmax().mul(shares).sum(dimension).neg();
    }

    /** Against all other classes together. */
    @Override
    public Value score(Value output, Value chosen) {
        Value others = output.add(chosen.mul(-EXCLUDED)).logSumExp(2);
        return output.mul(chosen).sum(2).sub(others);
    }

    @Override
    public Truth asShares(Truth truth, Value like) {
        if (truth.mixed()) {
            return truth;
        }
        Value indices = truth.values().unsqueeze(-1);
        Value none = like.newZeros(like.graph().members(), like.graph().rows(), outputs());
        Value one = none.narrow(2, 0, 1).add(1.0);
        return new Truth(this, none.scatter(2, indices, one), true);
    }

    @Override
    public Learnt learn(Outcomes rows, int[] learnt) {
        boolean[] occurs = new boolean[classes.size()];
        Arrays.stream(learnt).forEach(row -> occurs[rows.stratum(row)] = true);
        OfClass kept = new OfClass(
                name,
                IntStream.range(0, occurs.length)
                        .filter(index -> occurs[index])
                        .mapToObj(classes::get)
                        .toList());
        if (kept.outputs() == 1) {
            throw new InputException(
                    "All training rows are of one class, '" + kept.classes.get(0) + "', of '" + name + "'.",
                    "Train with rows of at least two classes. If an empty cell means another class, write its name there: rows with an empty"
                            + " cell take no part.");
        }
        int[] places = classes.stream().mapToInt(kept.classes::indexOf).toArray();
        int[] indices = IntStream.range(0, rows.size())
                .map(row -> places[rows.stratum(row)])
                .toArray();
        Outcomes coded = kept.outcomes(indices);
        return new Learnt(kept, TargetScale.NONE, coded, Shares.of(coded, learnt));
    }

    /** Names that differ in spelling alone are one class, where no two classes do. */
    @Override
    public Outcomes coded(Outcomes rows, Target other) {
        int[] places = other.classes().stream().mapToInt(this::place).toArray();
        return outcomes(IntStream.range(0, rows.size())
                .map(row -> rows.stratum(row) < 0 ? -1 : places[rows.stratum(row)])
                .toArray());
    }

    private int place(String className) {
        int same = classes.indexOf(className);
        int[] alike = IntStream.range(0, classes.size())
                .filter(index -> classes.get(index).strip().equalsIgnoreCase(className.strip()))
                .toArray();
        return same < 0 && alike.length == 1 ? alike[0] : same;
    }

    /** Rows by the number of their class, -1 for one that is none of these. */
    private Outcomes outcomes(int[] indices) {
        double[][] truths = new double[classes.size() + 1][classes.size()];
        IntStream.range(0, classes.size()).forEach(index -> truths[index + 1][index] = 1);
        return new Classes(indices, truths);
    }

    @Override
    public <T> T match(Function<OfClass, T> ofClass, Function<OfLabels, T> ofLabels, Function<OfNumber, T> ofNumber) {
        return ofClass.apply(this);
    }

    /**
     * @param indices the class of each row, -1 for one that is none of the target's
     * @param truths of no class and then of each class what is true of its rows
     */
    private record Classes(int[] indices, double[][] truths) implements Outcomes {

        @Override
        public int size() {
            return indices.length;
        }

        @Override
        public double[] truth(int row) {
            return truths[indices[row] + 1];
        }

        @Override
        public int stratum(int row) {
            return indices[row];
        }

        @Override
        public boolean isPossible(int row, double[] prior) {
            return indices[row] >= 0 && prior[indices[row]] > 0;
        }

        @Override
        public void put(int row, ByteBuffer to) {
            to.putLong(indices[row]);
        }

        @Override
        public Outcomes at(int[] rows) {
            return new Classes(Arrays.stream(rows).map(row -> indices[row]).toArray(), truths);
        }

        @Override
        public double[] mean(int[] rows) {
            return Shares.mean(this, rows);
        }
    }

    private static final class Reader implements OutcomeReader {

        private final String name;
        private final List<String> read = new ArrayList<>();

        private Reader(String name) {
            this.name = name;
        }

        @Override
        public void add(String className) {
            read.add(className);
        }

        @Override
        public Labelled read() {
            OfClass target = new OfClass(name, List.copyOf(new TreeSet<>(read)));
            int[] indices = read.stream().mapToInt(target.classes::indexOf).toArray();
            return new Labelled(target, target.outcomes(indices));
        }
    }
}
