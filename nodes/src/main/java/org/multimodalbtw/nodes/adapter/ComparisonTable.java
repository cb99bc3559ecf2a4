package org.multimodalbtw.nodes.adapter;

import java.io.IOException;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.adapt.AdaptationScore;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;

/** The table that compares the model before and after. */
final class ComparisonTable {

    private ComparisonTable() {}

    static DataTableSpec spec() {
        return Columns.table(List.of(
                Columns.text("Model"),
                Columns.text("Minus"),
                Columns.text("Rows"),
                Columns.count("Number of rows"),
                Columns.text("Metric"),
                Columns.number("Value"),
                Columns.number("Lower end (95 %)"),
                Columns.number("Upper end (95 %)"),
                Columns.text("Shows")));
    }

    static BufferedDataTable write(List<AdaptationScore> scores, ExecutionContext context) throws IOException {
        return TableWriter.write(context, spec(), writer -> scores.forEach(score -> writer.add(cells(score))));
    }

    private static List<DataCell> cells(AdaptationScore score) {
        return List.of(
                Columns.cell(score.model()),
                score.minus().map(Columns::cell).orElseGet(DataType::getMissingCell),
                Columns.cell(score.rows()),
                new LongCell(score.count()),
                Columns.cell(score.metric().key()),
                Columns.cell(score.estimate().value()),
                Columns.cell(score.estimate().low()),
                Columns.cell(score.estimate().high()),
                score.says().map(Columns::cell).orElseGet(DataType::getMissingCell));
    }
}
