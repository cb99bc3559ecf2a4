/** Encoders of images: leading components of a description, pixels, and models from elsewhere. */
package org.multimodalbtw.engine.encode.image;
