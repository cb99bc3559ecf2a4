package org.multimodalbtw.nodes.predictor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.nodes.encoder.EncoderInput;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;

/**
 * Which raw table each of a model's modalities is read from: the one that the user names, else the one whose columns it was encoded from,
 * or if there is none, all of them that it needs; where several have them, the one with the modality's name. A table may serve several modalities.
 */
final class TableMatch {

    /** As KNIME calls a table without a name. */
    private static final String UNNAMED = "default";

    private final Map<String, Integer> tables = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    private TableMatch() {}

    /**
     * @param model a model that carries encoders
     * @param specs the tables' columns, in the order of their ports
     * @param named modalities by the position of the table that the user names for them
     * @return the table of each modality
     * @throws InputException if a table fits no modality or several tables fit one
     */
    static TableMatch of(MultimodalModelPortObjectSpec model, List<DataTableSpec> specs, Map<String, Integer> named) {
        if (model.encoders().isEmpty()) {
            throw new InputException(
                    "The model carries no encoders, so it cannot take tables.",
                    "Train it on tensors of encoder nodes, or connect a tensor.");
        }
        TableMatch match = new TableMatch();
        requireKnown(model, specs.size(), named);
        model.encoders().forEach(encoder -> match.add(encoder, specs, named));
        match.requireAllUsed(model, specs);
        List<String> lacking = model.modalities().stream()
                .map(modality -> modality.name())
                .filter(name -> !match.tables.containsKey(name))
                .toList();
        if (!lacking.isEmpty()) {
            match.warnings.add("No table has the columns of " + String.join(", ", lacking)
                    + ": all rows are predicted from the other modalities.");
        }
        return match;
    }

    /** @return the position of each modality's table; modalities without a table are not in it */
    Map<String, Integer> tables() {
        return tables;
    }

    /** @return what the analyst should know, one sentence each */
    List<String> warnings() {
        return warnings;
    }

    private void add(EncoderPortObjectSpec encoder, List<DataTableSpec> specs, Map<String, Integer> named) {
        String modality = encoder.modality().name();
        if (named.containsKey(modality)) {
            EncoderInput.columns(encoder, specs.get(named.get(modality)));
            tables.put(modality, named.get(modality));
            return;
        }
        List<Integer> complete =
                fitting(specs, spec -> EncoderInput.lacking(encoder, spec).isEmpty());
        List<Integer> fitting = complete.isEmpty()
                ? fitting(specs, spec -> EncoderInput.needed(encoder, spec).isEmpty())
                : complete;
        List<Integer> namesakes = fitting.stream()
                .filter(table -> modality.equals(specs.get(table).getName()))
                .toList();
        List<Integer> chosen = namesakes.size() == 1 ? namesakes : fitting;
        if (chosen.size() > 1) {
            throw new InputException(
                    "Tables "
                            + chosen.stream()
                                    .map(table -> String.valueOf(table + 1))
                                    .collect(Collectors.joining(" and "))
                            + " all have the columns of '" + modality + "'.",
                    "Say in the node's dialog which table it is.");
        }
        chosen.forEach(table -> tables.put(modality, table));
    }

    private static List<Integer> fitting(List<DataTableSpec> specs, Predicate<DataTableSpec> fits) {
        return IntStream.range(0, specs.size())
                .filter(table -> fits.test(specs.get(table)))
                .boxed()
                .toList();
    }

    private void requireAllUsed(MultimodalModelPortObjectSpec model, List<DataTableSpec> specs) {
        for (int table = 0; table < specs.size(); table++) {
            if (!tables.containsValue(table)) {
                throw unused(model, table, specs.get(table));
            }
        }
    }

    /** A table that lacks columns of each modality: what it lacks of the one that it is nearest to, by its name or by what is there. */
    private static InputException unused(MultimodalModelPortObjectSpec model, int table, DataTableSpec spec) {
        EncoderPortObjectSpec nearest = model.encoders().stream()
                .min(Comparator.comparing((EncoderPortObjectSpec encoder) ->
                                !encoder.modality().name().equals(spec.getName()))
                        .thenComparingDouble(encoder ->
                                (double) EncoderInput.needed(encoder, spec).size()
                                        / Math.max(1, encoder.columns().size())))
                .orElseThrow();
        List<String> lacking = EncoderInput.needed(nearest, spec);
        boolean isNamed = spec.getName() != null
                && !spec.getName().isBlank()
                && !spec.getName().equals(UNNAMED);
        String called = "Table " + (table + 1) + (isNamed ? ", '" + spec.getName() + "'," : "");
        if (lacking.isEmpty()) {
            return new InputException(
                    called + " is not needed: '" + nearest.modality().name() + "' is read from another table.",
                    "Say in the node's dialog which table it is, or leave this one out.");
        }
        if (model.encoders().stream().allMatch(encoder -> hasNoneOf(encoder, spec))) {
            String needs = model.encoders().stream()
                    .map(encoder -> "'" + encoder.modality().name() + "' needs "
                            + Examples.of(EncoderInput.needed(encoder, spec)) + similarTo(encoder, spec))
                    .collect(Collectors.joining(", "));
            return new InputException(
                    called + " fits none of the model's modalities: " + needs + ".",
                    "Give the table the columns that the modality was encoded from, or leave the table out.");
        }
        return new InputException(
                called + " fits none of the model's modalities. It is nearest to '"
                        + nearest.modality().name() + "', and lacks " + Examples.of(lacking)
                        + EncoderInput.similar(nearest, lacking, spec) + ".",
                "Give the table these columns, without any value where nothing is known, or leave the table out.");
    }

    private static boolean hasNoneOf(EncoderPortObjectSpec encoder, DataTableSpec spec) {
        return encoder.columns().stream().noneMatch(spec::containsName);
    }

    private static String similarTo(EncoderPortObjectSpec encoder, DataTableSpec spec) {
        return EncoderInput.similar(encoder, EncoderInput.needed(encoder, spec), spec);
    }

    private static void requireKnown(MultimodalModelPortObjectSpec model, int tables, Map<String, Integer> named) {
        Set<String> known = model.encoders().stream()
                .map(encoder -> encoder.modality().name())
                .collect(Collectors.toCollection(TreeSet::new));
        named.forEach((modality, table) -> {
            if (!known.contains(modality)) {
                throw new InputException(
                        "The model has no modality '" + modality + "' with an encoder, but " + known + ".",
                        "Correct the modalities of tables in the node's dialog.");
            }
            if (table < 0 || table >= tables) {
                throw new InputException(
                        "'" + modality + "' is to be read from table " + (table + 1) + ", but there are " + tables
                                + ".",
                        "Correct the modalities of tables in the node's dialog.");
            }
        });
    }
}
