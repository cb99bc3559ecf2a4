package org.multimodalbtw.host.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knime.core.node.BufferedDataTable;

/** How much each modality counted on average. */
final class MeanWeights {

    private MeanWeights() {}

    /**
     * @param table a table with columns {@code Weight (<modality>)}, and {@code KL (<modality>)}, which is missing where the
     *     row lacks the modality
     * @param modalities the modalities' names
     * @param rows the rows to look at
     * @return for each modality the mean over those rows that have it; 0 if none has
     */
    static Map<String, Double> over(BufferedDataTable table, List<String> modalities, Set<String> rows) {
        double[] sums = new double[modalities.size()];
        long[] counts = new long[modalities.size()];
        new TableReader(table).forEach(row -> {
            if (rows.contains(row.id())) {
                for (int index = 0; index < sums.length; index++) {
                    if (!row.isMissing("KL (" + modalities.get(index) + ")")) {
                        sums[index] += row.number("Weight (" + modalities.get(index) + ")");
                        counts[index]++;
                    }
                }
            }
        });
        Map<String, Double> means = new LinkedHashMap<>();
        for (int index = 0; index < sums.length; index++) {
            means.put(modalities.get(index), counts[index] == 0 ? 0 : sums[index] / counts[index]);
        }
        return means;
    }
}
