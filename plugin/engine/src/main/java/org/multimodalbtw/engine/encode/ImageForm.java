package org.multimodalbtw.engine.encode;

/** What an image becomes. */
public enum ImageForm {
    /** One vector: the leading components of a descriptor of edges, brightness and colour. */
    DESCRIPTOR,
    /** [channels, side, side]: the pixels, read by a convolutional network that is trained with the rest. */
    PIXELS
}
