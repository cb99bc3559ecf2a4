package org.multimodalbtw.host.run;

/** Shows a person how far a run is. */
interface RunDisplay {

    /**
     * A node as it is shown.
     *
     * @param name its name
     * @param position which of the nodes it is, from 1
     * @param count how many nodes there are
     */
    record Step(String name, int position, int count) {}

    /** @param step the node that starts */
    void started(Step step);

    /**
     * @param step the node that runs
     * @param fraction share of its work that is done, 0 to 1
     * @param message what it does; empty if it does not say
     */
    void progress(Step step, double fraction, String message);

    /**
     * @param step the node that is done
     * @param seconds how long it took
     */
    void finished(Step step, double seconds);

    /** @param text whole lines for the person to read */
    void say(String text);

    /** Takes away what is only of use during the run. */
    void clear();
}
