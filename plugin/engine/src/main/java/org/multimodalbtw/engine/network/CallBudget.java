package org.multimodalbtw.engine.network;

import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * How many rows are scored in one native call, which can neither be interrupted nor given less memory: as many as are wanted, fewer where
 * their values or the network are large, and one at least. It follows from the network and the rows alone, so that the same rows are always
 * cut in the same way.
 */
public final class CallBudget {

    /** Rows whose values take more bytes are scored in several calls; where each member has its own rows, twice as many. */
    private static final long MOST_BYTES = 256L << 20;

    /**
     * Most parameters x rows of a CPU: half a second at 60 thousand million multiplications a second, which two cores of today reach. An
     * estimate, not a time that is taken, since calls that depend on the clock would not give the same bytes twice.
     * A row uses a parameter once, or, where it has items, once an item, which the bytes account for.
     */
    private static final double MOST_PRODUCTS = 1.5e10;

    /** The gradient takes two multiplications more for each of the pass, and is made room for and added to that of the calls before. */
    private static final double TRAINED = 5;

    /** So many products take as long as a value between two layers, which is written and read some ten times. */
    private static final double PRODUCTS_OF_VALUE = 100;

    /** So many values as wide as a token there are between the layers of a modality. */
    private static final int TOKENS_OF_MODALITY = 10;

    /** An output is also normalised and compared with the truth, which takes as long as so many other values. */
    private static final double VALUES_OF_OUTPUT = 2.5;

    private final NetworkShape shape;
    private final long mostValues;
    private final int most;

    /**
     * @param network the network
     * @param members how many members have rows of their own, 1 or all
     * @param wanted most rows of a member in a call
     */
    public CallBudget(FusionNetwork network, int members, int wanted) {
        this(
                network.shape(),
                members,
                wanted,
                network.device().isGpu() ? Double.POSITIVE_INFINITY : MOST_PRODUCTS / products(network));
    }

    private CallBudget(NetworkShape shape, int members, int wanted, double mostRows) {
        this.shape = shape;
        mostValues = MOST_BYTES * (members == 1 ? 1 : 2) / members / Float.BYTES;
        long byWork = (long) Math.min(wanted, mostRows);
        long byBytes = mostValues / Math.max(1, fixedValues());
        most = (int) Math.max(1, Math.min(wanted, Math.min(byWork, byBytes)));
    }

    /**
     * How many rows are learnt from in one native call of a CPU; on a GPU a step is one call whatever it has.
     *
     * @param network the network
     * @param batchSize most rows of a member in a step
     * @return the budget
     */
    public static CallBudget ofTraining(FusionNetwork network, int batchSize) {
        NetworkShape shape = network.shape();
        double products = products(network) + PRODUCTS_OF_VALUE * shape.members() * valuesBetween(shape);
        return new CallBudget(shape, shape.members(), batchSize, MOST_PRODUCTS / TRAINED / products);
    }

    private static double products(FusionNetwork network) {
        return (double) network.layout().size() * network.shape().members();
    }

    /** About how many values a row of a member has between the layers. */
    private static double valuesBetween(NetworkShape shape) {
        ExpertSettings experts = shape.fusion().experts();
        double token = (double) TOKENS_OF_MODALITY * shape.fusion().width();
        double answers = 2.0 * experts.topK() * experts.width();
        double outputs = VALUES_OF_OUTPUT * shape.outputs();
        return shape.modalityCount() * (token + answers + outputs) + outputs;
    }

    /**
     * @param rows of a member, at least one
     * @param items gives the values that a row, 0 for the first, has in ragged modalities
     * @return where each call begins, 0 first: about as many rows in each
     */
    public int[] starts(int rows, IntToLongFunction items) {
        int calls = (rows + most - 1) / most;
        int even = (rows + calls - 1) / calls;
        IntStream.Builder starts = IntStream.builder();
        int next = 0;
        while (next < rows) {
            int start = next;
            starts.add(start);
            next += rows(Math.min(even, rows - start), row -> items.applyAsLong(start + row));
        }
        return starts.build().toArray();
    }

    private long fixedValues() {
        return shape.modalities().stream()
                .filter(column -> !column.ragged())
                .mapToLong(TensorColumn::size)
                .sum();
    }

    /** @return most rows of a member in any call */
    public int most() {
        return most;
    }

    /**
     * @param left how many rows of a member are still to be scored, at least one
     * @param items gives the values that the row, 0 for the next, has in ragged modalities
     * @return how many of them to score next
     */
    public int rows(int left, IntToLongFunction items) {
        int rows = 0;
        long values = 0;
        while (rows < Math.min(left, most)) {
            values += fixedValues() + items.applyAsLong(rows);
            if (rows > 0 && values > mostValues) {
                break;
            }
            rows++;
        }
        return rows;
    }

    /**
     * @param table a table
     * @param columns of each of the network's modalities the table's column, or -1
     * @param row a row of the table
     * @return how many values the row has in ragged modalities
     */
    public long items(TensorTable table, int[] columns, int row) {
        return IntStream.range(0, columns.length)
                .filter(m -> columns[m] >= 0 && shape.modalities().get(m).ragged())
                .mapToLong(m -> (long) table.items(columns[m], row)
                        * table.schema().columns().get(columns[m]).itemSize())
                .sum();
    }
}
