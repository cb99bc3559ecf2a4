package org.multimodalbtw.engine.train;

import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.heads.HeadKind;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.scoring.RowOutputs;

/**
 * What the member that judges each row says of it, in both passes: raw outputs, kept flat. Whoever reads them goes over many rows, so that
 * each reading asks whether the work is still wanted.
 */
final class HeldOutOutputs {

    private final int modalities;
    private final int outputs;
    private final TrainingRows rows;
    private final ProgressMonitor monitor;
    private final CrossFittedHeads heads;
    private final float[] own;
    private final float[] first;
    private final float[] fused;

    /** @param monitor cancel */
    HeldOutOutputs(TrainingRows rows, NetworkShape shape, ProgressMonitor monitor) {
        this(rows, shape, CrossFittedHeads.NONE, monitor);
    }

    /**
     * @param heads what else says something of the rows
     * @param monitor cancel
     */
    HeldOutOutputs(TrainingRows rows, NetworkShape shape, CrossFittedHeads heads, ProgressMonitor monitor) {
        this.rows = rows;
        this.monitor = monitor;
        this.heads = heads;
        modalities = shape.modalityCount();
        outputs = shape.outputs();
        own = new float[rows.size() * modalities * outputs];
        first = new float[rows.size() * outputs];
        fused = new float[rows.size() * outputs];
    }

    /**
     * Keeps what one member says of a row in its first and its last pass.
     *
     * @throws org.multimodalbtw.engine.InputException if a pass gives no number for the row
     */
    void keep(int row, RowOutputs firstPass, RowOutputs lastPass) {
        for (int m = 0; m < modalities; m++) {
            put(firstPass.own()[0][m], own, row * modalities + m);
        }
        put(firstPass.fused()[0], first, row);
        put(lastPass.fused()[0], fused, row);
        for (int c = 0; c < outputs; c++) {
            if (!Float.isFinite(first[row * outputs + c] + fused[row * outputs + c])) {
                throw RowPrediction.undefined(rows.id(row));
            }
        }
    }

    private void put(double[] values, float[] target, int index) {
        for (int c = 0; c < outputs; c++) {
            target[index * outputs + c] = (float) values[c];
        }
    }

    /** A modality's own output. */
    double[] own(int row, int modality) {
        return doubles(own, (row * modalities + modality) * outputs);
    }

    /** The fused output of the first pass. */
    double[] first(int row) {
        return doubles(first, row * outputs);
    }

    /** The fused output of the last pass. */
    double[] fused(int row) {
        return doubles(fused, row * outputs);
    }

    /** The outputs of a row's first pass. */
    RowOutputs firstPass(int row) {
        double[][] own = new double[modalities][];
        for (int m = 0; m < modalities; m++) {
            own[m] = own(row, m);
        }
        boolean[] present = rows.present(row);
        return new RowOutputs(
                new double[][][] {own},
                new double[][] {first(row)},
                present,
                rows.energies(row),
                heads.of(row, present));
    }

    /** The outputs of a row's last pass. */
    RowOutputs lastPass(int row) {
        return firstPass(row).withFused(new double[][] {fused(row)});
    }

    /** Which heads beside those of the network say something. */
    List<HeadKind> furtherHeads() {
        return heads.heads().kinds();
    }

    /** Those heads. */
    CrossFittedHeads heads() {
        return heads;
    }

    /** Where to report what is made of them. */
    ProgressMonitor monitor() {
        return monitor;
    }

    private double[] doubles(float[] values, int from) {
        monitor.checkCancelled();
        double[] part = new double[outputs];
        Arrays.setAll(part, i -> values[from + i]);
        return part;
    }
}
