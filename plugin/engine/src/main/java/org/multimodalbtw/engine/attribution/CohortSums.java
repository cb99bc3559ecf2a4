package org.multimodalbtw.engine.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.encode.FeatureShare;

/** Adds up how much each feature of a modality moves the rows' predictions. */
final class CohortSums {

    private final String modality;
    private final Map<String, Sum> sums = new LinkedHashMap<>();

    private static final class Sum {
        private int rows;
        private double absolute;
    }

    CohortSums(String modality) {
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
    List<CohortFeature> features(int explained) {
        List<CohortFeature> features = new ArrayList<>();
        sums.forEach(
                (name, sum) -> features.add(new CohortFeature(modality, name, sum.rows, sum.absolute / explained)));
        features.sort(
                Comparator.comparingDouble(CohortFeature::meanContribution).reversed());
        return features;
    }
}
