package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.explain.MeanContributions;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;

/**
 * What moved the predictions of some rows.
 *
 * @param rows which rows, in words
 * @param to what the contributions are to, in words
 * @param means mean |contribution| of each modality, with its interval
 */
record Moved(String rows, String to, Map<String, Estimate> means) {

    /** Over which rows a modality's mean is. */
    static final String OVER = "all of these rows, 0 where a row lacks the modality";

    /**
     * @param table the predictions, with columns {@code Contribution of <modality>} if they are wanted
     * @param model the model that predicted
     * @param rows the rows to look at, and what they are called
     * @param groups what a row belongs to, by its id; intervals count those as one
     * @return what moved them; empty without such columns, or a row that has contributions
     */
    static Optional<Moved> of(
            BufferedDataTable table,
            ModelManifest model,
            Map.Entry<String, Set<String>> rows,
            Map<String, String> groups) {
        List<String> modalities =
                model.modalities().stream().map(column -> column.name()).toList();
        Target target = model.target();
        List<String> ends = target.match(
                classes -> List.of(""),
                labels -> labels.classes().stream()
                        .map(label -> " to P (" + labels.name() + "=" + label + ")")
                        .toList(),
                number -> List.of(""));
        TableReader reader = new TableReader(table);
        if (!reader.has(name(modalities.get(0), ends.get(0)))) {
            return Optional.empty();
        }
        MeanContributions mean = new MeanContributions(modalities.size());
        Set<String> classes = new TreeSet<>();
        reader.forEach(row -> {
            if (rows.getValue().contains(row.id())) {
                mean.add(groups.get(row.id()), contributions(row, modalities, ends));
                String to = "Contributions to (" + target.name() + ")";
                if (target instanceof OfClass && !row.isMissing(to)) {
                    classes.add(row.text(to));
                }
            }
        });
        if (mean.rows() == 0) {
            return Optional.empty();
        }
        List<Estimate> estimates = mean.estimates(ProgressMonitor.NONE);
        Map<String, Estimate> means = new LinkedHashMap<>();
        for (int m = 0; m < modalities.size(); m++) {
            means.put(modalities.get(m), estimates.get(m));
        }
        return Optional.of(new Moved(rows.getKey(), to(target, classes), means));
    }

    private static String name(String modality, String end) {
        return "Contribution of " + modality + end;
    }

    private static double[][] contributions(TableReader.Row row, List<String> modalities, List<String> ends) {
        List<double[]> contributions = new ArrayList<>();
        for (String end : ends) {
            contributions.add(modalities.stream()
                    .mapToDouble(modality -> row.number(name(modality, end)))
                    .toArray());
        }
        return contributions.toArray(double[][]::new);
    }

    private static String to(Target target, Set<String> classes) {
        return target.match(
                ofClass -> ofClass.classes().size() == 2
                        ? "P (" + ofClass.name() + "=" + classes.iterator().next() + ")"
                        : "the probability of the predicted " + ofClass.name(),
                labels -> "the labels' probabilities",
                number -> number.name());
    }
}
