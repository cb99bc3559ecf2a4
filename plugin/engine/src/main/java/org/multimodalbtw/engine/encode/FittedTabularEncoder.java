package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;

/**
 * What {@link TabularEncoder} learnt.
 *
 * @param modality the modality's name
 * @param settings how it was fitted
 * @param columns the columns that are kept, in the order of their features
 * @param report what was learnt, for a person
 */
record FittedTabularEncoder(
        String modality, TabularEncoderSettings settings, List<ColumnEncoder> columns, EncodingReport report)
        implements FittedEncoder {

    FittedTabularEncoder {
        columns = List.copyOf(columns);
    }

    @Override
    public TensorColumn output() {
        return TensorColumn.vector(
                modality,
                columns.stream().flatMap(column -> column.features().stream()).toList());
    }

    @Override
    public EncodingSummary encode(TableRows rows, Path file, ProgressMonitor monitor) throws IOException {
        int[] places = places(rows.columns());
        TensorColumn output = output();
        try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(List.of(output)))) {
            Encoding encoding = new Encoding(places, new EncodedRow(output.size(), settings.clip()), writer);
            RowProgress progress = new RowProgress(monitor, rows.size(), "Encoding");
            rows.forEach(row -> {
                progress.next();
                encoding.add(row);
            });
            monitor.checkCancelled();
            writer.commit();
            return encoding.summary();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void save(Path directory) throws IOException {
        EncoderDirectory.save(this, directory);
    }

    /** @return for each column of this encoder its index in a table */
    private int[] places(List<TableColumn> table) {
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < table.size(); i++) {
            indices.putIfAbsent(table.get(i).name(), i);
        }
        List<String> lacking = columns.stream()
                .map(ColumnEncoder::name)
                .filter(name -> !indices.containsKey(name))
                .toList();
        if (!lacking.isEmpty()) {
            throw new InputException(
                    "The table lacks columns that '" + modality + "' was encoded from: '" + String.join("', '", lacking)
                            + "'.",
                    "Use a table with the columns of the training rows.");
        }
        for (ColumnEncoder column : columns) {
            checkKind(column, table.get(indices.get(column.name())).kind());
        }
        return columns.stream().mapToInt(column -> indices.get(column.name())).toArray();
    }

    private static void checkKind(ColumnEncoder column, TableColumn.Kind kind) {
        if (kind != column.kind()) {
            throw new InputException(
                    "Column '" + column.name() + "' holds " + plural(kind) + ", where training rows have "
                            + plural(column.kind()) + ".",
                    "Convert the column before encoding.");
        }
    }

    private static String plural(TableColumn.Kind kind) {
        return switch (kind) {
            case NUMBER -> "numbers";
            case CATEGORY -> "categories";
            case VECTOR -> "vectors";
        };
    }

    /** One run over a table. */
    private final class Encoding {
        private final int[] places;
        private final EncodedRow encoded;
        private final TensorTableWriter writer;
        private final List<ColumnTally> tallies = new ArrayList<>();
        private long rows;
        private long missing;

        Encoding(int[] places, EncodedRow encoded, TensorTableWriter writer) {
            this.places = places;
            this.encoded = encoded;
            this.writer = writer;
            columns.forEach(column -> tallies.add(new ColumnTally(column.name(), settings.clip())));
        }

        void add(TableRows.Row row) {
            boolean present = isPresent(row);
            if (present) {
                encoded.clear();
                for (int i = 0; i < places.length; i++) {
                    columns.get(i).encode(row, places[i], encoded, tallies.get(i));
                }
            }
            rows++;
            missing += present ? 0 : 1;
            try {
                writer.write(row.id(), Arrays.asList(present ? encoded.features() : null));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean isPresent(TableRows.Row row) {
            for (int i = 0; i < places.length; i++) {
                if (!columns.get(i).isEmpty(row, places[i])) {
                    return true;
                }
            }
            return false;
        }

        EncodingSummary summary() {
            List<String> warnings = new ArrayList<>();
            if (rows > 0 && missing == rows) {
                warnings.add("No row has a value of '" + modality + "'.");
            }
            tallies.forEach(tally -> warnings.addAll(tally.warnings()));
            return new EncodingSummary(rows, missing, warnings);
        }
    }
}
