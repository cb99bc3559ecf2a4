package org.multimodalbtw.engine.dicom;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The pictures of a DICOM file (PS3.10), as they are shown. Of a data set only what says how a picture looks is kept ({@link Tags}): names
 * and other data of patients are stepped over.
 *
 * <p>The reader is our own, since ImageJ's takes sizes from the file for granted, writes what it finds to a log and opens windows, and
 * reads neither deflated nor run-length encoded files.
 */
public final class DicomFile {

    /** Most bytes of a data set that is deflated. */
    private static final int MOST_BYTES = 256 << 20;

    private static final int PREAMBLE = 128;
    private static final byte[] MARK = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final int IDENTIFYING = 0x0008;

    private final byte[] bytes;
    private final TransferSyntax syntax;
    private final DataSet data;
    private final PixelFormat format;
    private final JpegDecoder jpeg;

    private DicomFile(byte[] bytes, TransferSyntax syntax, DataSet data, JpegDecoder jpeg) throws DicomException {
        this.bytes = bytes;
        this.syntax = syntax;
        this.data = data;
        this.jpeg = jpeg;
        format = PixelFormat.of(data);
    }

    /**
     * @param bytes a file
     * @return whether it is a DICOM file, with its mark or without
     */
    public static boolean isOne(byte[] bytes) {
        return hasMark(bytes) || isBare(bytes);
    }

    private static boolean hasMark(byte[] bytes) {
        return bytes.length >= PREAMBLE + MARK.length
                && Arrays.equals(bytes, PREAMBLE, PREAMBLE + MARK.length, MARK, 0, MARK.length);
    }

    /** Whether the file begins with elements, as files without the mark do. */
    private static boolean isBare(byte[] bytes) {
        int group = DataSetParser.word(bytes, 0);
        return (group == 2 || group == IDENTIFYING)
                && (DataSetParser.isExplicit(bytes, 0) || hasTwoShortElements(bytes));
    }

    /** Elements without a value representation: a tag, a length of four bytes that is even, and the next element of the group. */
    private static boolean hasTwoShortElements(byte[] bytes) {
        int length = DataSetParser.word(bytes, 4);
        return DataSetParser.word(bytes, 6) == 0
                && length % 2 == 0
                && DataSetParser.word(bytes, 8 + length) == IDENTIFYING
                && DataSetParser.word(bytes, 10 + length) > DataSetParser.word(bytes, 2);
    }

    /**
     * @param bytes a file that {@link #isOne}
     * @param jpeg decodes what is compressed as JPEG
     * @return its pictures
     * @throws DicomException if it is damaged, has no picture, or is written in a way that is not read
     */
    public static DicomFile open(byte[] bytes, JpegDecoder jpeg) throws DicomException {
        int start = hasMark(bytes) ? PREAMBLE + MARK.length : 0;
        DataSetParser header = new DataSetParser(bytes, start, true, false);
        TransferSyntax syntax = TransferSyntax.of(header.header().text(Tags.TRANSFER_SYNTAX));
        int at = header.at();
        byte[] whole = bytes;
        if (syntax == TransferSyntax.DEFLATED) {
            whole = inflated(bytes, at);
            at = 0;
        }
        boolean isBig = syntax == TransferSyntax.EXPLICIT_BIG;
        // some files are written in another way than they say
        boolean isExplicit = DataSetParser.isExplicit(whole, at);
        DataSet data = new DataSetParser(whole, at, isExplicit, isBig).dataSet();
        return new DicomFile(whole, syntax, data, jpeg);
    }

    private static byte[] inflated(byte[] bytes, int start) throws DicomException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            byte[] target = new byte[Math.max(1 << 16, (int) Math.min(MOST_BYTES, 4L * bytes.length))];
            int size = 0;
            while (!inflater.finished()) {
                int added = inflater.inflate(target, size, target.length - size);
                size += added;
                if (added == 0 && !inflater.finished() && size < target.length) {
                    throw DicomException.cut();
                }
                if (size == target.length && !inflater.finished()) {
                    target = Arrays.copyOf(target, larger(target.length));
                }
            }
            return Arrays.copyOf(target, size);
        } catch (DataFormatException damaged) {
            throw DicomException.damaged();
        } finally {
            inflater.end();
        }
    }

    private static int larger(int size) throws DicomException {
        if (size >= MOST_BYTES) {
            throw new DicomException("has more than " + (MOST_BYTES >> 20) + " MB when it is inflated");
        }
        return (int) Math.min(MOST_BYTES, 2L * size);
    }

    /** @return how many pictures the file has, at least 1 */
    public int frames() {
        return format.frames();
    }

    /** @return whether the name of a patient may be written into its pixels */
    public BurntIn burntIn() {
        return BurntIn.of(data);
    }

    /** Sees each picture of a file. */
    public interface Visitor {

        /** @param picture 8 bits a channel, grey or colour */
        void take(BufferedImage picture);

        /**
         * @param frame of the picture, from 1 on
         * @param reason why it cannot be used
         */
        void refuse(int frame, DicomException reason);
    }

    /**
     * Decodes one picture after the other.
     *
     * @param enough sides that are twice as long are read with fewer pixels, each so many-th
     * @param visitor takes the pictures
     * @throws DicomException if there are fewer pixels than the file says
     */
    public void forEach(int enough, Visitor visitor) throws DicomException {
        FramePictures pictures = new FramePictures(format, data, enough);
        FrameSource source = source();
        for (int frame = 0; frame < format.frames(); frame++) {
            BufferedImage picture;
            try {
                EncapsulatedFrames.Frame samples = source.frame(frame);
                picture = pictures.of(samples.samples(), samples.colours(), groups(frame));
            } catch (DicomException failure) {
                visitor.refuse(frame + 1, failure);
                continue;
            }
            visitor.take(picture);
        }
    }

    /** Gives the samples of each frame. */
    private interface FrameSource {
        EncapsulatedFrames.Frame frame(int frame) throws DicomException;
    }

    private FrameSource source() throws DicomException {
        if (syntax.isEncapsulated()) {
            return new EncapsulatedFrames(bytes, data, format, syntax, jpeg)::frame;
        }
        Element pixels = data.element(Tags.PIXEL_DATA)
                .orElseThrow(() -> new DicomException("is a DICOM file without a picture"));
        NativeFrames plain = new NativeFrames(pixels, format);
        return frame -> new EncapsulatedFrames.Frame(plain.frame(frame), format.colours());
    }

    /** What the data set says of a frame alone, and of all. */
    private List<DataSet> groups(int frame) {
        List<DataSet> groups = new ArrayList<>();
        List<DataSet> own = data.items(Tags.FRAME_GROUPS);
        if (frame < own.size()) {
            groups.add(own.get(frame));
        }
        groups.addAll(data.items(Tags.SHARED_GROUPS));
        return groups;
    }
}
