package org.multimodalbtw.nodes.multimodal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.storage.ScratchDirectory;
import org.multimodalbtw.nodes.learner.Training;
import org.multimodalbtw.nodes.predictor.Prediction;
import org.multimodalbtw.nodes.report.ModelReport;
import org.multimodalbtw.nodes.run.Warnings;

/**
 * The work of the node from raw tables to a report.
 *
 * @param parameters what the analyst says
 * @param context the node's execution
 * @param warnings takes what the analyst should know
 */
record Learning(MultimodalLearnerParameters parameters, ExecutionContext context, Warnings warnings) {

    /**
     * What came out.
     *
     * @param trained the model
     * @param predictions of all rows
     * @param scores of all networks
     * @param report the page
     * @param read what was read
     */
    record Result(
            Training.Trained trained,
            BufferedDataTable predictions,
            BufferedDataTable scores,
            BufferedDataTable report,
            BufferedDataTable read) {}

    /**
     * @param labels the labels
     * @param tables the raw tables
     * @param monitor progress and cancel
     * @return what came out; nothing is left behind where it fails
     * @throws IOException if a file cannot be read or written
     * @throws CanceledExecutionException if the user cancels
     */
    Result of(BufferedDataTable labels, List<BufferedDataTable> tables, ProgressMonitor monitor)
            throws IOException, CanceledExecutionException {
        parameters.report().requireWritable();
        EncodedModalities.Input input = input(labels, tables, monitor);
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            EncodedModalities encoded = EncodedModalities.of(
                    input, parameters.split(), scratch.path(), context, warnings, monitor.part(0, .35));
            warnings.add(sentence(encoded.read()));
            Training.Trained trained = parameters
                    .training()
                    .train(
                            encoded.rows(),
                            FusionSettings.defaults(),
                            input.labels(),
                            context,
                            warnings,
                            monitor.part(.35, .85));
            BufferedDataTable predictions = predict(input.labels(), encoded, trained, monitor.part(.85, .95));
            BufferedDataTable scores = trained.scores(context);
            BufferedDataTable read = ReadTable.write(encoded, context);
            ModelReport.Sources sources = new ModelReport.Sources(
                    trained.model(), judging(predictions, trained), input.labels(), scores, read);
            return new Result(trained, predictions, scores, report(sources, monitor.part(.95, 1)), read);
        }
    }

    /** The tables, with the patients as RowIDs of the labels. */
    EncodedModalities.Input input(BufferedDataTable labels, List<BufferedDataTable> tables, ProgressMonitor monitor)
            throws IOException, CanceledExecutionException {
        List<RawTable> all = parameters.tables(
                tables.stream().map(BufferedDataTable::getDataTableSpec).toList());
        if (labels.size() == 0) {
            throw new InputException(
                    "The table of labels has no rows.",
                    "Look at the table that is connected, and at the nodes that read and filter it.");
        }
        boolean areAllEmpty = tables.stream().allMatch(table -> table.size() == 0);
        List<RawTable> empty = all.stream()
                .filter(table ->
                        !areAllEmpty && tables.get(table.position() - 1).size() == 0)
                .toList();
        List<RawTable> raw =
                all.stream().filter(table -> !empty.contains(table)).toList();
        List<BufferedDataTable> filled =
                raw.stream().map(table -> tables.get(table.position() - 1)).toList();
        return matched(labels, filled, raw, monitor).without(empty);
    }

    private EncodedModalities.Input matched(
            BufferedDataTable labels, List<BufferedDataTable> tables, List<RawTable> raw, ProgressMonitor monitor)
            throws IOException, CanceledExecutionException {
        PatientIds ids = PatientIds.of(
                parameters,
                labels,
                tables.stream().map(BufferedDataTable::getDataTableSpec).toList());
        Optional<MatchedTables> matched = parameters.m_patients == Patients.AUTOMATIC
                ? MatchedTables.of(ids, labels, tables, raw, context, monitor)
                : Optional.empty();
        if (matched.isPresent()) {
            warnings.addAll(matched.get().notes());
            return new EncodedModalities.Input(
                    matched.get().ids(),
                    matched.get().labels(),
                    raw,
                    matched.get().tables(),
                    Outcomes.of(parameters, matched.get().labels()),
                    List.of(),
                    parameters.m_withoutNoNotes);
        }
        ids.note().ifPresent(warnings::add);
        BufferedDataTable named = ids.column().isEmpty()
                ? labels
                : PatientIds.named(labels, "The labels", ids.column().get(), context);
        return new EncodedModalities.Input(
                Collections.nCopies(tables.size(), ids),
                named,
                raw,
                tables,
                Outcomes.of(parameters, named),
                List.of(),
                parameters.m_withoutNoNotes);
    }

    private BufferedDataTable predict(
            BufferedDataTable labels, EncodedModalities encoded, Training.Trained trained, ProgressMonitor monitor)
            throws IOException {
        List<String> known = new ArrayList<>(parameters.beside(labels.getDataTableSpec()));
        return Prediction.full(parameters.m_device)
                .write(
                        trained.model(),
                        encoded.rows().tensor(),
                        List.of(KnownBeside.of(labels, known)),
                        context,
                        warnings,
                        monitor);
    }

    /** Without a split the model has learnt from all rows, and only networks that did not can be judged. */
    private BufferedDataTable judging(BufferedDataTable predictions, Training.Trained trained) throws IOException {
        return parameters.split().isPresent() ? predictions : trained.heldOut(context);
    }

    private BufferedDataTable report(ModelReport.Sources sources, ProgressMonitor monitor) throws IOException {
        ModelReport.Written written = parameters.report().write(sources, monitor);
        if (written.replaced()) {
            warnings.add("The file '" + written.file().orElseThrow() + "' was replaced.");
        }
        return written.table(context);
    }

    private static String sentence(List<EncodedModalities.Read> read) {
        return "What was read: "
                + read.stream().map(table -> table.recognition().sentence()).collect(Collectors.joining(", "))
                + ". The table 'What was read' has all columns. To change it: 'Modalities' in the node's dialog.";
    }
}
