package org.multimodalbtw.spark.door;

import java.io.Serializable;

/**
 * What is compared on which cohort.
 *
 * @param folder where tensors, labels and, if there is one, the model lie on this machine, under the names below
 * @param labels the name of the file of labels
 * @param columns what its columns are
 * @param isLikeModel whether the settings are those of the model; else they are those to start from
 * @param seed the first seed; -1: that of the settings
 * @param seeds with how many seeds everything is trained; 0: as many as the settings say, or five
 */
public record ComparisonRequest(
        String folder, String labels, LabelColumns columns, boolean isLikeModel, long seed, int seeds)
        implements Serializable {

    /** The name of the file with the tensors. */
    public static final String TENSORS = "tensors.arrow";

    /** The name of the folder with the model whose settings are taken. */
    public static final String MODEL = "model";

    /**
     * @param where the folder lies on this machine
     * @return the same request with that
     */
    public ComparisonRequest in(String where) {
        return new ComparisonRequest(where, labels, columns, isLikeModel, seed, seeds);
    }
}
