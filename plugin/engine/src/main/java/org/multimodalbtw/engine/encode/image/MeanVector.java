package org.multimodalbtw.engine.encode.image;

import java.util.List;

/** The mean of a patient's pictures, where these are described by vectors. */
final class MeanVector {

    private MeanVector() {}

    /** @param vectors at least one, of one length */
    static float[] of(List<float[]> vectors) {
        float[] mean = new float[vectors.get(0).length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= vectors.size();
        }
        return mean;
    }
}
