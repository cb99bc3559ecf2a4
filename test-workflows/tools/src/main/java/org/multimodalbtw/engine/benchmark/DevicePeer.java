package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PyTorch in a process of its own. What it is to do may be prepared beside other work; one that fails, hangs or ends makes its own
 * measurements fail and no others. Not for use by several threads at once.
 */
final class DevicePeer implements AutoCloseable {

    private final Peer peer;
    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    /** What cannot be done, with the reason. */
    private final Map<String, PeerFailure> refused = new ConcurrentHashMap<>();

    private Future<?> prepared;
    private volatile PeerFailure ended;

    /**
     * @param program the peer's program
     * @param arguments of the program
     * @throws IOException if it does not start
     */
    DevicePeer(BenchmarkOptions.PeerProgram program, String... arguments) throws IOException {
        peer = new Peer(program, arguments);
    }

    String version() {
        return peer.version();
    }

    /**
     * Begins to prepare, one after the other.
     *
     * @param requests what will be asked
     * @param until when the last one may begin; what has not begun then is refused
     */
    void prepare(List<String> requests, Instant until) {
        prepared = worker.submit(() -> {
            for (String request : requests) {
                if (ended != null || Instant.now().isAfter(until)) {
                    refused.put(request, new PeerFailure("not compiled", "no time was left to compile all"));
                } else {
                    prepare(request);
                }
            }
        });
    }

    private void prepare(String request) {
        try {
            peer.ask("prepare " + request);
        } catch (PeerFailure failure) {
            refused.put(request, failure);
        } catch (IOException gone) {
            stop(new PeerFailure("failed", "its process ended"));
        }
    }

    /** Waits until all is prepared; a peer that takes longer is stopped. */
    void awaitPrepared(Duration patience) throws InterruptedException {
        try {
            prepared.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            stop(new PeerFailure("not compiled", "stopped, since it did not end compiling in time"));
        } catch (ExecutionException failure) {
            stop(new PeerFailure("failed", failure.getCause().toString()));
        }
    }

    /**
     * @param request what is measured
     * @param rest of the request, which needs no preparation of its own
     * @param patience how long it may take
     * @return the answer
     * @throws PeerFailure if there is none
     */
    double[] ask(String request, String rest, Duration patience) throws PeerFailure, InterruptedException {
        PeerFailure known = ended != null ? ended : refused.get(request);
        if (known != null) {
            throw known;
        }
        Future<double[]> answer = worker.submit(() -> peer.ask(request + " " + rest));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw stop(new PeerFailure(
                    "stopped", "stopped, since it gave no answer within " + patience.toSeconds() + " s"));
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof PeerFailure said) {
                refused.put(request, said);
                throw said;
            }
            throw stop(new PeerFailure("failed", "its process ended"));
        }
    }

    /** Ends the process; what ended it first is the reason. */
    private synchronized PeerFailure stop(PeerFailure reason) {
        ended = ended == null ? reason : ended;
        peer.stop();
        return ended;
    }

    @Override
    public void close() throws IOException {
        peer.stop();
        worker.shutdownNow();
    }
}
