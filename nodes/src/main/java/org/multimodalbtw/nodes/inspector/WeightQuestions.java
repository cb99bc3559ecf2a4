package org.multimodalbtw.nodes.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.report.HeatMap;
import org.multimodalbtw.engine.report.WeightRow;
import org.multimodalbtw.engine.report.WeightRows;
import org.multimodalbtw.nodes.inspector.WeightColumns.Cells;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.nodes.table.TargetCells;

/**
 * Answers what the view asks for: a closer look at some rows, rows with a name, and one row. A question can come late, when the node was
 * reset, or be one that cannot be answered: the answer is then a {@link Problem}.
 */
public final class WeightQuestions {

    private static final int MOST_FOUND = 20;

    /**
     * Why a question has no answer.
     *
     * @param problem what is wrong and what to do, for a person
     */
    public record Problem(String problem) {}

    private static final int KEPT = 3;

    private final MultimodalModelPortObjectSpec model;
    private final BufferedDataTable table;
    private WeightRows rows;

    /**
     * A number with a name.
     *
     * @param name empty if there is but one
     * @param value NaN if it is not known
     */
    public record Named(String name, double value) {}

    /**
     * What one modality has to do with a row.
     *
     * @param name the modality
     * @param missing whether the row lacks it
     * @param weight its weight
     * @param divergence its KL divergence in nats
     * @param own its own prediction, as far as the table holds it
     */
    public record Part(String name, boolean missing, double weight, double divergence, List<Named> own) {}

    /**
     * One row.
     *
     * @param id its RowID
     * @param prediction {@code null} if there is none
     * @param truth {@code null} if it is not known
     * @param probabilities one a class, as far as the table holds them
     * @param unweighted the same, or the number, without weights
     * @param modalities one a modality
     */
    public record Focus(
            String id,
            String prediction,
            String truth,
            List<Named> probabilities,
            List<Named> unweighted,
            List<Part> modalities) {}

    /** @param kept what the node keeps for its view: report, weights and model; {@code null} or without them after a reset */
    WeightQuestions(PortObject[] kept) {
        boolean isReset = kept == null || kept.length < KEPT || kept[1] == null || kept[2] == null;
        table = isReset ? null : (BufferedDataTable) kept[1];
        model = isReset ? null : ((MultimodalModelPortObject) kept[2]).getSpec();
    }

    /**
     * @param order a constant of {@link HeatMap.Order}
     * @param from first place
     * @param to place after the last
     * @return the weights of these rows, a {@link HeatMap}, or a {@link Problem}
     */
    public Object heatMap(String order, Integer from, Integer to) {
        Optional<HeatMap.Order> known = Stream.of(HeatMap.Order.values())
                .filter(each -> each.name().equals(order))
                .findFirst();
        if (known.isEmpty()) {
            return new Problem(
                    "Rows cannot be sorted by '" + order + "', but by " + List.of(HeatMap.Order.values()) + ".");
        }
        if (from == null || to == null) {
            return new Problem("It is not said from which row to which row to look.");
        }
        return answer(() -> rows().heatMap(known.get(), from, to));
    }

    /**
     * @param text part of a RowID
     * @return the first RowIDs that contain it, a list, or a {@link Problem}
     */
    public Object search(String text) {
        return text == null
                ? new Problem("No text to search for is given.")
                : answer(() -> rows().search(text, MOST_FOUND));
    }

    /**
     * @param id a RowID
     * @return the row, a {@link Focus}; {@code null} if there is none; or a {@link Problem}
     */
    public Object row(String id) {
        return id == null ? new Problem("No row is named.") : answer(() -> find(id));
    }

    /** The rows may be gone although the view still shows them. */
    private Object answer(Supplier<Object> question) {
        if (table == null) {
            return new Problem("The node was reset: execute it and open its view again.");
        }
        try {
            return question.get();
        } catch (RuntimeException failure) {
            return new Problem("The rows cannot be read: execute the node and open its view again. ("
                    + failure.getMessage() + ")");
        }
    }

    private Focus find(String id) {
        WeightRow weights =
                rows().find(id).stream().mapToObj(rows()::row).findFirst().orElse(null);
        if (weights == null) {
            return null;
        }
        try (CloseableRowIterator iterator = table.iterator()) {
            while (iterator.hasNext()) {
                DataRow row = iterator.next();
                if (row.getKey().getString().equals(id)) {
                    return focus(row, weights);
                }
            }
        }
        return null;
    }

    private synchronized WeightRows rows() {
        if (rows == null) {
            rows = WeightColumns.of(model, table.getDataTableSpec()).read(table, ProgressMonitor.NONE);
        }
        return rows;
    }

    private Focus focus(DataRow row, WeightRow weights) {
        DataTableSpec spec = table.getDataTableSpec();
        List<String> modalities = Modality.names(model.modalities());
        Target target = model.target();
        List<Part> parts = new ArrayList<>();
        for (int modality = 0; modality < modalities.size(); modality++) {
            String name = modalities.get(modality);
            double weight = weights.weights()[modality];
            parts.add(new Part(name, Double.isNaN(weight), weight, weights.divergences()[modality], own(row, name)));
        }
        return new Focus(
                weights.id(),
                Cells.text(row, spec.findColumnIndex(PredictionColumns.prediction(target.name()))),
                Cells.text(row, spec.findColumnIndex(target.name())),
                target.classes().stream()
                        .map(name -> new Named(name, number(row, PredictionColumns.probability(target.name(), name))))
                        .filter(named -> !Double.isNaN(named.value))
                        .toList(),
                beside(row, PredictionColumns::unweighted),
                parts);
    }

    private List<Named> own(DataRow row, String modality) {
        return beside(row, fused -> PredictionColumns.by(fused, modality));
    }

    /** What stands beside the fused prediction in columns that are named after it. */
    private List<Named> beside(DataRow row, UnaryOperator<String> column) {
        return TargetCells.of(model.target()).outputs().entrySet().stream()
                .map(output -> new Named(output.getKey(), number(row, column.apply(output.getValue()))))
                .filter(named -> !Double.isNaN(named.value))
                .toList();
    }

    private double number(DataRow row, String column) {
        return Cells.number(row, Cells.number(table.getDataTableSpec(), column));
    }
}
