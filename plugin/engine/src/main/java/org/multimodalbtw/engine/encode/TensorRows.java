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

/** Encoded rows on their way into a tensor file, counted. Without a commit the file's place stays as it was. */
public final class TensorRows implements AutoCloseable {

    private final TensorColumn output;
    private final TensorTableWriter writer;
    private long rows;
    private long missing;

    /**
     * @param output the tensor column
     * @param file the tensor file
     * @throws IOException if it cannot be written
     */
    public TensorRows(TensorColumn output, Path file) throws IOException {
        this.output = output;
        writer = TensorTableWriter.create(file, new TensorSchema(List.of(output)));
    }

    /**
     * Writes the rows of a table as tensors, one a row.
     *
     * @param output the tensor column
     * @param rows the rows
     * @param file the tensor file; nothing is left behind if this fails
     * @param monitor progress and cancel
     * @param encode gives a row's values, or {@code null} where the modality is missing; they may be changed after each call
     * @param warnings asked in the end for what the analyst should know
     * @return what was written
     * @throws IOException if the file cannot be written
     */
    public static EncodingSummary write(
            TensorColumn output,
            TableRows rows,
            Path file,
            ProgressMonitor monitor,
            Function<TableRows.Row, float[]> encode,
            Supplier<List<String>> warnings)
            throws IOException {
        return writeInBlocks(
                output,
                rows,
                file,
                monitor,
                new Blocks<>(1, Function.identity(), block -> Collections.singletonList(encode.apply(block.get(0)))),
                warnings);
    }

    /**
     * Rows that are encoded together.
     *
     * @param <T> what is kept of a row until it is encoded
     * @param most rows of a block
     * @param keep takes what is encoded of a row
     * @param encode gives the values of each row of a block, {@code null} where the modality is missing
     */
    public record Blocks<T>(int most, Function<TableRows.Row, T> keep, Function<List<T>, List<float[]>> encode) {}

    /**
     * Writes the rows of a table as tensors, one a row, of which several are encoded at once.
     *
     * @param <T> what is kept of a row until it is encoded
     * @param output the tensor column
     * @param rows the rows
     * @param file the tensor file; nothing is left behind if this fails
     * @param monitor progress and cancel
     * @param blocks how
     * @param warnings asked in the end for what the analyst should know
     * @return what was written
     * @throws IOException if the file cannot be written
     */
    public static <T> EncodingSummary writeInBlocks(
            TensorColumn output,
            TableRows rows,
            Path file,
            ProgressMonitor monitor,
            Blocks<T> blocks,
            Supplier<List<String>> warnings)
            throws IOException {
        try (TensorRows encoded = new TensorRows(output, file)) {
            RowProgress progress = new RowProgress(monitor, "Encoding", rows.size());
            List<String> ids = new ArrayList<>();
            List<T> block = new ArrayList<>();
            rows.forEach(row -> {
                progress.next();
                ids.add(row.id());
                block.add(blocks.keep().apply(row));
                if (block.size() == blocks.most()) {
                    encoded.addAll(ids, blocks.encode().apply(block));
                    ids.clear();
                    block.clear();
                }
            });
            if (!block.isEmpty()) {
                encoded.addAll(ids, blocks.encode().apply(block));
            }
            monitor.checkCancelled();
            return encoded.commit(warnings.get());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void addAll(List<String> ids, List<float[]> values) {
        try {
            for (int row = 0; row < ids.size(); row++) {
                add(ids.get(row), values.get(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param id the row's id
     * @param values its values, or {@code null} where the modality is missing; they may be changed afterwards
     * @throws IOException if the file cannot be written
     */
    public void add(String id, float[] values) throws IOException {
        writer.write(id, Collections.singletonList(values));
        rows++;
        missing += values == null ? 1 : 0;
    }

    /**
     * @param warnings what the analyst should know
     * @return what was written, now in its place
     * @throws IOException if the file cannot be written
     */
    public EncodingSummary commit(List<String> warnings) throws IOException {
        writer.commit();
        List<String> all = new ArrayList<>();
        if (rows > 0 && missing == rows) {
            all.add("No row has a value of '" + output.name() + "'.");
        }
        all.addAll(warnings);
        return new EncodingSummary(rows, missing, all);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
