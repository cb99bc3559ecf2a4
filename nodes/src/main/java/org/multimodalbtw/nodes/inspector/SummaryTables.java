package org.multimodalbtw.nodes.inspector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.report.ContributionOverview;
import org.multimodalbtw.engine.weight.WeightSummary;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;
import org.multimodalbtw.nodes.table.TargetCells;

/** A summary of weights as tables. */
final class SummaryTables {

    private static final String NOTHING = "Nothing to note.";

    private static final List<DataCell> UNKNOWN = Collections.nCopies(3, DataType.getMissingCell());

    private SummaryTables() {}

    /**
     * @param modalities their names as far as they are known
     * @param withContributions whether there are columns of contributions
     */
    static DataTableSpec modalitySpec(List<String> modalities, boolean withContributions) {
        List<DataColumnSpec> columns = new ArrayList<>(List.of(
                Columns.nominal("Modality", modalities),
                Columns.count("Rows"),
                Columns.share("Missing share"),
                Columns.number("Mean weight"),
                Columns.number("Standard deviation"),
                Columns.number("Minimum"),
                Columns.number("First quartile"),
                Columns.number("Median"),
                Columns.number("Third quartile"),
                Columns.number("Maximum"),
                Columns.share("Share of rows it dominates"),
                Columns.number("Mean KL"),
                Columns.number("Mutual information"),
                Columns.number("Lower end (95 %)"),
                Columns.number("Upper end (95 %)")));
        if (withContributions) {
            columns.add(Columns.number("Mean |contribution|"));
            columns.add(Columns.number("Mean |contribution|, lower end (95 %)"));
            columns.add(Columns.number("Mean |contribution|, upper end (95 %)"));
        }
        return Columns.table(columns);
    }

    /** One row a modality; without insight the mutual information is missing. */
    static BufferedDataTable modalities(
            WeightSummary summary,
            TrainingInsight insight,
            ContributionOverview contributions,
            ExecutionContext context)
            throws IOException {
        List<String> names = summary.modalities().stream()
                .map(WeightSummary.Spread::modality)
                .toList();
        return TableWriter.write(context, modalitySpec(names, contributions != null), writer -> {
            for (int m = 0; m < summary.modalities().size(); m++) {
                List<DataCell> cells =
                        new ArrayList<>(cells(summary.modalities().get(m)));
                cells.addAll(
                        insight == null ? UNKNOWN : cells(insight.information().get(m)));
                if (contributions != null) {
                    Estimate mean = contributions.means().get(m);
                    cells.add(Columns.cell(mean.value()));
                    cells.add(Columns.cell(mean.low()));
                    cells.add(Columns.cell(mean.high()));
                }
                writer.add(cells);
            }
        });
    }

    private static List<DataCell> cells(TrainingInsight.Information information) {
        return List.of(
                Columns.cell(information.value()), Columns.cell(information.low()), Columns.cell(information.high()));
    }

    static DataTableSpec groupSpec(MultimodalModelPortObjectSpec model) {
        List<String> predictions = TargetCells.of(model.target()).groups();
        List<DataColumnSpec> columns =
                new ArrayList<>(List.of(Columns.nominal("Prediction", predictions), Columns.count("Rows")));
        Modality.names(model.modalities())
                .forEach(modality -> columns.add(Columns.number("Mean weight (" + modality + ")")));
        return Columns.table(columns);
    }

    static BufferedDataTable groups(
            WeightSummary summary, MultimodalModelPortObjectSpec model, ExecutionContext context) throws IOException {
        return TableWriter.write(
                context, groupSpec(model), writer -> summary.groups().forEach(group -> writer.add(cells(group))));
    }

    static DataTableSpec warningSpec() {
        return Columns.table(List.of(Columns.text("Note")));
    }

    static BufferedDataTable warnings(WeightSummary summary, ExecutionContext context) throws IOException {
        List<String> notes = summary.warnings().isEmpty() ? List.of(NOTHING) : summary.warnings();
        return TableWriter.write(
                context, warningSpec(), writer -> notes.forEach(note -> writer.add(List.of(Columns.cell(note)))));
    }

    private static List<DataCell> cells(WeightSummary.Spread spread) {
        return List.of(
                Columns.cell(spread.modality()),
                new LongCell(spread.rows()),
                Columns.cell(spread.missingShare()),
                Columns.cell(spread.mean()),
                Columns.cell(spread.deviation()),
                Columns.cell(spread.fiveNumbers().minimum()),
                Columns.cell(spread.fiveNumbers().lowerQuartile()),
                Columns.cell(spread.fiveNumbers().median()),
                Columns.cell(spread.fiveNumbers().upperQuartile()),
                Columns.cell(spread.fiveNumbers().maximum()),
                Columns.cell(spread.dominatingShare()),
                Columns.cell(spread.meanDivergence()));
    }

    private static List<DataCell> cells(WeightSummary.Group group) {
        List<DataCell> cells = new ArrayList<>(List.of(Columns.cell(group.name()), new LongCell(group.rows())));
        for (double mean : group.meanWeights()) {
            cells.add(Columns.cell(mean));
        }
        return cells;
    }
}
