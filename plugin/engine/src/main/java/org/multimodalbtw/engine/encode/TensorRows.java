package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;

/** Writes the rows of a table as tensors, one a row. */
final class TensorRows {

    private TensorRows() {}

    /**
     * @param output the tensor column
     * @param rows the rows
     * @param file the tensor file; nothing is left behind if this fails
     * @param monitor progress and cancel
     * @param encode gives a row's values, or {@code null} where the modality is missing; they may be changed after each call
     * @param warnings asked in the end for what the analyst should know
     */
    static EncodingSummary write(
            TensorColumn output,
            TableRows rows,
            Path file,
            ProgressMonitor monitor,
            Function<TableRows.Row, float[]> encode,
            Supplier<List<String>> warnings)
            throws IOException {
        long[] counts = new long[2];
        try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(List.of(output)))) {
            RowProgress progress = new RowProgress(monitor, "Encoding", rows.size());
            rows.forEach(row -> {
                progress.next();
                float[] values = encode.apply(row);
                counts[0]++;
                counts[1] += values == null ? 1 : 0;
                try {
                    writer.write(row.id(), Collections.singletonList(values));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            monitor.checkCancelled();
            writer.commit();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<String> all = new ArrayList<>();
        if (counts[0] > 0 && counts[1] == counts[0]) {
            all.add("No row has a value of '" + output.name() + "'.");
        }
        all.addAll(warnings.get());
        return new EncodingSummary(counts[0], counts[1], all);
    }
}
