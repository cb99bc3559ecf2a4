package org.multimodalbtw.engine.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * What an encoder made of a table, at a glance. In JSON its groups lie flat, one behind the other.
 *
 * @param modality the modality's name
 * @param counts how much was read and written
 * @param columns what became of each column; one that gives no values was left out
 * @param form what an encoded row is
 * @param beginning the first rows
 * @param warnings what the analyst should know
 */
public record EncoderReport(
        String modality,
        @JsonUnwrapped Counts counts,
        List<EncodingReport.Column> columns,
        @JsonUnwrapped Form form,
        @JsonUnwrapped Beginning beginning,
        List<String> warnings) {

    private static final int FIRST_ROWS = 5;
    private static final int FIRST_VALUES = 8;

    /**
     * How much was read and written.
     *
     * @param trainingRows how many rows the encoder learnt from
     * @param rows how many rows were encoded
     * @param missing in how many of them the modality is missing
     * @param features how many values an encoded row has
     */
    public record Counts(long trainingRows, long rows, long missing, long features) {}

    /**
     * What an encoded row is.
     *
     * @param shape the sizes of its dimensions
     * @param ragged whether rows have different numbers along the first dimension, of which the shape has the largest
     */
    public record Form(List<Integer> shape, boolean ragged) {}

    /**
     * The first rows.
     *
     * @param shown names of the values that are shown; numbers from 1 on where they have no names
     * @param first the first rows
     * @param thumbnails the first images, where images were encoded
     */
    public record Beginning(List<String> shown, List<FirstRow> first, List<FirstImage> thumbnails) {}

    /**
     * One of the first encoded rows.
     *
     * @param id its id
     * @param values its first values; empty where the modality is missing
     */
    public record FirstRow(String id, List<Float> values) {}

    /**
     * One of the first images.
     *
     * @param row the id of its row
     * @param width of the image itself, in pixels
     * @param height of the image itself, in pixels
     * @param source the image made small, as a data URI
     */
    public record FirstImage(String row, int width, int height, String source) {
        private static FirstImage of(EncodingSummary.Thumbnail thumbnail) {
            return new FirstImage(
                    thumbnail.row(),
                    thumbnail.width(),
                    thumbnail.height(),
                    "data:image/png;base64," + Base64.getEncoder().encodeToString(thumbnail.png()));
        }
    }

    /**
     * @param encoder the encoder
     * @param summary what happened when rows were encoded
     * @param encoded the encoded rows, a table of one modality
     * @return the report
     */
    public static EncoderReport of(FittedEncoder encoder, EncodingSummary summary, TensorTable encoded) {
        EncodingReport fitted = encoder.report();
        TensorColumn output = encoder.output();
        return new EncoderReport(
                output.name(),
                new Counts(
                        fitted.trainingRows(),
                        summary.rows(),
                        summary.missing(),
                        fitted.columns().stream()
                                .mapToLong(EncodingReport.Column::features)
                                .sum()),
                fitted.columns(),
                new Form(output.shape(), output.ragged()),
                new Beginning(
                        shown(output),
                        IntStream.range(0, Math.min(FIRST_ROWS, encoded.rows()))
                                .mapToObj(row -> firstRow(encoded, row))
                                .toList(),
                        summary.thumbnails().stream().map(FirstImage::of).toList()),
                Stream.concat(fitted.found().stream(), summary.warnings().stream())
                        .toList());
    }

    private static List<String> shown(TensorColumn output) {
        return IntStream.range(0, Math.min(FIRST_VALUES, output.size()))
                .mapToObj(i -> output.features().isEmpty()
                        ? String.valueOf(i + 1)
                        : output.features().get(i))
                .toList();
    }

    private static FirstRow firstRow(TensorTable encoded, int row) {
        List<Float> values = new ArrayList<>();
        if (encoded.isPresent(0, row)) {
            float[] all = encoded.values(0, row);
            for (int i = 0; i < Math.min(FIRST_VALUES, all.length); i++) {
                values.add(all[i]);
            }
        }
        return new FirstRow(encoded.rowId(row), values);
    }
}
