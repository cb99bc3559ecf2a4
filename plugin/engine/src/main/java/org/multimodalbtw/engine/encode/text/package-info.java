/** Encoders of texts: leading components of terms, words whose meaning the network learns, and language models from elsewhere. */
package org.multimodalbtw.engine.encode.text;
