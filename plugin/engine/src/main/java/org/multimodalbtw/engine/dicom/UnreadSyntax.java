package org.multimodalbtw.engine.dicom;

/**
 * A way of writing pictures that is not read.
 *
 * @param words what such a file is, for a person, for example {@code "a DICOM file compressed as JPEG 2000"}
 * @param remedy what to convert it to, and with which tool
 */
public record UnreadSyntax(String words, String remedy) {

    private static final String PREFIX = "1.2.840.10008.1.2.4.";
    private static final String DECOMPRESS = "uncompressed DICOM with gdcmconv --raw";

    /** @param uid of a transfer syntax (PS3.6, table A-1) */
    static UnreadSyntax of(String uid) {
        if (!uid.startsWith(PREFIX)) {
            return new UnreadSyntax("a DICOM file in a transfer syntax that is not read", DECOMPRESS);
        }
        return switch (uid.substring(PREFIX.length())) {
            case "80", "81" ->
                new UnreadSyntax(
                        "a DICOM file compressed as JPEG-LS", "uncompressed DICOM with gdcmconv --raw or dcmdjpls");
            case "90", "91", "92", "93" -> new UnreadSyntax("a DICOM file compressed as JPEG 2000", DECOMPRESS);
            case "201", "202", "203" ->
                new UnreadSyntax("a DICOM file compressed as High-Throughput JPEG 2000", DECOMPRESS);
            case "100", "101", "102", "103", "104", "105", "106", "107", "108" ->
                new UnreadSyntax("a DICOM file with a film", "pictures, for example with ffmpeg");
            default ->
                new UnreadSyntax(
                        "a DICOM file compressed as JPEG of a kind that is not read",
                        "uncompressed DICOM with gdcmconv --raw or dcmdjpeg");
        };
    }

    /** For JPEG of more than 8 bits. */
    static UnreadSyntax deepJpeg() {
        return new UnreadSyntax(
                "a DICOM file compressed as JPEG of 12 bits", "uncompressed DICOM with gdcmconv --raw or dcmdjpeg");
    }
}
