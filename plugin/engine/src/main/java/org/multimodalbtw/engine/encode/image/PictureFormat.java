package org.multimodalbtw.engine.encode.image;

import java.nio.charset.StandardCharsets;

/** What kind of file holds a picture, by its first bytes. */
enum PictureFormat {
    PNG("png"),
    JPEG("jpeg"),
    BMP("bmp"),
    GIF("gif"),
    TIFF("tiff"),
    DICOM("a DICOM file", "for example with dcmj2pnm of DCMTK"),
    NIFTI("a NIfTI file", "slice by slice, for example with med2image"),
    WEBP("a WebP file", "for example with dwebp"),
    GZIP("compressed by gzip", "after gunzip"),
    OTHER("no picture of a known kind", "with any picture program");

    private static final int DICOM_MARK = 128;
    private static final int NIFTI_MARK = 344;
    private static final int WEBP_MARK = 8;

    private final String reader;
    private final String words;
    private final String tool;

    PictureFormat(String reader) {
        this.reader = reader;
        words = "";
        tool = "";
    }

    PictureFormat(String words, String tool) {
        reader = "";
        this.words = words;
        this.tool = tool;
    }

    /**
     * @param bytes a file
     * @return its kind
     */
    static PictureFormat of(byte[] bytes) {
        if (has(bytes, 0, "\u0089PNG")) {
            return PNG;
        }
        if (has(bytes, 0, "\u00FF\u00D8")) {
            return JPEG;
        }
        if (has(bytes, 0, "BM")) {
            return BMP;
        }
        if (has(bytes, 0, "GIF8")) {
            return GIF;
        }
        if (has(bytes, 0, "II*\0") || has(bytes, 0, "MM\0*")) {
            return TIFF;
        }
        if (has(bytes, DICOM_MARK, "DICM")) {
            return DICOM;
        }
        if (has(bytes, NIFTI_MARK, "n+1") || has(bytes, NIFTI_MARK, "ni1")) {
            return NIFTI;
        }
        if (has(bytes, 0, "RIFF") && has(bytes, WEBP_MARK, "WEBP")) {
            return WEBP;
        }
        return has(bytes, 0, "\u001F\u008B") ? GZIP : OTHER;
    }

    private static boolean has(byte[] bytes, int at, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < wanted.length; i++) {
            if (at + i >= bytes.length || bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** @return whether the JDK reads it; DICOM is read without it in the current generation */
    boolean isRead() {
        return !reader.isEmpty();
    }

    /** @return what the JDK calls its reader */
    String reader() {
        return reader;
    }

    /** @return what it is for a person, if it is not read */
    ForeignKind foreign() {
        return new ForeignKind(words, "PNG, " + tool);
    }
}
