package org.multimodalbtw.engine.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.encode.FeatureShare;

/** Adds up how much each feature of a modality moves the rows' predictions of a class, label or number. */
final class CohortSums {

    private final String explained;
    private final String modality;
    private final Map<String, Sum> sums = new LinkedHashMap<>();

    private static final class Sum {
        private int rows;
        private double absolute;
    }

    CohortSums(String explained, String modality) {
        this.explained = explained;
        this.modality = modality;
    }

    void add(List<FeatureShare> row) {
        for (FeatureShare share : row) {
            Sum sum = sums.computeIfAbsent(share.feature(), name -> new Sum());
            sum.rows++;
            sum.absolute += Math.abs(share.share());
        }
    }

    /** The strongest first. */
    List<CohortFeature> features(int count) {
        List<CohortFeature> features = new ArrayList<>();
        sums.forEach((name, sum) ->
                features.add(new CohortFeature(explained, modality, name, sum.rows, sum.absolute / count)));
        features.sort(
                Comparator.comparingDouble(CohortFeature::meanContribution).reversed());
        return features;
    }
}
