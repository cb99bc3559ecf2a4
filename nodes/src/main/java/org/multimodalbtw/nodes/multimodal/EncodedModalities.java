package org.multimodalbtw.nodes.multimodal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.nodes.collector.Collected;
import org.multimodalbtw.nodes.encoder.TableEncoder;
import org.multimodalbtw.nodes.learner.Training;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.Warnings;

/**
 * All tables as one tensor, with what became of each.
 *
 * @param rows the tensor and its encoders
 * @param read the tables that are learnt from, in the order of their ports
 * @param leftOut the names of those from which nothing can be learnt, with why: a clause
 */
record EncodedModalities(Training.Rows rows, List<Read> read, Map<String, String> leftOut) {

    /**
     * A table that was encoded.
     *
     * @param recognition what it holds
     * @param encoded its tensor
     * @param leftOut its columns that no encoder has seen, with why: a clause
     */
    record Read(Recognition recognition, TableEncoder.Encoded encoded, Map<String, String> leftOut) {}

    /** The tables of a node, what is known of the patients of each, what the labels say of them, which further tables have no rows, and whether words for no note are empty. */
    record Input(
            List<PatientIds> ids,
            BufferedDataTable labels,
            List<RawTable> tables,
            List<BufferedDataTable> rows,
            Outcomes outcomes,
            List<RawTable> empty,
            boolean emptiesNoNotes) {

        Input without(List<RawTable> emptyTables) {
            return new Input(ids, labels, tables, rows, outcomes, emptyTables, emptiesNoNotes);
        }
    }

    /**
     * @param input labels, with the patients as RowIDs, and tables
     * @param split the column of the labels that says what each row is used for
     * @param folder for tensors and encoders
     * @param context the node's execution
     * @param warnings takes what the analyst should know
     * @param monitor progress and cancel
     * @return the encoded tables
     * @throws IOException if a file cannot be read or written
     * @throws CanceledExecutionException if the user cancels
     * @throws InputException if a table cannot be encoded: with its name
     */
    static EncodedModalities of(
            Input input,
            Optional<String> split,
            Path folder,
            ExecutionContext context,
            Warnings warnings,
            ProgressMonitor monitor)
            throws IOException, CanceledExecutionException {
        List<Read> read = new ArrayList<>();
        List<Path> tensors = new ArrayList<>();
        List<Path> encoders = new ArrayList<>();
        UselessTables useless = new UselessTables(input.empty());
        int count = input.tables().size();
        for (int index = 0; index < count; index++) {
            ProgressMonitor part = monitor.part(.9 * index / count, .9 * (index + 1) / count);
            TableEncoder.Files files =
                    new TableEncoder.Files(folder.resolve("encoder" + index), folder.resolve("tensor" + index));
            part.report(0, "Table " + (index + 1) + " of " + count);
            try {
                read.add(read(input, index, split, files, context, warnings, part));
                tensors.add(files.tensor());
                encoders.add(files.encoder());
            } catch (InputException failure) {
                useless.add(input.tables().get(index), input.rows().get(index), failure);
            }
        }
        useless.requireOthers(read);
        warnings.addAll(useless.notes());
        Collected collected =
                Collected.of(read.stream().map(each -> each.encoded().tensor()).toArray(PortObjectSpec[]::new));
        Path joined = folder.resolve("joined");
        Collected.Joined tensor = collected.write(tensors, joined, monitor.part(.9, 1));
        warnings.addAll(tensor.notes());
        Path set = folder.resolve("encoders");
        EncoderSet.write(encoders, names(tensor.tensor()), set);
        return new EncodedModalities(
                new Training.Rows(tensor.tensor(), joined, Optional.of(set)), read, useless.reasons());
    }

    private static List<String> names(TensorPortObjectSpec tensor) {
        return tensor.encoders().stream()
                .map(encoder -> encoder.modality().name())
                .toList();
    }

    private static Read read(
            Input input,
            int index,
            Optional<String> split,
            TableEncoder.Files files,
            ExecutionContext context,
            Warnings warnings,
            ProgressMonitor monitor)
            throws IOException, CanceledExecutionException {
        RawTable table = input.tables().get(index);
        PatientIds ids = input.ids().get(index);
        BufferedDataTable given = input.rows().get(index);
        Optional<String> id = Recognition.idColumn(given, ids, input.labels());
        BufferedDataTable raw = patients(input, index, id, context, warnings, monitor);
        FoundCopies copies = FoundCopies.of(table, raw, id, input.outcomes(), monitor);
        warnings.addAll(copies.notes());
        KnownRows outcomes = copies.areLeftOut() ? input.outcomes().known() : KnownRows.none();
        Map<String, String> leftOut = new LinkedHashMap<>(copies.leftOut());
        Recognition found = recognition(
                table, raw, new Recognition.Known(id, leftOut.keySet(), split, outcomes), leftOut, warnings, monitor);
        Recognition recognition = input.emptiesNoNotes() ? found.emptyingNoNotes() : found;
        BufferedDataTable rows = named(recognition, raw, ids, context);
        try {
            TableEncoder.Encoded encoded =
                    recognition.encoder().encode(recognition.facts(), rows, input.labels(), files, warnings, monitor);
            UnreadColumns unread = UnreadColumns.of(recognition, encoded);
            warnings.addAll(unread.notes());
            leftOut.putAll(unread.reasons());
            Optional<String> namedBy = namedBy(recognition, raw, ids);
            return new Read(recognition, namedBy.map(encoded::namedBy).orElse(encoded), leftOut);
        } catch (InputException failure) {
            throw table.named(failure, recognition.kind());
        }
    }

    /** What a table holds, without lists of different lengths where its other columns can be read. */
    private static Recognition recognition(
            RawTable table,
            BufferedDataTable rows,
            Recognition.Known known,
            Map<String, String> leftOut,
            Warnings warnings,
            ProgressMonitor monitor) {
        Recognition all = Recognition.of(table, rows, known, monitor);
        List<RaggedLists> ragged = all.kind() == FileKind.TABLE ? RaggedLists.of(rows) : List.of();
        if (ragged.isEmpty() || !all.hasOthersThan(ragged)) {
            return all;
        }
        ragged.forEach(lists -> {
            leftOut.put(lists.column(), lists.why());
            warnings.add(lists.note(table.name()));
        });
        return Recognition.of(table, rows, known, monitor);
    }

    /** The rows that name a patient, where a column does. */
    private static BufferedDataTable patients(
            Input input,
            int index,
            Optional<String> id,
            ExecutionContext context,
            Warnings warnings,
            ProgressMonitor monitor)
            throws IOException {
        RawTable table = input.tables().get(index);
        BufferedDataTable given = input.rows().get(index);
        if (id.isEmpty()) {
            return given;
        }
        PatientRows rows = new PatientRows(given, id);
        Optional<PatientRows.Unnamed> unnamed = rows.unnamed(monitor);
        unnamed.ifPresent(each -> warnings.add(rows.leftOut(each, "'" + table.name() + "'")));
        MetPatients met = new MetPatients(input.labels(), input.ids().get(index).column());
        met.note(table, rows, monitor).ifPresent(warnings::add);
        return unnamed.isEmpty() ? given : rows.withoutUnnamed(context, monitor);
    }

    /** The column that names the patients of a table with one row for each; empty where the RowID does. */
    private static Optional<String> namedBy(Recognition recognition, BufferedDataTable raw, PatientIds ids) {
        return ids.column().isEmpty() || recognition.facts().patient().isPresent()
                ? Optional.empty()
                : ids.columnOf(raw.getDataTableSpec());
    }

    /** A table with one row for each patient gets the patients as RowIDs, if a column names them. */
    private static BufferedDataTable named(
            Recognition recognition, BufferedDataTable raw, PatientIds ids, ExecutionContext context)
            throws IOException, CanceledExecutionException {
        if (ids.column().isEmpty() || recognition.facts().patient().isPresent()) {
            return raw;
        }
        RawTable table = recognition.table();
        String column = ids.columnOf(raw.getDataTableSpec())
                .orElseThrow(() -> new InputException(
                        table.called() + " has no column '" + ids.column().get() + "', by which patients are known.",
                        "Give it this column, or choose 'Patients are named by: RowID' in the node's dialog."));
        return PatientIds.named(raw, table.called(), column, context);
    }
}
