package org.multimodalbtw.engine.evidence.cell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.adapt.Way;

/**
 * What adaptations changed on the rows that test, in Markdown: a line for each site, number of patients and seed, and a column for each way. A star: what
 * the guard kept.
 */
final class SiteTable {

    private static final String LOSS = "logLoss";
    private static final String AREA = "auroc";

    private final PrintWriter said;
    private final Map<String, Integer> programs = new HashMap<>();

    /** @param said gets each line as soon as it is known */
    SiteTable(PrintWriter said) {
        this.said = said;
        said.println(Arrays.stream(Way.values())
                .map(Way::title)
                .collect(Collectors.joining(" | ", "| site | learnt from | seed | before: log loss, AUROC | ", " |")));
        said.println("|" + "---|".repeat(4 + Way.values().length));
    }

    /** @param line one result for each way, of the same site, number of patients and seed */
    void add(List<KeptSites.Line> line) {
        line.forEach(one -> programs.merge(one.key().version(), 1, Integer::sum));
        SiteKey key = line.get(0).key();
        SiteCell cell = line.get(0).cell();
        List<String> texts = new ArrayList<>(List.of(
                key.site().name(),
                String.valueOf(key.patients()),
                String.valueOf(key.seed()),
                before(cell, LOSS) + ", " + before(cell, AREA)));
        line.forEach(one -> texts.add(change(one.cell(), one.key().way())));
        said.println("| " + String.join(" | ", texts) + " |");
        said.flush();
    }

    /** Says which lines another program made. */
    void end(String version) {
        programs.forEach((program, count) -> {
            if (!program.equals(version)) {
                said.println(count + " adaptations are of another program (" + program + ", here " + version
                        + "); --renew runs them anew.");
            }
        });
        said.flush();
    }

    private static String before(SiteCell cell, String metric) {
        return cell.figure("unadapted", "", metric)
                .map(found -> String.format(Locale.ROOT, "%.3f", found.value()))
                .orElse("-");
    }

    private static String change(SiteCell cell, Way way) {
        String loss = cell.figure(way.title(), "unadapted", LOSS)
                .map(found ->
                        String.format(Locale.ROOT, "%+.3f (%+.3f to %+.3f)", found.value(), found.low(), found.high()))
                .orElse("-");
        String area = !way.trains()
                ? ""
                : cell.figure(way.title(), "unadapted", AREA)
                        .map(found -> String.format(Locale.ROOT, ", AUROC %+.3f", found.value()))
                        .orElse("");
        return loss + area + (isKept(cell, way) ? " *" : "");
    }

    private static boolean isKept(SiteCell cell, Way way) {
        return cell.kept().equals(way.trains() ? "adapted" : "recalibrated");
    }
}
