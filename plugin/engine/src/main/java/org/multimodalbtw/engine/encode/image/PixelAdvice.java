package org.multimodalbtw.engine.encode.image;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * When pixels may say more than the descriptor, by the number of training images and their size. The numbers are those from which on pixels
 * were better in all sets that were measured (docs/METHOD.md, "Descriptor or pixels"); it is only said.
 */
final class PixelAdvice {

    /** So many training images. */
    static final int FEWEST_IMAGES = 500;
    /** The shorter side of most images, in pixels. */
    static final int SMALLEST_SIDE = 32;

    private long images;
    private long large;

    void add(Picture picture) {
        images++;
        large += Math.min(picture.width(), picture.height()) >= SMALLEST_SIDE ? 1 : 0;
    }

    /** Adds what {@link #write} wrote of other images. */
    void add(DataInput part) throws IOException {
        images += part.readLong();
        large += part.readLong();
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(images);
        out.writeLong(large);
    }

    /** A sentence where there are enough images that are large enough; empty otherwise. */
    Optional<String> sentence(String modality) {
        return images >= FEWEST_IMAGES && 2 * large > images
                ? Optional.of("'" + modality + "' has " + images
                        + " training images, with which pixels may tell more than the descriptor ('Images become: Pixels', form=PIXELS), above "
                        + "all shape and fine texture: try both.")
                : Optional.empty();
    }
}
