package org.multimodalbtw.engine.benchmark;

/** A part of the report. */
interface Section {

    /**
     * Measures and writes down what it finds.
     *
     * @param peer the other side; {@code null}: ours is measured alone
     */
    void write(Report report, BenchmarkOptions options, Peer peer) throws Exception;
}
