package org.multimodalbtw.engine.encode;

import java.util.List;

/**
 * What happened when rows were encoded.
 *
 * @param rows how many rows were written
 * @param missing in how many of them the modality is missing
 * @param warnings what the analyst should know, for example how many cells held an unseen category; one sentence each
 * @param thumbnails the first images that were encoded, to look at; they are kept nowhere else
 */
public record EncodingSummary(long rows, long missing, List<String> warnings, List<Thumbnail> thumbnails) {

    /**
     * An image that was encoded, made small.
     *
     * @param row the id of its row
     * @param width of the image itself, in pixels
     * @param height of the image itself, in pixels
     * @param png a PNG file's bytes
     */
    public record Thumbnail(String row, int width, int height, byte[] png) {}

    /** Keeps its own copies of the lists. */
    public EncodingSummary {
        warnings = List.copyOf(warnings);
        thumbnails = List.copyOf(thumbnails);
    }

    /**
     * Of rows without images.
     *
     * @param rows how many rows were written
     * @param missing in how many of them the modality is missing
     * @param warnings what the analyst should know
     */
    public EncodingSummary(long rows, long missing, List<String> warnings) {
        this(rows, missing, warnings, List.of());
    }

    /**
     * @param images the first images
     * @return the same with them
     */
    public EncodingSummary with(List<Thumbnail> images) {
        return new EncodingSummary(rows, missing, warnings, images);
    }
}
