package org.multimodalbtw.engine.encode.image;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.Moments;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Counts training images that stay pixels, of all of them or in parts, and how many are colourful; the values of their channels go to others, who
 * know their moments.
 */
final class PixelCounts {

    /** Red, green, blue, and the grey that they make. */
    static final int CHANNELS = 4;

    private static final int COLOURS = 3;

    /** Images whose channels differ less than this on average are grey. */
    private static final double COLOURFUL = .02;

    private final ImageEncoderSettings settings;
    private final TrainingPictures pictures;
    private final DoubleConsumer[] channels;
    private long images;
    private long colourful;

    /**
     * A picture whose form is pixels.
     *
     * @param isColourful whether its channels differ
     * @param values of its three channels
     */
    private record Square(boolean isColourful, float[] values) {}

    /**
     * @param columns all columns of the table, each with images or names of image files
     * @param settings how to encode
     * @param channels takes the values of each of the {@value #CHANNELS}
     * @throws InputException if a column holds something else
     */
    PixelCounts(List<TableColumn> columns, ImageEncoderSettings settings, IntFunction<DoubleConsumer> channels) {
        this.settings = settings;
        pictures = new TrainingPictures(columns, settings);
        this.channels = IntStream.range(0, CHANNELS).mapToObj(channels).toArray(DoubleConsumer[]::new);
    }

    /**
     * @param rows rows that were not given before
     * @param monitor progress and cancel
     */
    void add(TableRows rows, ProgressMonitor monitor) {
        PicturesAhead<Square> squares = new PicturesAhead<>(
                picture -> new Square(picture.saturation() > COLOURFUL, picture.square(settings.side(), COLOURS)));
        pictures.forEach(rows, picture -> squares.add(picture, this::add), monitor);
        squares.finish();
    }

    private void add(Square square) {
        images++;
        colourful += square.isColourful() ? 1 : 0;
        float[] values = square.values();
        int plane = settings.side() * settings.side();
        for (int i = 0; i < values.length; i++) {
            channels[i / plane].accept(values[i]);
        }
        for (int i = 0; i < plane; i++) {
            channels[COLOURS].accept(Picture.luma(values[i], values[plane + i], values[2 * plane + i]));
        }
    }

    /** Adds what {@link #write} wrote of another part. */
    void add(DataInput part) throws IOException {
        pictures.add(part);
        images += part.readLong();
        colourful += part.readLong();
    }

    void write(DataOutput out) throws IOException {
        pictures.write(out);
        out.writeLong(images);
        out.writeLong(colourful);
    }

    /**
     * @param modality the modality's name
     * @param patient the column that names the patient where a patient has several rows
     * @param moments of each channel
     * @return the encoder: of colours where more than half of the images are colourful, else of grey
     * @throws InputException if no image can be used
     */
    FittedEncoder fitted(String modality, Optional<String> patient, IntFunction<Moments> moments) {
        pictures.require(modality, images);
        int[] kept = 2 * colourful > images ? IntStream.range(0, COLOURS).toArray() : new int[] {COLOURS};
        double[] mean = new double[kept.length];
        float[] scale = new float[kept.length];
        for (int channel = 0; channel < kept.length; channel++) {
            Moments values = moments.apply(kept[channel]);
            mean[channel] = values.mean();
            scale[channel] = (float) (1 / values.deviationOrOne());
        }
        return pictures.encoder(
                modality,
                patient,
                kept.length,
                new ImageProjection(List.of(kept.length, settings.side(), settings.side()), mean, scale),
                Optional.empty(),
                List.of());
    }
}
