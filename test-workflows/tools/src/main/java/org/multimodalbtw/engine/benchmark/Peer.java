package org.multimodalbtw.engine.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A Python process that runs the peer's side of a measurement on request, so that both sides take turns. */
final class Peer implements AutoCloseable {

    private static final String FAILED = "failed ";

    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;
    private final String version;

    /**
     * @param program what it runs
     * @param arguments of the program
     * @throws IOException if it does not start
     */
    Peer(BenchmarkOptions.PeerProgram program, String... arguments) throws IOException {
        process = program.start(arguments);
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        version = answer().replace("ready ", "");
    }

    /** What it is, for example {@code "PyTorch 1.13.1"}. */
    String version() {
        return version;
    }

    /** Whether it reads and writes Arrow files. */
    boolean hasArrow() {
        return version.contains("PyArrow");
    }

    /**
     * The numbers that it answers to a request.
     *
     * @throws PeerFailure if it says that it cannot do what it was asked
     * @throws IOException if it has ended
     */
    double[] ask(String request) throws IOException {
        requests.write(request + "\n");
        requests.flush();
        return Arrays.stream(answer().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("The peer ended; its message is above");
        }
        if (line.startsWith(FAILED)) {
            throw new PeerFailure("failed", line.substring(FAILED.length()));
        }
        return line;
    }

    /** Ends it at once, whatever it is doing. */
    void stop() {
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        requests.close();
        process.destroy();
    }
}
