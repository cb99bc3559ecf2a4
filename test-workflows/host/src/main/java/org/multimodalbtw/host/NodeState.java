package org.multimodalbtw.host;

/** How far a node is. */
public enum NodeState {
    /** It lacks an input, or cannot work with its inputs and settings. */
    IDLE,
    /** It can be executed. */
    CONFIGURED,
    /** Its outputs are there. */
    EXECUTED
}
