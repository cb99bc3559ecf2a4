package org.multimodalbtw.nodes.view;

import java.io.IOException;
import java.util.List;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultView.ViewInput;
import org.multimodalbtw.engine.report.ReportJson;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;

/** Keeps a report for a node's view, so that it is there again after the workflow was saved: a table with one text. */
public final class ReportTable {

    private static final String NONE = "{\"empty\":true}";

    private ReportTable() {}

    /**
     * @param report what the view shows
     * @param context the node's execution
     * @return the table that keeps it
     * @throws IOException if it cannot be written
     */
    public static BufferedDataTable of(Record report, ExecutionContext context) throws IOException {
        return TableWriter.write(
                context,
                Columns.table(List.of(Columns.text("Report"))),
                writer -> writer.add(List.of(Columns.cell(ReportJson.write(report)))));
    }

    /**
     * @param input what the platform kept for the view; its first object is a table of {@link #of}
     * @return the report as JSON, or {@code {"empty":true}} while the node is not executed
     */
    public static String json(ViewInput input) {
        PortObject[] kept = input.getInternalPortObjects();
        if (kept == null || kept.length == 0 || kept[0] == null) {
            return NONE;
        }
        try (CloseableRowIterator rows = ((BufferedDataTable) kept[0]).iterator()) {
            return rows.hasNext() ? ((StringValue) rows.next().getCell(0)).getStringValue() : NONE;
        }
    }
}
