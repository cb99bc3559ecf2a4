package org.multimodalbtw.engine.benchmark;

/** Takes note of what was proven. */
interface ProofCheck {

    /** The word for a check that holds or not. */
    String of(String what, boolean holds);
}
