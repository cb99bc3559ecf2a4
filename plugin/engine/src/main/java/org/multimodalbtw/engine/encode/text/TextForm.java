package org.multimodalbtw.engine.encode.text;

/** What texts become. */
public enum TextForm {
    /** One vector: the leading components of weighted terms, which are learnt before and without any outcome. */
    COMPONENTS,
    /** The text's terms as they follow each other, whose vectors are learnt together with the network; read by attention pooling. */
    TERMS
}
