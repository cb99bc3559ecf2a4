package org.multimodalbtw.engine.dicom;

/** Pixels that are not compressed (PS3.5, clause 8.1.1). */
final class NativeFrames {

    private final Element data;
    private final PixelFormat format;
    private final boolean areSwapped;

    /** @throws DicomException if there are fewer pixels than the file says */
    NativeFrames(Element data, PixelFormat format) throws DicomException {
        this.data = data;
        this.format = format;
        // words of two bytes, of which the second comes first
        areSwapped = data.isBig() && data.vr() == Element.OW && format.sample().allocated() == 8;
        if (bits() * format.frames() > 8L * data.length()) {
            throw DicomException.cut();
        }
    }

    private boolean isSubsampled() {
        return format.colours() == PixelFormat.Colours.YBR_FULL_422;
    }

    /** Of a frame. */
    private long bits() {
        long samples =
                isSubsampled() ? 4 * ((format.columns() + 1L) / 2) * format.rows() : format.pixels() * format.samples();
        return samples * format.sample().allocated();
    }

    /** @param frame from 0 on */
    FrameSamples frame(int frame) {
        long start = bits() * frame / format.sample().allocated();
        if (isSubsampled()) {
            long line = 4 * ((format.columns() + 1L) / 2);
            // both brightnesses, then the two colours
            return (x, y, sample) -> sample(start + y * line + x / 2 * 4L + (sample == 0 ? x % 2 : sample + 1));
        }
        if (format.isPlanar()) {
            return (x, y, sample) -> sample(start + sample * format.pixels() + (long) y * format.columns() + x);
        }
        return (x, y, sample) -> sample(start + ((long) y * format.columns() + x) * format.samples() + sample);
    }

    private int sample(long place) {
        return switch (format.sample().allocated()) {
            case 1 -> data.octet((int) (place >> 3)) >> (int) (place & 7) & 1;
            case 8 -> data.octet(areSwapped ? Math.min(data.length() - 1, (int) place ^ 1) : (int) place);
            default -> data.whole((int) place);
        };
    }
}
