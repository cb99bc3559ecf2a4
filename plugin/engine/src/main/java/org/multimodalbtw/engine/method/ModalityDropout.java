package org.multimodalbtw.engine.method;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.network.NetworkShape;

/**
 * Hides some present modalities from the fusion, never all of a row; what is left keeps mean weight 1 (Neverova et al. 2016, "ModDrop", by
 * modality and row).
 *
 * @param share how many are hidden, 0 up to .9
 */
public record ModalityDropout(double share) implements TrainingMethod {

    /** What a training starts from (docs/METHOD.md). */
    public static final ModalityDropout STANDARD = new ModalityDropout(.2);

    /** @throws org.multimodalbtw.engine.InputException if the share is out of its range */
    public ModalityDropout {
        Limits.between("Modality dropout", share, 0, .9);
    }

    @Override
    public String summary() {
        return String.valueOf(share);
    }

    @Override
    public boolean actsInStages() {
        return true;
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        int modalities = shape.modalityCount();
        return new MethodRun() {
            @Override
            public void beforeStep(StepBatch batch, RandomGenerator random) {
                FloatBuffer seen = batch.minibatch().seen();
                FloatBuffer weights = batch.minibatch().weights();
                for (int start = 0; start < seen.limit(); start += modalities) {
                    hideInRow(seen, weights, start, modalities, random);
                }
            }
        };
    }

    private void hideInRow(FloatBuffer seen, FloatBuffer weights, int start, int modalities, RandomGenerator random) {
        int kept = 0;
        int present = 0;
        double sum = 0;
        int spared = random.nextInt(modalities);
        boolean[] hidden = new boolean[modalities];
        for (int m = 0; m < modalities; m++) {
            hidden[m] = random.nextDouble() < share;
            if (seen.get(start + m) > 0) {
                present++;
                if (!hidden[m]) {
                    kept++;
                    sum += weights.get(start + m);
                }
            }
        }
        if (kept == present) {
            return;
        }
        if (kept == 0) {
            spared = present(seen, start, modalities, spared % present);
            hidden[spared] = false;
            kept = 1;
            sum = weights.get(start + spared);
        }
        for (int m = 0; m < modalities; m++) {
            if (hidden[m]) {
                seen.put(start + m, 0);
                weights.put(start + m, 0);
            } else if (seen.get(start + m) > 0) {
                weights.put(start + m, (float) (sum > 0 ? weights.get(start + m) * kept / sum : 1));
            }
        }
    }

    private static int present(FloatBuffer seen, int start, int modalities, int index) {
        int left = index;
        for (int m = 0; m < modalities; m++) {
            if (seen.get(start + m) > 0 && left-- == 0) {
                return m;
            }
        }
        throw new IllegalStateException("A row without any modality is trained");
    }
}
