package org.multimodalbtw.engine.outcome;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.Value;

/**
 * Which of several labels a row has: any number of them, or none. The network has a logit a label and learns by the mean over labels of
 * binary cross-entropies.
 *
 * @param name what the labels are called together
 * @param classes the labels in the order of their probabilities
 */
public record OfLabels(String name, List<String> classes) implements Target {

    /** A label with a larger probability is predicted. */
    private static final double HALF = .5;

    /** Keeps its own copy of the list. */
    public OfLabels {
        classes = List.copyOf(classes);
    }

    /**
     * @param name what the labels are called together
     * @param labels the labels, two or more, in the order of their probabilities
     * @return collects the labels of each row
     */
    public static OutcomeReader reader(String name, List<String> labels) {
        return new Reader(new OfLabels(name, labels));
    }

    /**
     * @param probabilities of the labels
     * @return whether each is predicted: has a probability above one half
     */
    public static boolean[] predicted(double[] probabilities) {
        boolean[] predicted = new boolean[probabilities.length];
        for (int label = 0; label < predicted.length; label++) {
            predicted[label] = probabilities[label] > HALF;
        }
        return predicted;
    }

    @Override
    public Task task() {
        return Task.MULTILABEL;
    }

    @Override
    public int outputs() {
        return classes.size();
    }

    @Override
    public String summary() {
        return String.join(", ", classes);
    }

    @Override
    public Storage storage() {
        return new Storage(DataType.FLOAT32, List.of(classes.size()));
    }

    @Override
    public Value loss(Value output, Truth truth) {
        return output.binaryCrossEntropy(truth.values()).mean(2);
    }

    @Override
    public Value ownLosses(Value outputs, Truth truth, int modalities) {
        return outputs.binaryCrossEntropy(truth.values().unsqueeze(2).expand(-1, -1, modalities, outputs()))
                .mean(3);
    }

    @Override
    public Value score(Value output, Value chosen) {
        return output.mul(chosen).sum(2);
    }

    @Override
    public Truth asShares(Truth truth, Value like) {
        return truth;
    }

    @Override
    public Learnt learn(Outcomes rows, int[] learnt) {
        double[] shares = Shares.of(rows, learnt);
        for (int label = 0; label < shares.length; label++) {
            if (shares[label] == 0 || shares[label] == 1) {
                throw new InputException(
                        (shares[label] == 0 ? "No training row has" : "All training rows have") + " the label '"
                                + classes.get(label) + "' of '" + name + "'.",
                        "Leave the label out, or train with rows that have it and rows that do not.");
            }
        }
        return new Learnt(this, TargetScale.NONE, rows, shares);
    }

    @Override
    public <T> T match(Function<OfClass, T> ofClass, Function<OfLabels, T> ofLabels, Function<OfNumber, T> ofNumber) {
        return ofLabels.apply(this);
    }

    /**
     * @param sets which of the sets of labels each row has
     * @param truths of each set what is true of its rows
     */
    private record Sets(int[] sets, double[][] truths) implements Outcomes {

        @Override
        public int size() {
            return sets.length;
        }

        @Override
        public double[] truth(int row) {
            return truths[sets[row]];
        }

        @Override
        public int stratum(int row) {
            return sets[row];
        }

        @Override
        public boolean isPossible(int row, double[] prior) {
            return true;
        }

        @Override
        public void put(int row, ByteBuffer to) {
            for (double has : truth(row)) {
                to.putFloat((float) has);
            }
        }

        @Override
        public Outcomes at(int[] rows) {
            return new Sets(Arrays.stream(rows).map(row -> sets[row]).toArray(), truths);
        }

        @Override
        public double[] mean(int[] rows) {
            return Shares.mean(this, rows);
        }
    }

    private static final class Reader implements OutcomeReader {

        private final OfLabels target;
        private final List<Set<String>> read = new ArrayList<>();

        private Reader(OfLabels target) {
            this.target = target;
        }

        @Override
        public void add(Set<String> labels) {
            read.add(Set.copyOf(labels));
        }

        @Override
        public Labelled read() {
            List<Set<String>> sets = new ArrayList<>(new LinkedHashSet<>(read));
            double[][] truths = sets.stream().map(this::truth).toArray(double[][]::new);
            return new Labelled(
                    target, new Sets(read.stream().mapToInt(sets::indexOf).toArray(), truths));
        }

        private double[] truth(Set<String> has) {
            return IntStream.range(0, target.outputs())
                    .mapToDouble(label -> has.contains(target.classes.get(label)) ? 1 : 0)
                    .toArray();
        }
    }
}
