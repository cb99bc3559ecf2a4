package org.multimodalbtw.engine.outcome;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.Value;

/**
 * A number. The network has one output, in standard deviations of the target, and learns by the smooth L1 loss (Huber's).
 *
 * @param name what the target is called
 */
public record OfNumber(String name) implements Target {

    /** Where the loss turns from a square to a line, in standard deviations of the target. */
    public static final double SMOOTH_L1_BETA = .3;

    /** Mean and standard deviation of numbers up to this are finite in float32. */
    private static final double LARGEST = Float.MAX_VALUE / 4;

    /**
     * @param name what the target is called
     * @return collects the number of each row
     */
    public static OutcomeReader reader(String name) {
        return new Reader(name);
    }

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public List<String> classes() {
        return List.of();
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public String summary() {
        return "number";
    }

    @Override
    public Storage storage() {
        return new Storage(DataType.FLOAT32, List.of());
    }

    @Override
    public Value loss(Value output, Truth truth) {
        return output.squeeze().smoothL1(truth.values(), SMOOTH_L1_BETA);
    }

    @Override
    public Value ownLosses(Value outputs, Truth truth, int modalities) {
        return outputs.squeeze().smoothL1(truth.values().unsqueeze(-1).expand(-1, -1, modalities), SMOOTH_L1_BETA);
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
        TargetScale scale = TargetScale.of(Arrays.stream(learnt).mapToDouble(row -> rows.truth(row)[0]));
        return standardised(rows, scale, new double[] {scale.mean()});
    }

    @Override
    public Learnt learnMore(Outcomes rows, int[] learnt, TargetScale scale) {
        return standardised(rows, scale, rows.mean(learnt));
    }

    private Learnt standardised(Outcomes rows, TargetScale scale, double[] prior) {
        double[] standardised = new double[rows.size()];
        Arrays.setAll(standardised, row -> scale.standardise(rows.truth(row)[0]));
        return new Learnt(this, scale, new Numbers(standardised), prior);
    }

    @Override
    public <T> T match(Function<OfClass, T> ofClass, Function<OfLabels, T> ofLabels, Function<OfNumber, T> ofNumber) {
        return ofNumber.apply(this);
    }

    /** @param numbers of the rows */
    private record Numbers(double[] numbers) implements Outcomes {

        @Override
        public int size() {
            return numbers.length;
        }

        @Override
        public double[] truth(int row) {
            return new double[] {numbers[row]};
        }

        @Override
        public int stratum(int row) {
            return 0;
        }

        @Override
        public boolean isPossible(int row, double[] prior) {
            return true;
        }

        @Override
        public void put(int row, ByteBuffer to) {
            to.putFloat((float) numbers[row]);
        }

        @Override
        public Outcomes at(int[] rows) {
            return new Numbers(
                    Arrays.stream(rows).mapToDouble(row -> numbers[row]).toArray());
        }

        @Override
        public double[] mean(int[] rows) {
            return new double[] {
                Arrays.stream(rows).mapToDouble(row -> numbers[row]).average().orElse(0)
            };
        }
    }

    private static final class Reader implements OutcomeReader {

        private final String name;
        private final List<Double> read = new ArrayList<>();

        private Reader(String name) {
            this.name = name;
        }

        @Override
        public void add(double number, String row) {
            if (!Double.isFinite(number)) {
                throw new InputException(
                        "Column '" + name + "', row '" + row + "': the target is " + number + ".",
                        "Give a finite number or leave the cell empty.");
            }
            if (Math.abs(number) > LARGEST) {
                throw new InputException(
                        "Column '" + name + "', row '" + row + "': the target is " + number
                                + ", which is too large to be learnt.",
                        "Correct it, leave the cell empty, or give the target in a larger unit.");
            }
            read.add(number);
        }

        @Override
        public Labelled read() {
            double[] numbers = read.stream().mapToDouble(Double::doubleValue).toArray();
            return new Labelled(new OfNumber(name), new Numbers(numbers));
        }
    }
}
