package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether a column alone tells an outcome of numbers: it lies on a straight line with it, has its order, or names ranges of it. */
final class NumberTelltale {

    private static final int FEWEST_ROWS = 50;
    private static final int MOST_ROWS = 20_000;
    /** Fewer different numbers are classes. */
    private static final int FEWEST_NUMBERS = 11;
    /** So many outcomes that are no numbers are passed over, and then one of ten. */
    private static final int FEW = 5;

    private static final double NEARLY_EXACT = 0.995;
    private static final double ORDERED = 0.98;
    private static final double SAME_ORDER = 0.996;

    private final String outcome;
    private final OutcomeRanges ranges = new OutcomeRanges();
    private final CellNumbers values = new CellNumbers();
    /** By the usual ways of writing, where no reading is known. */
    private double[] usual = new double[16];

    private double[] outcomes = new double[16];
    /** The first different outcomes. */
    private final Set<Double> different = new HashSet<>();

    private int rows;
    private int others;
    private boolean isDone;

    /** @param outcome the outcome's name */
    NumberTelltale(String outcome) {
        this.outcome = outcome;
    }

    /** Sees a cell that is not empty, NaN where it is no plain number, with the outcome of its row. */
    void add(String text, double number, String ofRow) {
        if (isDone) {
            return;
        }
        double wanted = SameNumber.of(ofRow);
        others += Double.isNaN(wanted) ? 1 : 0;
        isDone = others > FEW + rows / 10 || rows == MOST_ROWS;
        if (Double.isNaN(wanted) || isDone) {
            return;
        }
        if (rows == usual.length) {
            usual = Arrays.copyOf(usual, 2 * rows);
            outcomes = Arrays.copyOf(outcomes, 2 * rows);
        }
        values.add(text, number);
        usual[rows] = Double.isNaN(number) ? SameNumber.of(text) : number;
        outcomes[rows++] = wanted;
        if (different.size() < FEWEST_NUMBERS) {
            different.add(wanted);
        }
        ranges.add(text, wanted);
    }

    /**
     * @param reading how cells become numbers, and which count as empty; empty where it is not known
     * @return how the column tells the outcome: a clause; empty where it does not
     */
    Optional<String> clause(Optional<CellReading> reading) {
        if (rows < FEWEST_ROWS || others > FEW + rows / 10 || different.size() < FEWEST_NUMBERS) {
            return Optional.empty();
        }
        double[] numbers = reading.map(as -> values.read(as).numbers()).orElse(usual);
        int[] filled = IntStream.range(0, rows)
                .filter(row -> !Double.isNaN(numbers[row]))
                .toArray();
        NumberPairs pairs = new NumberPairs(at(numbers, filled), at(outcomes, filled));
        boolean areNumbers = 10 * filled.length >= 9 * rows
                && filled.length >= FEWEST_ROWS
                && NumberPairs.different(pairs.values()) >= FEWEST_NUMBERS
                && NumberPairs.different(pairs.outcomes()) >= FEWEST_NUMBERS;
        return (areNumbers ? ofNumbers(pairs) : Optional.<String>empty()).or(() -> ranges.clause(outcome));
    }

    private Optional<String> ofNumbers(NumberPairs pairs) {
        double order = NumberPairs.correlation(NumberPairs.ranks(pairs.values()), NumberPairs.ranks(pairs.outcomes()));
        Optional<String> line = OutcomeLine.of(pairs)
                .map(found -> "in " + found.rows() + " of " + pairs.size() + " rows it is " + found.of(outcome)
                        + ", up to rounding");
        if (line.isPresent()) {
            return line;
        }
        if (order >= ORDERED && NumberPairs.correlation(pairs.values(), pairs.outcomes()) >= NEARLY_EXACT) {
            return Optional.of("in " + pairs.size() + " rows it lies nearly on a straight line with '" + outcome + "'");
        }
        return order >= SAME_ORDER
                ? Optional.of("in " + pairs.size() + " rows its numbers are nearly in the order of '" + outcome + "'")
                : Optional.empty();
    }

    private static double[] at(double[] numbers, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> numbers[place]).toArray();
    }
}
