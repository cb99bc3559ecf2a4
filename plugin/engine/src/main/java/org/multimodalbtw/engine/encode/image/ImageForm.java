package org.multimodalbtw.engine.encode.image;

/** What an image becomes. */
public enum ImageForm {
    /** One vector: the leading components of a descriptor of edges, brightness and colour. */
    DESCRIPTOR,
    /**
     * [images, channels, side, side]: the pixels of each image, read by a convolutional network that is trained with the rest and learns
     * which of a patient's images count.
     */
    PIXELS,
    /**
     * One vector: what a network of somebody else's gives for the picture ({@link org.multimodalbtw.engine.encode.FrozenModel}),
     * standardised.
     */
    FROZEN
}
