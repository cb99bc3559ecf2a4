package org.multimodalbtw.engine.evidence.cell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.multimodalbtw.engine.adapt.Way;

/**
 * What adaptations changed on the rows that test, in Markdown: a line for each site, number of patients and seed, and a column for each way. A star: what
 * the guard kept. Where there are several seeds, a second table has the mean over them with the least and the largest change of the log loss, and how often
 * the guard kept it.
 */
final class SiteTable {

    private static final String LOSS = "logLoss";
    private static final String AREA = "auroc";

    private final PrintWriter said;
    private final Map<String, Integer> programs = new HashMap<>();
    private final Map<List<String>, List<List<KeptSites.Line>>> seeds = new LinkedHashMap<>();

    /** @param said gets each line as soon as it is known */
    SiteTable(PrintWriter said) {
        this.said = said;
        heading("| site | learnt from | seed | before: log loss, AUROC | ");
    }

    private void heading(String columns) {
        said.println(Arrays.stream(Way.values()).map(Way::title).collect(Collectors.joining(" | ", columns, " |")));
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
        seeds.computeIfAbsent(List.copyOf(texts.subList(0, 2)), any -> new ArrayList<>())
                .add(line);
    }

    /** Gives the means, and says which lines another program made. */
    void end(String version) {
        if (seeds.values().stream().anyMatch(lines -> lines.size() > 1)) {
            said.println();
            heading("| site | learnt from | seeds | before: log loss, AUROC | ");
            seeds.forEach(this::means);
        }
        programs.forEach((program, count) -> {
            if (!program.equals(version)) {
                said.println(count + " adaptations are of another program (" + program + ", here " + version
                        + "); --renew runs them anew.");
            }
        });
        said.flush();
    }

    private void means(List<String> place, List<List<KeptSites.Line>> lines) {
        List<SiteCell> first = lines.stream().map(line -> line.get(0).cell()).toList();
        List<String> texts = new ArrayList<>(place);
        texts.add(String.valueOf(lines.size()));
        texts.add(String.format(
                Locale.ROOT,
                "%.3f, %.3f",
                values(first, "unadapted", "", LOSS).average().orElse(Double.NaN),
                values(first, "unadapted", "", AREA).average().orElse(Double.NaN)));
        for (int way = 0; way < Way.values().length; way++) {
            int at = way;
            texts.add(mean(lines.stream().map(line -> line.get(at)).toList()));
        }
        said.println("| " + String.join(" | ", texts) + " |");
    }

    private static String mean(List<KeptSites.Line> lines) {
        Way way = lines.get(0).key().way();
        List<SiteCell> cells = lines.stream().map(KeptSites.Line::cell).toList();
        DoubleSummaryStatistics changes =
                values(cells, way.title(), "unadapted", LOSS).summaryStatistics();
        if (changes.getCount() == 0) {
            return "-";
        }
        long kept = cells.stream().filter(cell -> isKept(cell, way)).count();
        return String.format(
                        Locale.ROOT, "%+.3f (%+.3f to %+.3f)", changes.getAverage(), changes.getMin(), changes.getMax())
                + (kept > 0 ? ", kept " + kept : "");
    }

    private static DoubleStream values(List<SiteCell> cells, String model, String minus, String metric) {
        return cells.stream()
                .flatMap(cell -> cell.figure(model, minus, metric).stream())
                .mapToDouble(SiteCell.Figure::value);
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
