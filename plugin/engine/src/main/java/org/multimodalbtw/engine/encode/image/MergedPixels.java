package org.multimodalbtw.engine.encode.image;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MergedMoments;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** What is counted of the pixels of training images in parts: their moments, 56 bytes a channel. */
final class MergedPixels implements PictureCounts {

    private final MergedMoments[] channels = new MergedMoments[PixelCounts.CHANNELS];
    private final PixelCounts pixels;

    /**
     * @param columns all columns of the table, each with images or names of image files
     * @param settings how to encode
     * @throws org.multimodalbtw.engine.InputException if a column holds something else
     */
    MergedPixels(List<TableColumn> columns, ImageEncoderSettings settings) {
        Arrays.setAll(channels, channel -> new MergedMoments());
        pixels = new PixelCounts(columns, settings, channel -> channels[channel]::add);
    }

    @Override
    public void add(TableRows rows, ProgressMonitor monitor) {
        pixels.add(rows, monitor);
    }

    @Override
    public void add(DataInput part) throws IOException {
        pixels.add(part);
        for (MergedMoments channel : channels) {
            channel.add(MergedMoments.read(part));
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        pixels.write(out);
        for (MergedMoments channel : channels) {
            channel.write(out);
        }
    }

    @Override
    public FittedEncoder fitted(String modality, Optional<String> patient, ProgressMonitor monitor) {
        return pixels.fitted(modality, patient, channel -> channels[channel].moments());
    }
}
