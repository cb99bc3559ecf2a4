package org.multimodalbtw.nodes.predictor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.predict.RawTables;
import org.multimodalbtw.engine.survey.RowOrderCheck;
import org.multimodalbtw.engine.survey.TableOrder;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.nodes.encoder.EncoderInput;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.KnimeRows;
import org.multimodalbtw.nodes.table.SplitColumn;

/**
 * The rows that a model is applied to: a tensor at the second port, or raw tables at the last ports, which the model's own encoders read.
 *
 * @param model the model
 * @param tensor the tensor, or {@code null}
 * @param tables the tables in the order of their ports
 * @param named modalities by the position of the table that the user names for them
 * @param isByRowId whether rows of tables are matched by RowID also where a column named the patients when the model was trained
 */
public record RowsToScore(
        MultimodalModelPortObject model,
        TensorPortObject tensor,
        List<BufferedDataTable> tables,
        Map<String, Integer> named,
        boolean isByRowId) {

    private static final int TENSOR_PORT = 1;

    /**
     * Uses a tensor file, and the raw tables that it was encoded from, by modality; there are none where a tensor is connected.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    public interface Use<T> {
        /**
         * @param tensorFile the rows
         * @param raw the tables that they were encoded from, by modality
         * @param monitor progress and cancel
         * @return what comes of it
         * @throws IOException if a file cannot be read or written
         */
        T of(Path tensorFile, Map<String, TableRows> raw, ProgressMonitor monitor) throws IOException;
    }

    /**
     * Looks at what can be looked at before anything is executed.
     *
     * @param input of the node: a tensor, if there is one, at the second port
     * @param model the model
     * @param firstTable the index of the first port of raw tables
     * @param named modalities by the position of the table that the user names for them
     * @return what the analyst should know, one sentence each
     * @throws InvalidSettingsException if the rows do not fit the model
     */
    public static List<String> configure(
            ConfigureInput input, MultimodalModelPortObjectSpec model, int firstTable, Map<String, Integer> named)
            throws InvalidSettingsException {
        TensorPortObjectSpec tensor = input.getInPortSpec(TENSOR_PORT);
        List<String> warnings = new ArrayList<>();
        if (tensor != null) {
            warnings.addAll(
                    EngineWork.configure(() -> ModalityMatch.of(model, tensor)).warnings());
        }
        List<DataTableSpec> tables = Stream.of(input.getInPortSpecs())
                .skip(firstTable)
                .map(DataTableSpec.class::cast)
                .toList();
        if (!tables.isEmpty() && tables.stream().allMatch(table -> table.getNumColumns() > 0)) {
            warnings.addAll(EngineWork.configure(() -> TableMatch.of(model, tables, named))
                    .warnings());
        }
        return warnings;
    }

    /**
     * @param input of the node
     * @param model the model
     * @param firstTable the index of the first port of raw tables
     * @param named modalities by the position of the table that the user names for them
     * @return the rows
     */
    public static RowsToScore of(
            ExecuteInput input, MultimodalModelPortObject model, int firstTable, Map<String, Integer> named) {
        return new RowsToScore(
                model,
                input.getInPortObject(TENSOR_PORT),
                Stream.of(input.getInPortObjects())
                        .skip(firstTable)
                        .map(BufferedDataTable.class::cast)
                        .toList(),
                named,
                false);
    }

    /** @return the same rows, matched by RowID also where a column named the patients when the model was trained */
    public RowsToScore byRowId() {
        return new RowsToScore(model, tensor, tables, named, true);
    }

    /**
     * @param rowIds some RowIDs
     * @return whether a raw table has one of them
     */
    public boolean haveOneOf(Set<String> rowIds) {
        return tables.stream().anyMatch(table -> SplitColumn.values(table, Optional.empty()).keySet().stream()
                .anyMatch(rowIds::contains));
    }

    /**
     * Hands the rows as a tensor file to whoever uses them; what is encoded for that is gone afterwards.
     *
     * @param <T> what comes of it
     * @param warnings takes what the analyst should know
     * @param monitor progress and cancel
     * @param use what is done with them
     * @return what comes of it
     * @throws IOException if a file cannot be read or written
     */
    public <T> T use(Warnings warnings, ProgressMonitor monitor, Use<T> use) throws IOException {
        requireOne();
        noRows().ifPresent(warnings::add);
        if (tensor != null) {
            warnings.addAll(ModalityMatch.of(model.getSpec(), tensor.getSpec()).warnings());
            return use.of(tensor.file(), Map.of(), monitor);
        }
        Read read = read(warnings);
        Map<String, KnimeRows> rows = read.rows();
        try (RawTables raw = RawTables.encode(model.directory(), new LinkedHashMap<>(rows), monitor.part(0, .5))) {
            warnings.addAll(raw.warnings().stream()
                    .filter(warning ->
                            read.unmet().isEmpty() || !raw.strangers().contains(warning))
                    .toList());
            rows.values().forEach(table -> warnings.addAll(table.notes()));
            return use.of(raw.file(), new LinkedHashMap<>(rows), monitor.part(.5, 1));
        }
    }

    /** What has no rows, a sentence; empty where all have some. */
    private Optional<String> noRows() {
        String remedy = " Look at the nodes that read and filter the rows.";
        if (tensor != null) {
            return tensor.getSpec().rows().orElse(1) == 0
                    ? Optional.of("The tensor has no rows, so that nothing is predicted." + remedy)
                    : Optional.empty();
        }
        List<String> empty = IntStream.range(0, tables.size())
                .filter(index -> tables.get(index).size() == 0)
                .mapToObj(index -> String.valueOf(index + 1))
                .toList();
        if (empty.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                empty.size() == tables.size()
                        ? (empty.size() == 1 ? "The table of new rows has" : "All tables of new rows have")
                                + " no rows, so that nothing is predicted." + remedy
                        : (empty.size() == 1 ? "Table " : "Tables ") + String.join(" and ", empty)
                                + (empty.size() == 1 ? " has" : " have")
                                + " no rows: all rows are predicted from the other tables." + remedy);
    }

    private void requireOne() {
        if (tensor == null && tables.isEmpty()) {
            throw new InputException(
                    "There are no rows to predict.",
                    "Connect a tensor to the second input, or add a port for each raw table with the plus sign on the node.");
        }
        if (tensor != null && !tables.isEmpty()) {
            throw new InputException(
                    "The rows to predict come twice: as a tensor and as tables.",
                    "Connect either the tensor or the tables.");
        }
    }

    /** The table of each encoder that has one. */
    private Map<EncoderPortObjectSpec, BufferedDataTable> matched(Warnings warnings) {
        if (tables.isEmpty()) {
            return Map.of();
        }
        List<DataTableSpec> specs =
                tables.stream().map(BufferedDataTable::getDataTableSpec).toList();
        TableMatch match = TableMatch.of(model.getSpec(), specs, named);
        warnings.addAll(match.warnings());
        Map<EncoderPortObjectSpec, BufferedDataTable> matched = new LinkedHashMap<>();
        model.getSpec().encoders().stream()
                .filter(encoder -> match.tables().containsKey(encoder.modality().name()))
                .forEach(encoder -> matched.put(
                        encoder,
                        tables.get(match.tables().get(encoder.modality().name()))));
        return matched;
    }

    private NamedPatients named(Map<EncoderPortObjectSpec, BufferedDataTable> read) {
        return isByRowId ? NamedPatients.none() : NamedPatients.of(read);
    }

    /** The patients of the tensor, or of each table that is read, as predictions name them. */
    List<Set<String>> patients() throws IOException {
        if (tensor != null) {
            try (TensorTable rows = TensorTable.open(tensor.file())) {
                return List.of(Set.copyOf(rows.index().keySet()));
            }
        }
        Map<EncoderPortObjectSpec, BufferedDataTable> read = matched(new Warnings());
        return named(read).ids(read);
    }

    /** Which patient stands in which row, where RowIDs only count rows and are what rows are matched by. */
    List<TableOrder> orders() {
        if (tensor != null) {
            return tensor.getSpec().orders();
        }
        Map<EncoderPortObjectSpec, BufferedDataTable> read = matched(new Warnings());
        NamedPatients patients = named(read);
        Map<BufferedDataTable, TableOrder> orders = new LinkedHashMap<>();
        read.forEach((encoder, table) -> patients.order(encoder, table).ifPresent(order -> orders.put(table, order)));
        return List.copyOf(orders.values());
    }

    /** The rows of each modality, and which tables have no patient of another, a sentence. */
    private record Read(Map<String, KnimeRows> rows, Optional<String> unmet) {}

    private Read read(Warnings warnings) throws IOException {
        Map<EncoderPortObjectSpec, BufferedDataTable> read = matched(warnings);
        warnings.addAll(UnreadColumns.notes(model.directory(), read));
        NamedPatients patients = named(read);
        requireSameOrder(read, patients, warnings);
        patients.note().ifPresent(warnings::add);
        Map<String, KnimeRows> rows = new LinkedHashMap<>();
        read.forEach((encoder, table) -> {
            EncoderInput.note(encoder, table.getDataTableSpec()).ifPresent(warnings::add);
            String modality = encoder.modality().name();
            String column = patients.columns().get(modality);
            rows.put(
                    modality,
                    column == null
                            ? EncoderInput.rows(encoder, table)
                            : EncoderInput.rowsNamedBy(encoder, table, column));
        });
        Optional<String> unmet = patients.unmet(read);
        unmet.ifPresent(warnings::add);
        return new Read(rows, unmet);
    }

    /** Tables whose rows are matched by RowIDs that only count them are to be sorted alike. */
    private static void requireSameOrder(
            Map<EncoderPortObjectSpec, BufferedDataTable> read, NamedPatients patients, Warnings warnings) {
        Map<BufferedDataTable, TableOrder> orders = new LinkedHashMap<>();
        RowOrderCheck check = new RowOrderCheck();
        read.forEach((encoder, table) -> {
            if (!orders.containsKey(table)) {
                patients.order(encoder, table).ifPresent(order -> {
                    check.compare(List.copyOf(orders.values()), List.of(order));
                    orders.put(table, order);
                });
            }
        });
        warnings.addAll(check.notes());
    }
}
