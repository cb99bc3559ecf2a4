package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * PyTorch as it is, and PyTorch by {@code torch.compile}, which needs minutes before its first step and may fail: each in a process of its
 * own.
 *
 * @param eager as it is
 * @param compiled compiled
 */
record DevicePeers(DevicePeer eager, DevicePeer compiled) implements AutoCloseable {

    /** How long the last compilation may go on after the moment up to which one may begin. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    static DevicePeers start(BenchmarkOptions.PeerProgram program, boolean cpu) throws IOException {
        String device = cpu ? "cpu" : "cuda";
        return new DevicePeers(new DevicePeer(program, "eager", device), new DevicePeer(program, "compiled", device));
    }

    /** Begins to compile, beside what else is done. */
    void compile(List<String> requests, Instant until) {
        compiled.prepare(requests, until);
    }

    /** Waits until nothing is compiled any more, so that what is measured then has the machine for itself. */
    void awaitCompiled(Instant until) throws InterruptedException {
        Duration left = Duration.between(Instant.now(), until);
        compiled.awaitPrepared((left.isNegative() ? Duration.ZERO : left).plus(GRACE));
    }

    @Override
    public void close() throws IOException {
        eager.close();
        compiled.close();
    }
}
