package org.multimodalbtw.engine.encode;

import java.util.List;
import java.util.Map;

/** Names what the numbers of rows add to predictions by the raw rows, where tensors alone do not tell what a person knows. */
public interface RowNames {

    /**
     * @param row the id of a row that was asked for
     * @param values its tensor
     * @param shares what each value of it adds
     * @return what each feature adds; all together the same
     */
    List<FeatureShare> shares(String row, float[] values, double[] shares);

    /** @return in how many of all raw rows each feature is found, of those that are content of rows */
    Map<String, Integer> counts();
}
