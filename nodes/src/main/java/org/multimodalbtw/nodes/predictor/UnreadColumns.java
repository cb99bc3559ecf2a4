package org.multimodalbtw.nodes.predictor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.PairColumns;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;

/** Columns of new tables that the training tables did not have. */
final class UnreadColumns {

    private UnreadColumns() {}

    /**
     * @param modelDirectory the model
     * @param tables the table of each of its encoders
     * @return what is left out, a sentence for each table of numbers and categories that has such columns; none of a table that is also read
     *     by an encoder of another kind
     * @throws IOException if an encoder cannot be read
     */
    static List<String> notes(Path modelDirectory, Map<EncoderPortObjectSpec, BufferedDataTable> tables)
            throws IOException {
        Map<String, FittedEncoder> encoders = EncoderSet.loadTables(ModelDirectory.encoders(modelDirectory));
        Map<BufferedDataTable, List<EncoderPortObjectSpec>> readers = new LinkedHashMap<>();
        tables.forEach((encoder, table) ->
                readers.computeIfAbsent(table, first -> new ArrayList<>()).add(encoder));
        List<String> notes = new ArrayList<>();
        readers.forEach((table, reading) -> {
            if (reading.stream()
                    .allMatch(encoder -> encoders.containsKey(encoder.modality().name()))) {
                Set<String> known = new HashSet<>();
                reading.forEach(encoder -> known.addAll(
                        known(encoder, encoders.get(encoder.modality().name()))));
                List<String> unread = table.getDataTableSpec().stream()
                        .map(DataColumnSpec::getName)
                        .filter(name -> !known.contains(name))
                        .toList();
                if (!unread.isEmpty()) {
                    notes.add(note(reading.get(0).modality().name(), unread));
                }
            }
        });
        return notes;
    }

    private static Set<String> known(EncoderPortObjectSpec spec, FittedEncoder encoder) {
        Set<String> known = new HashSet<>(spec.columns());
        encoder.inputs().stream().map(TableColumn::name).forEach(known::add);
        encoder.report().columns().stream().map(EncodingReport.Column::name).forEach(known::add);
        spec.namedBy().ifPresent(known::add);
        spec.patientColumn().ifPresent(known::add);
        known.addAll(ofBothNumbers(encoder));
        return known;
    }

    /** Columns of two numbers in a cell, which the encoder reads as two: of a few rows nobody can tell that, so that a table may have them as they are. */
    private static List<String> ofBothNumbers(FittedEncoder encoder) {
        return encoder.inputs().stream()
                .filter(input -> input.kind() == TableColumn.Kind.NUMBER)
                .flatMap(input ->
                        Arrays.stream(PairColumns.values()).flatMap(half -> half.written(input.name()).stream()))
                .toList();
    }

    private static String note(String modality, List<String> unread) {
        boolean isOne = unread.size() == 1;
        return "The table of '" + modality + "' has " + (isOne ? "a column" : unread.size() + " columns")
                + " that the model was not trained with and does not read: " + Examples.of(unread) + ".";
    }
}
