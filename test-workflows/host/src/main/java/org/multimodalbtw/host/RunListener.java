package org.multimodalbtw.host;

/** Is told how a run goes on. Called from the threads of the nodes. */
public interface RunListener {

    RunListener NONE = new RunListener() {};

    /** @param node name and id */
    default void started(String node) {}

    /**
     * @param node name and id
     * @param fraction from 0 to 1
     * @param text null where the node gave none
     */
    default void progress(String node, double fraction, String text) {}

    default void finished(NodeResult result) {}
}
