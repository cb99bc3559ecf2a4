package org.multimodalbtw.engine.pretrain;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * Fills minibatches with rows of which a part is hidden, and with what is asked of that part. A share of the values is hidden as
 * {@link Views} says, and of rows with several modalities each of these as a whole in one of four cases, but never all (our own decision:
 * what one modality says of another one is only learnt where that lacks).
 */
final class HiddenFeed implements Feed {

    private static final double WHOLE = .25;

    private final TensorTable table;
    private final Views views;
    private final HiddenValues[] asked;
    private final SplittableRandom random;
    private boolean hasAsked;

    HiddenFeed(TensorTable table, Views views, int[] rows, SplittableRandom random) {
        this.table = table;
        this.views = views;
        this.random = random;
        asked = new HiddenValues[table.schema().columns().size()];
        Arrays.setAll(asked, m -> new HiddenValues(table, m, rows));
    }

    @Override
    public int views() {
        return 1;
    }

    @Override
    public void fill(Minibatch batch, int[][] orders, int from, int count) {
        int[] chosen = Arrays.stream(orders)
                .flatMapToInt(order -> Arrays.stream(order, from, from + count))
                .toArray();
        batch.rows(count);
        boolean[][] shown = new boolean[chosen.length][];
        Arrays.setAll(shown, i -> shown(chosen[i]));
        for (int m = 0; m < asked.length; m++) {
            fill(batch, m, chosen, shown, orders.length, count);
        }
        FloatBuffer seen = batch.seen();
        FloatBuffer known = batch.known();
        for (boolean[] row : shown) {
            for (boolean is : row) {
                seen.put(is ? 1 : 0);
                known.put(is ? 1 : 0);
            }
        }
    }

    @Override
    public boolean hasLessons() {
        return hasAsked;
    }

    /** Which modalities of a row are shown, at least in part. */
    private boolean[] shown(int row) {
        int[] there = IntStream.range(0, asked.length)
                .filter(m -> table.isPresent(m, row))
                .toArray();
        int spared = there[random.nextInt(there.length)];
        boolean[] shown = new boolean[asked.length];
        for (int m : there) {
            shown[m] = random.nextDouble() >= WHOLE || m == spared;
        }
        return shown;
    }

    private void fill(Minibatch batch, int m, int[] chosen, boolean[][] shown, int members, int count) {
        TensorColumn column = table.schema().columns().get(m);
        int size = asked[m].size();
        float[] truth = new float[chosen.length * size];
        float[] counted = new float[truth.length];
        float[][] values = new float[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            if (table.isPresent(m, chosen[i])) {
                float[] all = table.values(m, chosen[i]);
                View view = shown[i][m] ? views.of(m, chosen[i], random) : nothing(column, all);
                asked[m].put(all, view.hidden(), truth, counted, i * size);
                values[i] = view.values();
            }
        }
        for (int i = 0; i < counted.length && !hasAsked; i++) {
            hasAsked = counted[i] > 0;
        }
        put(batch, m, column, values);
        batch.bring(ReconstructionStep.truth(m), truth, members, count, size);
        batch.bring(ReconstructionStep.asked(m), counted, members, count, size);
    }

    /** All of it is hidden. */
    private static View nothing(TensorColumn column, float[] all) {
        boolean[] hidden = new boolean[column.ragged() ? all.length / column.itemSize() : all.length];
        Arrays.fill(hidden, true);
        return new View(null, hidden);
    }

    private static void put(Minibatch batch, int m, TensorColumn column, float[][] values) {
        if (column.ragged()) {
            batch.fill(m, values);
            return;
        }
        FloatBuffer into = batch.input(m);
        float[] none = new float[column.size()];
        for (float[] row : values) {
            into.put(row == null ? none : row);
        }
    }
}
