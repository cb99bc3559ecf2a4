package org.multimodalbtw.host.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;

/**
 * Compares runs that differ in the seed, on the test rows, or on the held-out rows where there are none.
 *
 * @param runs at least one
 */
record OverSeeds(List<Summary.TrainedRun> runs) {

    OverSeeds {
        runs = List.copyOf(runs);
    }

    /** @return {@link Scores#TEST} or {@link Scores#HELD_OUT} */
    String rows() {
        return runs.get(0).scores().rows();
    }

    /** @return each metric of the weighted network; empty if none was trained */
    Map<Metric, Spread> weighted() {
        return spreads(scores -> scores.weighted(scores.rows()));
    }

    /** @return each metric of the unweighted network; empty if none was trained */
    Map<Metric, Spread> unweighted() {
        return spreads(scores -> scores.unweighted(scores.rows()));
    }

    /** @return each metric of saying the same of every row; empty if it was not scored */
    Map<Metric, Spread> baseline() {
        return spreads(scores -> scores.baseline(scores.rows()));
    }

    /** @return each metric of each modality's own predictions, by modality */
    Map<String, Map<Metric, Spread>> singles() {
        Map<String, Map<Metric, Spread>> singles = new LinkedHashMap<>();
        for (String modality : runs.get(0).scores().modalities()) {
            singles.put(modality, spreads(scores -> scores.single(modality, scores.rows())));
        }
        return singles;
    }

    /** @return each metric of the weighted network minus that of the unweighted one of the same seed; empty if one lacks */
    Map<Metric, Spread> weightedMinusUnweighted() {
        return spreads(scores -> {
            Map<Metric, Estimate> differences = new LinkedHashMap<>();
            Map<Metric, Estimate> unweighted = scores.unweighted(scores.rows());
            scores.weighted(scores.rows()).forEach((metric, weighted) -> {
                if (unweighted.containsKey(metric)) {
                    double difference =
                            weighted.value() - unweighted.get(metric).value();
                    differences.put(metric, new Estimate(difference, Double.NaN, Double.NaN));
                }
            });
            return differences;
        });
    }

    private Map<Metric, Spread> spreads(Function<Scores, Map<Metric, Estimate>> variant) {
        List<Map<Metric, Estimate>> estimates =
                runs.stream().map(run -> variant.apply(run.scores())).toList();
        Map<Metric, Spread> spreads = new LinkedHashMap<>();
        for (Metric metric : estimates.get(0).keySet()) {
            if (estimates.stream().allMatch(each -> each.containsKey(metric))) {
                spreads.put(
                        metric,
                        Spread.of(estimates.stream()
                                .mapToDouble(each -> each.get(metric).value())
                                .toArray()));
            }
        }
        return spreads;
    }
}
