package org.multimodalbtw.engine.encode.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderParts;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Fits an {@link ImageEncoder} of descriptors or pixels to training rows in parts, each of which can be counted by another program. Rows and
 * images are exact, and so is whether they are colourful. Sums of the descriptor's positions and of their products, 4 MB a part, differ from
 * those of all images at once by rounding, so that components agree where their shares of the variance are apart; means and standard
 * deviations of channels as {@link org.multimodalbtw.engine.encode.MergedMoments} says. The images are read once.
 */
public final class ImageParts implements EncoderParts {

    private final String modality;
    private final List<TableColumn> columns;
    private final Optional<String> patient;
    private final ImageEncoderSettings settings;
    private FittedEncoder fitted;

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param columns all columns of the table, each with images or names of image files
     * @param patient the column that names the patient, for the encoder to remember
     * @param settings how to encode, as a descriptor or as pixels
     * @throws org.multimodalbtw.engine.InputException if a column holds something else
     */
    public ImageParts(
            String modality, List<TableColumn> columns, Optional<String> patient, ImageEncoderSettings settings) {
        if (settings.form() == ImageForm.FROZEN) {
            throw new IllegalArgumentException("Images become " + settings.form());
        }
        this.modality = modality;
        this.columns = List.copyOf(columns);
        this.patient = patient;
        this.settings = settings;
        new TrainingPictures(columns, settings);
    }

    @Override
    public boolean isDone() {
        return fitted != null;
    }

    @Override
    public byte[] state() {
        return new byte[0];
    }

    @Override
    public Part part(byte[] state) {
        return new Counting(PictureCounts.of(columns, settings));
    }

    @Override
    public byte[] merge(List<byte[]> parts) {
        return bytes(merged(parts));
    }

    private PictureCounts merged(List<byte[]> parts) {
        PictureCounts all = PictureCounts.of(columns, settings);
        for (byte[] part : parts) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(part))) {
                all.add(in);
            } catch (IOException cut) {
                throw new UncheckedIOException(cut);
            }
        }
        return all;
    }

    @Override
    public void take(List<byte[]> parts) {
        fitted = merged(parts).fitted(modality, patient, ProgressMonitor.NONE);
    }

    @Override
    public FittedEncoder fitted() {
        if (!isDone()) {
            throw new IllegalStateException("The images are not read");
        }
        return fitted;
    }

    private static byte[] bytes(PictureCounts counts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            counts.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private final class Counting implements Part {

        private final PictureCounts counts;

        private Counting(PictureCounts counts) {
            this.counts = counts;
        }

        @Override
        public void add(TableRows rows) {
            counts.add(rows, ProgressMonitor.NONE);
        }

        @Override
        public byte[] bytes() {
            return ImageParts.bytes(counts);
        }
    }
}
