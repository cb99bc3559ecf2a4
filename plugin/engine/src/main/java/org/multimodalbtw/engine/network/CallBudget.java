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

    private final NetworkShape shape;
    private final long mostValues;
    private final int most;

    /**
     * @param network the network
     * @param members how many members have rows of their own, 1 or all
     * @param wanted most rows of a member in a call
     */
    public CallBudget(FusionNetwork network, int members, int wanted) {
        shape = network.shape();
        mostValues = MOST_BYTES * (members == 1 ? 1 : 2) / members / Float.BYTES;
        double products = (double) network.layout().size() * shape.members();
        long byWork = network.device().isGpu() ? wanted : (long) (MOST_PRODUCTS / products);
        long byBytes = mostValues / Math.max(1, fixedValues());
        most = (int) Math.max(1, Math.min(wanted, Math.min(byWork, byBytes)));
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
