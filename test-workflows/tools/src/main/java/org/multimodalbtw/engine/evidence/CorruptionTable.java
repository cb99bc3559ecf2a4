package org.multimodalbtw.engine.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.RepeatedDifference;

/**
 * How variants do where some test rows of one set are corrupted, a line for each corruption and variant.
 *
 * @param findings is told of the default, and of what there is to gain
 */
record CorruptionTable(Findings findings) {

    private static final double[] SHARES = {.1, .3, .5};

    /** The share that findings rest on. */
    private static final double MIDDLE = .3;

    /** The table; empty where nothing was trained. */
    String of(EvidenceSet set, List<Outcome> outcomes) {
        List<Outcome> fixed = outcomes.stream()
                .filter(one -> one.split().equals("fixed") && one.views() == 0 && one.weights() != null)
                .toList();
        if (fixed.isEmpty()) {
            return "";
        }
        Set<String> variants =
                fixed.stream().map(Outcome::variant).collect(Collectors.toCollection(LinkedHashSet::new));
        variants.remove(Variant.UNWEIGHTED);
        StringBuilder lines = new StringBuilder("### " + set.name()
                + "\n\n| corruption | variant | 10 % | 30 % | 50 % | detection |\n|---|---|---|---|---|---|\n");
        for (String corruption : Findings.CORRUPTIONS) {
            for (String variant : variants) {
                lines.append(line(set, fixed, corruption, variant));
            }
        }
        return lines.append('\n').toString();
    }

    private String line(EvidenceSet set, List<Outcome> fixed, String corruption, String variant) {
        boolean isTold = variant.equals(Variant.ORACLE);
        StringBuilder line = new StringBuilder(
                "| " + Findings.corruptionName(corruption) + " | " + (isTold ? "left out" : variant) + " |");
        for (double share : SHARES) {
            Estimate gain = gain(fixed, corruption, variant, share);
            line.append(' ').append(Cells.interval(gain)).append(" |");
            if (share == MIDDLE) {
                findings.corrupted(set, corruption, variant, gain);
            }
        }
        if (isTold) {
            return line.append(" |\n").toString();
        }
        double detection = mixed(fixed, corruption, MIDDLE).stream()
                .mapToDouble(rows -> rows.detection(variant))
                .average()
                .orElseThrow();
        findings.detected(set, corruption, variant, detection);
        return line + " " + Cells.number(detection) + " |\n";
    }

    private static Estimate gain(List<Outcome> outcomes, String corruption, String variant, double share) {
        double[][] rows = mixed(outcomes, corruption, share).stream()
                .map(one -> MixedRows.difference(one.losses(variant), one.losses(Variant.UNWEIGHTED)))
                .toArray(double[][]::new);
        return rows.length > 1
                ? RepeatedDifference.overSeedsAndRows(rows)
                : new Estimate(Cells.mean(rows[0]), Double.NaN, Double.NaN);
    }

    private static List<MixedRows> mixed(List<Outcome> outcomes, String corruption, double share) {
        List<MixedRows> mixed = new ArrayList<>();
        Map<Long, List<Outcome>> bySeed =
                outcomes.stream().collect(Collectors.groupingBy(Outcome::seed, TreeMap::new, Collectors.toList()));
        bySeed.forEach((seed, ofSeed) -> mixed.add(new MixedRows(
                ofSeed.stream().filter(Outcome::isClean).collect(Collectors.toMap(Outcome::variant, one -> one)),
                ofSeed.stream()
                        .filter(one -> one.condition().equals(corruption))
                        .collect(Collectors.groupingBy(Outcome::variant)),
                share,
                // the same rows for all seeds, so that rows are one sample
                17)));
        return mixed;
    }
}
