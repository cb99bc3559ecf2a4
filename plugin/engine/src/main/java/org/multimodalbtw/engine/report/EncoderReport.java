package org.multimodalbtw.engine.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * What an encoder made of a table, at a glance.
 *
 * @param modality the modality's name
 * @param trainingRows how many rows it learnt from
 * @param rows how many rows were encoded
 * @param missing in how many of them the modality is missing
 * @param features how many values an encoded row has
 * @param columns what became of each column; one that gives no values was left out
 * @param shape the sizes of an encoded row's dimensions
 * @param ragged whether rows have different numbers along the first dimension, of which the shape has the largest
 * @param shown names of the values that {@code first} has; numbers from 1 on where they have no names
 * @param first the first rows
 * @param thumbnails the first images, where images were encoded
 * @param warnings what the analyst should know
 */
public record EncoderReport(
        String modality,
        long trainingRows,
        long rows,
        long missing,
        long features,
        List<EncodingReport.Column> columns,
        List<Integer> shape,
        boolean ragged,
        List<String> shown,
        List<FirstRow> first,
        List<FirstImage> thumbnails,
        List<String> warnings) {

    private static final int FIRST_ROWS = 5;
    private static final int FIRST_VALUES = 8;

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
        return new EncoderReport(
                encoder.output().name(),
                fitted.trainingRows(),
                summary.rows(),
                summary.missing(),
                fitted.columns().stream()
                        .mapToLong(EncodingReport.Column::features)
                        .sum(),
                fitted.columns(),
                encoder.output().shape(),
                encoder.output().ragged(),
                shown(encoder.output()),
                IntStream.range(0, Math.min(FIRST_ROWS, encoded.rows()))
                        .mapToObj(row -> firstRow(encoded, row))
                        .toList(),
                summary.thumbnails().stream().map(FirstImage::of).toList(),
                summary.warnings());
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
