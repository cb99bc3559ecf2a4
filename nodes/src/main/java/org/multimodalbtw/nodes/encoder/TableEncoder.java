package org.multimodalbtw.nodes.encoder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.NothingToLearnException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.SelectedRows;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.RowOrderCheck;
import org.multimodalbtw.engine.survey.TableOrder;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.KnimeRows;
import org.multimodalbtw.nodes.table.RowOrders;
import org.multimodalbtw.nodes.table.SplitColumn;
import org.multimodalbtw.nodes.table.UnusedSplit;

/**
 * Learns from the training rows of a table and turns all its rows into a tensor of one modality.
 *
 * @param kind what sort of encoder it is, in one word
 * @param defaults makes settings that know nothing of a table
 * @param learning how it is fitted
 * @param <P> its settings
 */
public record TableEncoder<P extends EncoderParameters>(String kind, Supplier<P> defaults, Learning<P> learning) {

    /**
     * How an encoder is fitted.
     *
     * @param <P> its settings
     */
    @FunctionalInterface
    public interface Learning<P> {

        /**
         * @param parameters its settings
         * @param trainingRows the rows to learn from
         * @param monitor progress and cancel
         * @return the encoder
         * @throws IOException if a file cannot be read or written
         */
        FittedEncoder fit(P parameters, TableRows trainingRows, ProgressMonitor monitor) throws IOException;

        /**
         * As {@link #fit(Object, TableRows, ProgressMonitor)}, where more is known of the rows.
         *
         * @param known what is known of them
         */
        default FittedEncoder fit(P parameters, TableRows trainingRows, Known known, ProgressMonitor monitor)
                throws IOException {
            return fit(parameters, trainingRows, monitor);
        }
    }

    /**
     * What is known of training rows.
     *
     * @param outcomes their outcomes, so that what tells them can be said
     * @param patient the column that names the patient where a patient has several rows; empty where the RowID does
     */
    public record Known(KnownRows outcomes, Optional<String> patient) {}

    /**
     * Where an encoder and what it encodes are written.
     *
     * @param encoder the directory of the encoder, which does not exist yet
     * @param tensor the file of the tensor, which does not exist yet
     */
    public record Files(Path encoder, Path tensor) {}

    /**
     * A table as a tensor.
     *
     * @param fitted its encoder
     * @param encoder what that takes and gives
     * @param summary what happened when rows were encoded
     * @param tensor what the tensor holds
     */
    public record Encoded(
            FittedEncoder fitted, EncoderPortObjectSpec encoder, EncodingSummary summary, TensorPortObjectSpec tensor) {

        /**
         * @param column the column that named the patients of the table, one row each
         * @return the same for new tables that name them so
         */
        public Encoded namedBy(String column) {
            EncoderPortObjectSpec named = encoder.namedBy(column);
            return new Encoded(fitted, named, summary, tensor.withEncoders(List.of(named)));
        }
    }

    /**
     * @param facts what is known of a table
     * @return settings for it; all that is not known is as by default
     */
    public P settings(TableFacts facts) {
        P settings = defaults.get();
        settings.take(facts);
        return settings;
    }

    /**
     * @param facts what is known of a table
     * @param trainingRows the columns of the table that says which rows are training rows
     * @return what an encoder for it takes
     * @throws InputException if the columns do not fit
     */
    public EncoderPortObjectSpec expected(TableFacts facts, DataTableSpec trainingRows) {
        return expected(settings(facts), facts.columns(), trainingRows);
    }

    /**
     * @param facts what is known of a table
     * @param table the table
     * @param trainingRows the table that says which of its rows are training rows
     * @param files where to write
     * @param warnings takes what the analyst should know
     * @param monitor progress and cancel
     * @return the encoded table
     * @throws IOException if a file cannot be read or written
     * @throws InputException if the rows cannot be encoded
     */
    public Encoded encode(
            TableFacts facts,
            BufferedDataTable table,
            BufferedDataTable trainingRows,
            Files files,
            Warnings warnings,
            ProgressMonitor monitor)
            throws IOException {
        return encode(
                settings(facts), table, new Training(trainingRows, facts.outcomes(), false), files, warnings, monitor);
    }

    /**
     * The table that says which rows are training rows, which may be {@code null}, what is known of their outcomes, and whether a dialog asks for
     * the split.
     */
    private record Training(BufferedDataTable table, KnownRows outcomes, boolean isAsked) {}

    EncoderPortObjectSpec expected(P parameters, DataTableSpec table, DataTableSpec trainingRows) {
        Modality modality = Modality.named(parameters.modality());
        List<String> columns = parameters.columns(table);
        Optional<String> patient = parameters.patientColumn(table);
        if (trainingRows != null) {
            parameters.splitColumn(trainingRows);
        }
        return new EncoderPortObjectSpec(modality, kind, columns, patient);
    }

    Encoded encode(
            P parameters,
            BufferedDataTable table,
            BufferedDataTable trainingTable,
            Files files,
            Warnings warnings,
            ProgressMonitor monitor)
            throws IOException {
        Training training = new Training(trainingTable, KnownRows.none(), true);
        return encode(parameters, table, training, files, warnings, monitor);
    }

    private Encoded encode(
            P parameters,
            BufferedDataTable table,
            Training known,
            Files files,
            Warnings warnings,
            ProgressMonitor monitor)
            throws IOException {
        DataTableSpec spec = table.getDataTableSpec();
        requireRows(parameters, table);
        warnings.addAll(known.isAsked() ? parameters.notes(spec) : parameters.notesUnasked(spec));
        Optional<String> patient = parameters.patientColumn(table, warnings::add);
        boolean isFound = parameters.patientColumn(spec).isEmpty();
        List<String> names = parameters.columns(table, warnings::add).stream()
                .filter(name -> !isFound || patient.filter(name::equals).isEmpty())
                .toList();
        KnimeRows rows = new KnimeRows(table, names, patient);
        Optional<TableOrder> order = RowOrders.of(parameters.modality(), table, patient);
        requireSamePatients(order, known.table());
        TableRows training = trainingRows(rows, known, parameters, warnings);
        warnings.addAll(parameters.notSwitchedOn(training, monitor.part(0, .05)));
        FittedEncoder fitted =
                learning.fit(parameters, training, new Known(known.outcomes(), patient), monitor.part(.05, .5));
        fitted.save(files.encoder());
        EncodingSummary summary = fitted.encode(rows, files.tensor(), monitor.part(.5, 1));
        warnings.addAll(fitted.report().leftOut())
                .addAll(fitted.report().found())
                .addAll(summary.warnings())
                .addAll(rows.notes());
        List<String> columns = fitted.inputs().stream().map(TableColumn::name).toList();
        EncoderPortObjectSpec encoder = new EncoderPortObjectSpec(
                        Modality.of(fitted.output()), kind, columns, fitted.patientColumn())
                .sparing(fitted.spared());
        return new Encoded(fitted, encoder, summary, EncodedTable.spec(fitted, encoder, order, summary));
    }

    private static TableRows trainingRows(
            TableRows rows, Training known, EncoderParameters parameters, Warnings warnings) {
        if (known.table() == null) {
            warnings.add(
                    "All rows are training rows, because no table says which are. If some of them are to test a model, "
                            + "connect the table with the split to the second input.");
            return rows;
        }
        Set<String> trainingIds = trainingIds(known, parameters, warnings);
        TableRows training = new SelectedRows(rows, trainingIds);
        if (training.size() == 0) {
            throw new InputException(
                    "None of the rows to encode is a training row" + example(rows, trainingIds) + ".",
                    parameters.noTrainingRow());
        }
        return training;
    }

    private static void requireRows(EncoderParameters parameters, BufferedDataTable table) {
        if (table.size() == 0) {
            throw new NothingToLearnException(
                    "The table of '" + parameters.modality() + "' has no rows.",
                    "Look at the table that is connected, and at the nodes that read and filter it.");
        }
    }

    /** A row of each table, where there are rows that do not match. */
    private static String example(TableRows rows, Set<String> trainingIds) {
        List<String> first = new ArrayList<>();
        rows.forFirst(1, row -> first.add(row.id()));
        return first.isEmpty() || trainingIds.isEmpty()
                ? ""
                : " (rows to encode: '" + first.get(0) + "', training rows: '" + new TreeSet<>(trainingIds).first()
                        + "')";
    }

    /** Rows are matched by RowID with those that say what they are used for. */
    private static void requireSamePatients(Optional<TableOrder> order, BufferedDataTable trainingTable) {
        if (trainingTable != null && order.isPresent()) {
            new RowOrderCheck()
                    .compare(
                            order.stream().toList(),
                            RowOrders.of("training rows", trainingTable).stream()
                                    .toList());
        }
    }

    private static Set<String> trainingIds(Training known, EncoderParameters parameters, Warnings warnings) {
        BufferedDataTable table = known.table();
        Optional<SplitColumn> split = parameters.splitColumn(table.getDataTableSpec());
        Map<String, String> values = SplitColumn.values(table, split);
        if (split.isPresent()) {
            Predicate<String> training = parameters.trainingValues(new TreeSet<>(values.values()), warnings::add);
            values.values().removeIf(training.negate());
        } else if (known.isAsked()) {
            UnusedSplit.of(table).map(UnusedSplit::ofEncoder).ifPresent(warnings::add);
        }
        return values.keySet();
    }
}
