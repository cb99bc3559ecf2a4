package org.multimodalbtw.engine.dicom;

/** How a data set and its pictures are written (PS3.5, annex A), as far as it is read. */
enum TransferSyntax {
    IMPLICIT_LITTLE("1.2.840.10008.1.2"),
    EXPLICIT_LITTLE("1.2.840.10008.1.2.1"),
    DEFLATED("1.2.840.10008.1.2.1.99"),
    EXPLICIT_BIG("1.2.840.10008.1.2.2"),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50"),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51"),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57"),
    JPEG_LOSSLESS_FIRST_ORDER("1.2.840.10008.1.2.4.70"),
    RLE("1.2.840.10008.1.2.5");

    private final String uid;

    TransferSyntax(String uid) {
        this.uid = uid;
    }

    /**
     * @param uid as the file's header has it; empty in files without one
     * @return the syntax
     * @throws DicomException if it is another one
     */
    static TransferSyntax of(String uid) throws DicomException {
        if (uid.isEmpty()) {
            return EXPLICIT_LITTLE;
        }
        for (TransferSyntax syntax : values()) {
            if (syntax.uid.equals(uid)) {
                return syntax;
            }
        }
        UnreadSyntax unread = UnreadSyntax.of(uid);
        throw new DicomException("is " + unread.words(), unread);
    }

    boolean isJpeg() {
        return isLossless() || this == JPEG_BASELINE || this == JPEG_EXTENDED;
    }

    boolean isLossless() {
        return this == JPEG_LOSSLESS || this == JPEG_LOSSLESS_FIRST_ORDER;
    }

    /** Whether pictures lie in fragments. */
    boolean isEncapsulated() {
        return isJpeg() || this == RLE;
    }
}
