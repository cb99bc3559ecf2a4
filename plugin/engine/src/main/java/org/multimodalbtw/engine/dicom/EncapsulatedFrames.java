package org.multimodalbtw.engine.dicom;

import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compressed pixels, frame by frame in fragments (PS3.5, annex A.4). */
final class EncapsulatedFrames {

    private static final int JPEG_START = 0xFFD8;

    private final byte[] bytes;
    private final PixelFormat format;
    private final TransferSyntax syntax;
    private final JpegDecoder jpeg;
    private final List<List<DataSet.Fragment>> frames;

    /** What lies at which place of a frame, and what its colours are. */
    record Frame(FrameSamples samples, PixelFormat.Colours colours) {}

    /** @throws DicomException if there are fewer frames than the file says */
    EncapsulatedFrames(byte[] bytes, DataSet data, PixelFormat format, TransferSyntax syntax, JpegDecoder jpeg)
            throws DicomException {
        this.bytes = bytes;
        this.format = format;
        this.syntax = syntax;
        this.jpeg = jpeg;
        List<DataSet.Fragment> fragments = data.fragments();
        if (fragments.size() < 2) {
            throw DicomException.cut();
        }
        frames = frames(fragments.get(0), fragments.subList(1, fragments.size()));
        if (frames.size() < format.frames()) {
            throw DicomException.cut();
        }
    }

    private List<List<DataSet.Fragment>> frames(DataSet.Fragment offsets, List<DataSet.Fragment> fragments) {
        if (format.frames() == 1) {
            return List.of(fragments);
        }
        if (fragments.size() == format.frames()) {
            return fragments.stream().map(List::of).toList();
        }
        List<List<DataSet.Fragment>> grouped = new ArrayList<>();
        for (DataSet.Fragment fragment : fragments) {
            if (grouped.isEmpty() || startsFrame(fragment, offsets, fragments.get(0), grouped.size())) {
                grouped.add(new ArrayList<>());
            }
            grouped.get(grouped.size() - 1).add(fragment);
        }
        return grouped;
    }

    /** By the table of offsets, which count from the first fragment's header; without one by how a JPEG file begins. */
    private boolean startsFrame(
            DataSet.Fragment fragment, DataSet.Fragment offsets, DataSet.Fragment first, int frame) {
        Element table = new Element(bytes, offsets.start(), offsets.length(), 0, false);
        if (offsets.length() > 0) {
            long offset = table.whole(2 * frame) | (long) table.whole(2 * frame + 1) << 16;
            return 2 * frame + 1 < table.wholes() && offset == fragment.start() - first.start();
        }
        return fragment.length() > 1
                && ((bytes[fragment.start()] & 0xFF) << 8 | bytes[fragment.start() + 1] & 0xFF) == JPEG_START;
    }

    /**
     * @param frame from 0 on
     * @throws DicomException if the frame is damaged
     */
    Frame frame(int frame) throws DicomException {
        byte[] all = joined(frames.get(frame));
        if (syntax == TransferSyntax.RLE) {
            return new Frame(RleFrame.read(all, format), format.colours());
        }
        long pixelsABit = syntax.isLossless() ? 1 : 64;
        if (format.pixels() > 8L * all.length * pixelsABit) {
            throw DicomException.cut();
        }
        JpegDecoder.Decoded decoded;
        try {
            decoded = jpeg.decode(all, format.columns(), format.rows());
        } catch (JpegDecoder.DeepException deep) {
            UnreadSyntax unread = UnreadSyntax.deepJpeg();
            throw new DicomException("is " + unread.words(), unread);
        } catch (IOException | RuntimeException failure) {
            throw DicomException.damaged();
        }
        Raster raster = decoded.samples();
        if (raster.getNumBands() != format.samples()) {
            throw DicomException.damaged();
        }
        return new Frame(raster::getSample, colours(decoded.colours()));
    }

    /** A JPEG file knows better than the data set around it. */
    private PixelFormat.Colours colours(JpegDecoder.Colours said) {
        if (format.samples() == 1 || said == JpegDecoder.Colours.UNSAID) {
            return format.colours();
        }
        return said == JpegDecoder.Colours.LUMA ? PixelFormat.Colours.YBR_FULL : PixelFormat.Colours.RGB;
    }

    private byte[] joined(List<DataSet.Fragment> fragments) {
        if (fragments.size() == 1) {
            DataSet.Fragment only = fragments.get(0);
            return Arrays.copyOfRange(bytes, only.start(), only.start() + only.length());
        }
        byte[] all =
                new byte[fragments.stream().mapToInt(DataSet.Fragment::length).sum()];
        int at = 0;
        for (DataSet.Fragment fragment : fragments) {
            System.arraycopy(bytes, fragment.start(), all, at, fragment.length());
            at += fragment.length();
        }
        return all;
    }
}
