package org.multimodalbtw.nodes.table;

import java.io.IOException;
import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.certainty.RiskCoverage;

/** The table of accuracy against the share that is decided: one row for each share. */
public final class RiskCoverageTable {

    private RiskCoverageTable() {}

    /** @return its columns */
    public static DataTableSpec spec() {
        return Columns.table(List.of(
                Columns.number("Share decided"),
                Columns.integer("Number of rows"),
                Columns.number("At least as sure as"),
                Columns.text("Metric"),
                Columns.number("Value"),
                Columns.number("Lower end (95 %)"),
                Columns.number("Upper end (95 %)")));
    }

    /**
     * @param context the node's execution
     * @param curve what is to stand in it
     * @return the table
     * @throws IOException if it cannot be written
     */
    public static BufferedDataTable write(ExecutionContext context, RiskCoverage curve) throws IOException {
        return TableWriter.write(context, spec(), writer -> {
            for (RiskCoverage.Point point : curve.points()) {
                writer.add(List.of(
                        Columns.cell(point.share()),
                        new IntCell(point.rows()),
                        Columns.cell(point.least()),
                        Columns.cell(curve.metric().key()),
                        Columns.cell(point.estimate().value()),
                        Columns.cell(point.estimate().low()),
                        Columns.cell(point.estimate().high())));
            }
        });
    }
}
