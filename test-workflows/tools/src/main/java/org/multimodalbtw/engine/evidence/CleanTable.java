package org.multimodalbtw.engine.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.evaluate.Estimate;

/**
 * How variants do on clean test rows of one set, a line each.
 *
 * @param baselines the file with scikit-learn's figures
 * @param findings is told of the default
 */
record CleanTable(Path baselines, Findings findings) {

    /** Variants by outcome of the units of a split. */
    static Map<String, List<Outcome>> variants(List<Outcome> outcomes, String split, int views) {
        return outcomes.stream()
                .filter(one -> one.split().startsWith(split) && one.views() == views && one.isClean())
                .collect(Collectors.groupingBy(Outcome::variant, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * The table of a split.
     *
     * @param isFixed of the set's own split; else of folds
     * @return empty where nothing was trained
     */
    String of(EvidenceSet set, List<Outcome> outcomes, boolean isFixed) throws IOException {
        Map<String, List<Outcome>> variants = variants(outcomes, isFixed ? "fixed" : "cv", 0);
        if (!variants.containsKey(Variant.UNWEIGHTED)) {
            return "";
        }
        boolean isNumber = variants.get(Variant.UNWEIGHTED).get(0).classes() == 1;
        StringBuilder lines = new StringBuilder("### " + set.name() + "\n\n");
        lines.append(isFixed ? "scikit-learn (BASELINES.md): " + baseline(set) + ".\n\n" : "");
        lines.append(
                isNumber
                        ? "| variant | runs | MAE | r | MAE minus unweighted |\n|---|---|---|---|---|\n"
                        : "| variant | runs | accuracy | AUROC | log loss | accuracy minus unweighted | log loss minus unweighted |\n|---|---|---|---|---|---|---|\n");
        variants.remove(Variant.ORACLE);
        List<Outcome> plain = variants.get(Variant.UNWEIGHTED);
        variants.forEach((variant, runs) -> {
            boolean isPlain = variant.equals(Variant.UNWEIGHTED);
            Estimate loss = Differences.of(runs, plain, isFixed, Outcome::loss);
            lines.append("| ").append(name(variant, runs)).append(" | ").append(runs.size());
            lines.append(" | ").append(isNumber ? ofNumbers(runs) : ofClasses(runs, isPlain ? null : plain, isFixed));
            lines.append(" | ").append(isPlain ? "" : Cells.interval(loss)).append(" |\n");
            if (isFixed && variant.equals(Variant.DEFAULT)) {
                findings.clean(set, loss);
            }
        });
        return lines.append('\n').toString();
    }

    private static String ofNumbers(List<Outcome> runs) {
        return meanAndDeviation(runs, Outcome::meanLoss) + " | " + mean(runs, Outcome::auroc);
    }

    private static String ofClasses(List<Outcome> runs, List<Outcome> plain, boolean isFixed) {
        return String.join(
                " | ",
                meanAndDeviation(runs, Outcome::accuracy),
                mean(runs, Outcome::auroc),
                meanAndDeviation(runs, Outcome::meanLoss),
                plain == null ? "" : Cells.interval(Differences.of(runs, plain, isFixed, Outcome::hit)));
    }

    private static String mean(List<Outcome> runs, ToDoubleFunction<Outcome> value) {
        return Cells.number(runs.stream().mapToDouble(value).average().orElseThrow());
    }

    private static String meanAndDeviation(List<Outcome> runs, ToDoubleFunction<Outcome> value) {
        return Cells.meanAndDeviation(runs.stream().mapToDouble(value).toArray());
    }

    private static String name(String variant, List<Outcome> runs) {
        if (!variant.equals(Variant.DEFAULT)) {
            return variant;
        }
        long used = runs.stream().filter(run -> run.note().contains("tokens")).count();
        return "**default** (guard let weights in " + used + " times)";
    }

    private String baseline(EvidenceSet set) throws IOException {
        for (String line : Files.readAllLines(baselines)) {
            if (line.startsWith("| " + set.section() + " |")) {
                String[] cells = line.split("\\|");
                return "best single modality " + cells[2].strip() + ", best simple fusion " + cells[3].strip();
            }
        }
        return "not listed";
    }
}
