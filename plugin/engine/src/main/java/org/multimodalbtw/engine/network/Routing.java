package org.multimodalbtw.engine.network;

/** Which routers and experts a modality's token meets (the three forms of the FuseMoE code, with a plain sum of the experts' answers). */
public enum Routing {
    /** One router a modality, and experts that all modalities share. */
    PER_MODALITY,
    /** One router that sees the tokens of all modalities and sends them all to the same shared experts. */
    JOINT,
    /** One router and experts of its own a modality. */
    DISJOINT
}
