package org.multimodalbtw.nodes.inspector;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.report.HeatMap;
import org.multimodalbtw.engine.report.WeightRows;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;

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
    private final BufferedDataTable labels;
    private WeightRows rows;
    private RowSplits splits;

    /**
     * @param kept what the node keeps for its view: report, weights, model and, where they were connected, labels; {@code null} or without
     *     them after a reset
     */
    WeightQuestions(PortObject[] kept) {
        boolean isReset = kept == null || kept.length < KEPT || kept[1] == null || kept[2] == null;
        table = isReset ? null : (BufferedDataTable) kept[1];
        labels = isReset || kept.length == KEPT ? null : (BufferedDataTable) kept[KEPT];
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
     * @return the row, a {@link org.multimodalbtw.engine.report.PatientCard}; {@code null} if there is none; or a {@link Problem}
     */
    public Object row(String id) {
        return id == null
                ? new Problem("No row is named.")
                : answer(() -> new CardColumns(model, table.getDataTableSpec(), splits())
                        .find(table, rows(), id)
                        .orElse(null));
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

    private synchronized RowSplits splits() {
        if (splits == null) {
            splits = RowSplits.of(table, labels);
        }
        return splits;
    }

    private synchronized WeightRows rows() {
        if (rows == null) {
            TrueOutcomes truth =
                    TrueOutcomes.of(model.target(), table.getDataTableSpec(), labels, ProgressMonitor.NONE);
            rows = WeightColumns.of(model, table.getDataTableSpec()).read(table, truth, ProgressMonitor.NONE);
        }
        return rows;
    }
}
