package org.multimodalbtw.engine.evidence;

import java.util.List;
import java.util.Map;

/** How variants do beside views of pure noise, a line for each number of views and variant. */
final class NoiseViewTable {

    private NoiseViewTable() {}

    /** The lines of one set. */
    static String of(EvidenceSet set, List<Outcome> outcomes) {
        StringBuilder lines = new StringBuilder();
        outcomes.stream()
                .mapToInt(Outcome::views)
                .filter(number -> number > 0)
                .distinct()
                .sorted()
                .forEach(count -> lines.append(of(set, outcomes, count)));
        return lines.toString();
    }

    private static String of(EvidenceSet set, List<Outcome> outcomes, int views) {
        Map<String, List<Outcome>> variants = CleanTable.variants(outcomes, "fixed", views);
        List<Outcome> plain = variants.get(Variant.UNWEIGHTED);
        StringBuilder lines = new StringBuilder();
        variants.forEach((variant, runs) -> {
            if (Variant.WITH_VIEWS.contains(variant)) {
                lines.append("| %s | %d | %s | %s | %s | %s |\n"
                        .formatted(
                                set.name(),
                                views,
                                variant,
                                Cells.number(runs.stream()
                                        .mapToDouble(Outcome::meanLoss)
                                        .average()
                                        .orElseThrow()),
                                variant.equals(Variant.UNWEIGHTED)
                                        ? ""
                                        : Cells.interval(Differences.of(runs, plain, true, Outcome::loss)),
                                meanWeights(runs, views)));
            }
        });
        return lines.toString();
    }

    private static String meanWeights(List<Outcome> runs, int views) {
        double noise = 0;
        double others = 0;
        long noises = 0;
        long rest = 0;
        for (Outcome run : runs) {
            for (float[] row : run.weights()) {
                for (int m = 0; m < row.length; m++) {
                    if (m >= row.length - views) {
                        noise += row[m];
                        noises++;
                    } else if (row[m] > 0) {
                        others += row[m];
                        rest++;
                    }
                }
            }
        }
        return Cells.number(noise / noises) + " / " + Cells.number(others / rest);
    }
}
