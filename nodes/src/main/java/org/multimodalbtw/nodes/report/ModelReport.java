package org.multimodalbtw.nodes.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.report.page.ColumnTable;
import org.multimodalbtw.engine.report.page.PatientRow;
import org.multimodalbtw.engine.report.page.ReportData;
import org.multimodalbtw.engine.report.page.ReportPage;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;
import org.multimodalbtw.nodes.table.TruthColumns;

/** What is known of a model as one page, as the Multimodal Report writes it. */
public final class ModelReport {

    private final MultimodalReportParameters parameters;

    ModelReport(MultimodalReportParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * @param file where the page is written; empty if nowhere
     * @param ifExists what happens to a file that is there already
     * @param split the column of the labels that says what each row was used for; empty: one that is called split
     * @param group the column that says which rows belong together; empty: one that is called so
     * @return a report on the cohort, without RowIDs
     */
    public static ModelReport onCohort(String file, IfExists ifExists, String split, String group) {
        MultimodalReportParameters parameters = new MultimodalReportParameters();
        parameters.m_file = file;
        parameters.m_ifExists = ifExists;
        parameters.m_splitColumn = split;
        parameters.m_groupColumn = group;
        return new ModelReport(parameters);
    }

    /**
     * What a report is made of; all but model and predictions can be {@code null}.
     *
     * @param model the model
     * @param predictions predictions with all columns that the report should show
     * @param labels what is true of the rows
     * @param scores the scores of the learner
     * @param read what was read
     */
    public record Sources(
            MultimodalModelPortObject model,
            BufferedDataTable predictions,
            BufferedDataTable labels,
            BufferedDataTable scores,
            BufferedDataTable read) {}

    /**
     * A report that was written.
     *
     * @param data what it is about
     * @param page the page
     * @param file where it was written; empty if nowhere
     * @param replaced whether a file was there before
     */
    public record Written(ReportData data, String page, Optional<Path> file, boolean replaced) {

        /**
         * @param context the node's execution
         * @return one row: where the page was written, and the page itself
         * @throws IOException if it cannot be written
         */
        public BufferedDataTable table(ExecutionContext context) throws IOException {
            return TableWriter.write(
                    context,
                    spec(),
                    writer -> writer.add(
                            List.of(Columns.cell(file.map(Path::toString).orElse(null)), Columns.cell(page))));
        }
    }

    /** @return the columns of {@link Written#table} */
    public static DataTableSpec spec() {
        return Columns.table(List.of(Columns.text("File"), Columns.text("Page")));
    }

    /** @throws org.multimodalbtw.engine.InputException if the place of the file is none of this machine, or its folder is not there */
    public void checkPlace() {
        if (!parameters.place().isBlank() && !parameters.place().isElsewhere()) {
            ReportFile.at(parameters.place());
        }
    }

    /** @throws org.multimodalbtw.engine.InputException if the file could not be written, for one is there that is not to be replaced */
    public void requireWritable() {
        if (!parameters.place().isBlank()) {
            ReportFile.at(parameters.place()).requireFree(parameters.m_ifExists);
        }
    }

    /**
     * @param sources what it is made of
     * @param monitor progress and cancel
     * @return the report; its file is complete, or as it was before
     * @throws IOException if a file cannot be read or written
     * @throws org.multimodalbtw.engine.InputException if something lacks in a table
     */
    public Written write(Sources sources, ProgressMonitor monitor) throws IOException {
        ReportData data = data(sources, monitor);
        String page = ReportPage.write(data);
        if (parameters.place().isBlank()) {
            return new Written(data, page, Optional.empty(), false);
        }
        ReportFile target = ReportFile.at(parameters.place());
        boolean replaced = target.write(page, parameters.m_ifExists);
        return new Written(data, page, Optional.of(target.path()), replaced);
    }

    private ReportData data(Sources sources, ProgressMonitor monitor) throws IOException {
        MultimodalModelPortObject model = sources.model();
        BufferedDataTable predictions = sources.predictions();
        BufferedDataTable labels = sources.labels();
        PredictedRows columns = PredictedRows.of(model.getSpec(), predictions.getDataTableSpec());
        boolean sayTruth = labels == null
                && TruthColumns.of(model.getSpec().target(), predictions.getDataTableSpec())
                        .isPresent();
        Optional<LabelledRows> known = labels != null || sayTruth
                ? Optional.of(
                        LabelledRows.of(model.getSpec().target(), labels == null ? predictions : labels, parameters))
                : Optional.empty();
        List<PatientRow> rows = columns.read(
                predictions, rowId -> known.map(all -> all.of(rowId)).orElse(PatientRow.Labelled.NONE), monitor);
        List<Score> learnt = sources.scores() == null
                ? List.of()
                : ScoreRows.of(sources.scores().getDataTableSpec()).read(sources.scores());
        return new ReportData(
                model(model),
                columns.extras(),
                rows,
                labelling(known, rows),
                learnt,
                read(sources.read()),
                parameters.wishes(),
                labels == null ? ReportData.Asked.NONE : AskedColumns.read(labels, parameters));
    }

    private static ReportData.Labelling labelling(Optional<LabelledRows> known, List<PatientRow> rows) {
        if (known.isEmpty()) {
            return ReportData.Labelling.NONE;
        }
        Set<String> without = new HashSet<>(known.get().rows().keySet());
        rows.forEach(row -> without.remove(row.id()));
        return new ReportData.Labelling(true, known.get().groups(), without.size());
    }

    private static ReportData.Model model(MultimodalModelPortObject model) throws IOException {
        return new ReportData.Model(
                ModelDirectory.readManifest(model.directory()),
                ModelDirectory.readWeightShare(model.directory()),
                ModelDirectory.readInsight(model.directory()),
                ModelDirectory.readReference(model.directory()),
                model.getSpec().conclusion(),
                model.getSpec().encoders().stream()
                        .map(encoder ->
                                new ReportData.Input(encoder.modality().name(), encoder.kind(), encoder.columns()))
                        .toList());
    }

    private static Optional<ColumnTable> read(BufferedDataTable table) {
        if (table == null) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        table.forEach(row -> rows.add(StreamSupport.stream(row.spliterator(), false)
                .map(cell -> cell.isMissing() ? "" : cell.toString())
                .toList()));
        return Optional.of(new ColumnTable(
                table.getDataTableSpec().stream().map(DataColumnSpec::getName).toList(), rows));
    }
}
