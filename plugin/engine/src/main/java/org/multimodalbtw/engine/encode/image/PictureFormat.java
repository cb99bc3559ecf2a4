package org.multimodalbtw.engine.encode.image;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

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
    HEIC("a HEIC file, as telephones write", "with any picture program"),
    JPEG_2000("a JPEG 2000 file outside DICOM", "for example with opj_decompress of OpenJPEG"),
    PDF("a PDF document", "for example with pdftoppm, which makes a picture of each page"),
    HTML(
            "a web page (HTML) and no picture",
            "as a server sends such a page where it asks who you are or has no picture"),
    POINTER("a short note of Git LFS and no picture", "with git lfs pull"),
    GZIP("compressed by gzip", "after gunzip"),
    OTHER("no picture of a known kind", "with any picture program");

    private static final int DICOM_MARK = 128;
    private static final int NIFTI_MARK = 344;
    private static final int WEBP_MARK = 8;
    private static final int BOX_MARK = 4;
    private static final int TEXT_START = 512;

    /** How a page begins, behind a mark of its encoding, blanks, comments and a declaration of XML. */
    private static final Pattern PAGE = Pattern.compile(
            "(?is)(?:\u00EF\u00BB\u00BF)?\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)*<(?:!doctype\\s+html|html)\\b.*");

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
        return has(bytes, 0, "\u001F\u008B") ? GZIP : other(bytes);
    }

    private static PictureFormat other(byte[] bytes) {
        if (has(bytes, BOX_MARK, "ftyphei") || has(bytes, BOX_MARK, "ftypmif1")) {
            return HEIC;
        }
        if (has(bytes, BOX_MARK, "jP  \r\n") || has(bytes, 0, "\u00FF\u004F\u00FF\u0051")) {
            return JPEG_2000;
        }
        if (has(bytes, 0, "%PDF-")) {
            return PDF;
        }
        if (has(bytes, 0, "version https://git-lfs")) {
            return POINTER;
        }
        int length = Math.min(bytes.length, TEXT_START);
        return PAGE.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1))
                        .matches()
                ? HTML
                : OTHER;
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
        boolean isPicture = this != HTML && this != POINTER;
        return new ForeignKind(words, isPicture ? "PNG, " + tool : tool, isPicture);
    }
}
