package org.multimodalbtw.nodes.inspector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.nodes.table.GroupNames;
import org.multimodalbtw.nodes.table.GroupSharing;

/** Which rows are of one patient, so that intervals count patients and not rows. */
final class InspectedGroups {

    /** Each row is for itself. */
    static final InspectedGroups NONE = new InspectedGroups("", Map.of(), List.of());

    private final String column;
    private final Map<String, String> byRow;
    private final List<String> notes;

    private InspectedGroups(String column, Map<String, String> byRow, List<String> notes) {
        this.column = column;
        this.byRow = byRow;
        this.notes = notes;
    }

    /**
     * @param parameters which column says it
     * @param table the labels, or the predictions where none are connected
     * @param target what is predicted, which is no column of patients
     * @return the patients of its rows
     * @throws org.multimodalbtw.engine.InputException if a column is chosen that is not there
     */
    static InspectedGroups of(BtwWeightInspectorParameters parameters, BufferedDataTable table, Target target) {
        if (parameters.m_rowsAlone) {
            return NONE;
        }
        String chosen = parameters.m_groupColumn.strip();
        Optional<GroupNames> column = chosen.isEmpty()
                ? GroupNames.usual(table, target)
                : Optional.of(GroupNames.of(table.getDataTableSpec(), chosen));
        return column.map(found -> new InspectedGroups(found.name(), read(table, found), List.of(note(table, found))))
                .orElse(NONE);
    }

    private static String note(BufferedDataTable table, GroupNames column) {
        GroupSharing sharing = GroupSharing.of(table, column);
        return "Intervals count the rows with the same '" + column.name() + "' as one: " + sharing.rows() + " rows of "
                + sharing.different() + ". If they do not belong together: 'Each row is for itself'.";
    }

    private static Map<String, String> read(BufferedDataTable table, GroupNames column) {
        Map<String, String> byRow = new HashMap<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                column.of(row).ifPresent(name -> byRow.put(row.getKey().getString(), name));
            }
        }
        return byRow;
    }

    /** The column that says it; empty where none does. */
    String column() {
        return column;
    }

    /** Whether a column says it. */
    boolean areKnown() {
        return !byRow.isEmpty();
    }

    /**
     * @param rowId of any row
     * @return what it belongs to; {@code null} if it is for itself
     */
    String of(String rowId) {
        return byRow.get(rowId);
    }

    /** What counts as one, in a sentence, if something does. */
    List<String> notes() {
        return notes;
    }
}
