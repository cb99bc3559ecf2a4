package org.multimodalbtw.engine.evidence.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.storage.Draft;

/** The part of a page that is made of cells, between two marks; what people write around it stays. */
public final class EvidencePage {

    /** The line before the part. */
    static final String BEGIN = "<!-- made of cells -->";

    /** The line behind the part. */
    static final String END = "<!-- end of what is made of cells -->";

    private static final String PICTURE = "images/evidence.svg";
    private static final double TEN = 10;

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    private EvidencePage(Results results) {
        this.results = results;
    }

    /**
     * @param page has both marks
     * @param results what stands between them
     * @throws IOException if it cannot be read or written
     * @throws InputException if a mark lacks
     */
    static void write(Path page, Results results) throws IOException {
        String before = Files.readString(page);
        int begin = at(before, BEGIN, page);
        int end = at(before, END, page);
        Path picture = page.resolveSibling(PICTURE);
        Files.createDirectories(picture.getParent());
        replace(picture, DifferencePicture.of(results));
        String made = new EvidencePage(results).text();
        replace(page, before.substring(0, begin) + BEGIN + "\n\n" + made + "\n" + before.substring(end));
    }

    /**
     * Writes what stands behind the part.
     *
     * @param page has the second mark
     * @param content what follows it
     * @throws IOException if it cannot be read or written
     * @throws InputException if the mark lacks
     */
    public static void writeBehind(Path page, String content) throws IOException {
        String before = Files.readString(page);
        replace(page, before.substring(0, at(before, END, page)) + END + "\n\n" + content);
    }

    private static int at(String text, String mark, Path page) {
        int at = text.indexOf(mark);
        if (at < 0) {
            throw new InputException(
                    "The page " + page + " does not say where the tables go.",
                    "Write the line '" + mark + "' into it.");
        }
        return at;
    }

    private static void replace(Path file, String content) throws IOException {
        try (Draft draft = Draft.of(file)) {
            Files.writeString(draft.path(), content);
            draft.commit();
        }
    }

    private String text() {
        summary(true);
        text.append("\n![Loss of the best peers and of the unweighted network beside ours](" + PICTURE + ")\n");
        say("Not run", results.missing());
        say("Of an earlier state", results.stale());
        if (results.cells().keySet().stream().anyMatch(key -> !key.division().isOwn())) {
            text.append("\n### Five-fold cross-validation over all rows\n\n");
            summary(false);
        }
        otherSettings();
        text.append("\n<details><summary>Every model</summary>\n");
        for (CellSet set : results.plan().sets()) {
            every(set, true);
            every(set, false);
        }
        text.append("\n</details>\n");
        return text.toString();
    }

    private void say(String what, List<String> clauses) {
        if (!clauses.isEmpty()) {
            text.append("\n")
                    .append(what)
                    .append(": ")
                    .append(String.join("; ", clauses))
                    .append(".\n");
        }
    }

    private void summary(boolean isOwn) {
        text.append(
                "| set | runs | ours, weighted | ours, unweighted | unweighted minus weighted | best peer in our time | minus ours | best peer in ten times our time | minus ours | seconds: ours, peers |\n"
                        + "|---|---|---|---|---|---|---|---|---|---|\n");
        for (CellSet set : results.plan().sets()) {
            Line ours = results.line(set, isOwn, results.plan().methods().get(0));
            if (ours.runs().isEmpty()) {
                continue;
            }
            Line unweighted = results.line(set, isOwn, results.plan().methods().get(1));
            Line equal = results.bestPeer(set, isOwn, 1);
            Line ten = results.bestPeer(set, isOwn, TEN);
            row(
                    set.name(),
                    String.valueOf(ours.runs().size()),
                    scores(ours),
                    scores(unweighted),
                    difference(unweighted.minus(ours)),
                    peer(set, isOwn, equal),
                    difference(equal.minus(ours)),
                    peer(set, isOwn, ten),
                    difference(ten.minus(ours)),
                    Stream.of(ours, equal, ten)
                            .filter(line -> !line.runs().isEmpty())
                            .map(EvidencePage::seconds)
                            .collect(Collectors.joining(", ")));
        }
    }

    /** The product with settings other than the usual ones, on each set's own split. */
    private void otherSettings() {
        List<Method> others = results.plan().methods().stream()
                .skip(2)
                .filter(Method::isProduct)
                .toList();
        boolean isFirst = true;
        for (Method method : others) {
            for (CellSet set : results.plan().sets()) {
                Line line = results.line(set, true, method);
                Line ours = results.line(set, true, results.plan().methods().get(0));
                if (line.runs().isEmpty() || ours.runs().isEmpty()) {
                    continue;
                }
                if (isFirst) {
                    text.append("\n### Ours with other settings\n\n")
                            .append(
                                    "| setting | set | runs | scores | loss minus ours | seconds: usual, this |\n|---|---|---|---|---|---|\n");
                    isFirst = false;
                }
                row(
                        method.name().replaceFirst("^ours ", ""),
                        set.name(),
                        String.valueOf(line.runs().size()),
                        scores(line),
                        difference(line.minus(ours)),
                        seconds(ours) + ", " + seconds(line));
            }
        }
    }

    private void every(CellSet set, boolean isOwn) {
        List<Line> lines = results.lines(set, isOwn);
        if (lines.isEmpty()) {
            return;
        }
        Line ours = results.line(set, isOwn, results.plan().methods().get(0));
        boolean isNumber = lines.get(0).runs().get(0).outcome().isNumber();
        List<String> metrics = metrics(isNumber);
        text.append("\n#### ")
                .append(set.name())
                .append(isOwn ? "" : ", cross-validation")
                .append("\n\n");
        row(heads(isNumber));
        row(heads(isNumber).stream().map(head -> "---").toList());
        for (Line line : lines) {
            List<String> cells = new ArrayList<>(
                    List.of(line.name(), String.valueOf(line.runs().size())));
            metrics.forEach(metric -> cells.add(number(line.mean(metric), 3)));
            cells.add(number(line.mean(run -> run.model().heldOut()), 3));
            cells.add(difference(line.minus(ours)));
            cells.add(seconds(line));
            cells.add(number(line.mean(run -> run.outcome().cost().peakMiB()), 0));
            row(cells);
        }
    }

    private static List<String> metrics(boolean isNumber) {
        return isNumber ? List.of("mae", "r2") : List.of("accuracy", "auroc", "auprc", "logLoss");
    }

    private static List<String> heads(boolean isNumber) {
        List<String> heads = new ArrayList<>(List.of("model", "runs"));
        heads.addAll(isNumber ? List.of("MAE", "R²") : List.of("accuracy", "AUROC", "AUPRC", "log loss"));
        heads.addAll(List.of("held-out loss", "loss minus ours", "seconds", "MiB"));
        return heads;
    }

    private void row(String... cells) {
        row(List.of(cells));
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private String peer(CellSet set, boolean isOwn, Line line) {
        if (line.runs().isEmpty()) {
            boolean isAny = !results.bestPeer(set, isOwn, Double.POSITIVE_INFINITY)
                    .runs()
                    .isEmpty();
            return isAny ? "none as fast" : "not run";
        }
        return line.models() + ": " + scores(line);
    }

    private static String scores(Line line) {
        if (line.runs().isEmpty()) {
            return "not run";
        }
        return line.runs().get(0).outcome().isNumber()
                ? "MAE %s, R² %s".formatted(number(line.mean("mae"), 3), number(line.mean("r2"), 3))
                : "accuracy %s, AUROC %s, log loss %s"
                        .formatted(
                                number(line.mean("accuracy"), 3),
                                number(line.mean("auroc"), 3),
                                number(line.mean("logLoss"), 3));
    }

    private static String seconds(Line line) {
        return number(line.mean(run -> run.model().seconds()), 0);
    }

    /** In bold where it excludes zero. */
    private static String difference(Estimate estimate) {
        if (Double.isNaN(estimate.value())) {
            return "";
        }
        String text =
                String.format(Locale.ROOT, "%+.3f [%+.3f, %+.3f]", estimate.value(), estimate.low(), estimate.high());
        return estimate.low() > 0 || estimate.high() < 0 ? "**" + text + "**" : text;
    }

    private static String number(double value, int places) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
