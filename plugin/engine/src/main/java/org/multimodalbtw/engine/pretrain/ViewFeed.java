package org.multimodalbtw.engine.pretrain;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Fills minibatches with rows in two varied views of each. */
final class ViewFeed implements Feed {

    private final TensorTable table;
    private final Views views;
    private final SplittableRandom random;

    ViewFeed(TensorTable table, Views views, SplittableRandom random) {
        this.table = table;
        this.views = views;
        this.random = random;
    }

    @Override
    public int views() {
        return 2;
    }

    /** The batch gets each row twice, all in one view, and then all in another one. */
    @Override
    public void fill(Minibatch batch, int[][] orders, int from, int count) {
        int[] chosen = new int[2 * count * orders.length];
        for (int member = 0; member < orders.length; member++) {
            System.arraycopy(orders[member], from, chosen, 2 * member * count, count);
            System.arraycopy(orders[member], from, chosen, (2 * member + 1) * count, count);
        }
        batch.rows(2 * count);
        int modalities = table.schema().columns().size();
        for (int m = 0; m < modalities; m++) {
            if (table.schema().columns().get(m).ragged()) {
                batch.fill(m, items(m, chosen));
            } else {
                numbers(m, chosen, batch.input(m));
            }
        }
        presence(chosen, modalities, batch);
    }

    private float[][] items(int modality, int[] chosen) {
        float[][] values = new float[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            View view = views.of(modality, chosen[i], random);
            values[i] = view == null ? null : view.values();
        }
        return values;
    }

    private void numbers(int modality, int[] chosen, FloatBuffer into) {
        float[] none = new float[table.schema().columns().get(modality).size()];
        for (int row : chosen) {
            View view = views.of(modality, row, random);
            into.put(view == null ? none : view.values());
        }
    }

    private void presence(int[] chosen, int modalities, Minibatch batch) {
        FloatBuffer seen = batch.seen();
        FloatBuffer known = batch.known();
        for (int row : chosen) {
            for (int m = 0; m < modalities; m++) {
                float there = table.isPresent(m, row) ? 1 : 0;
                seen.put(there);
                known.put(there);
            }
        }
    }
}
