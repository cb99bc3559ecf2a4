package org.multimodalbtw.engine.program;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * A model of somebody else's, and the tokenizer that goes with it, in a program of its own, which has no environment, no files but the engine's, and an end: it is killed when it
 * takes too long, when the user cancels, and when this is closed. Not for use by several threads at once.
 */
public final class ProgramProcess implements AutoCloseable {

    /** So long loading, or one text or picture, may take, or several that are expected to take some milliseconds. */
    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String SOMETHING_ELSE = "its program answers something else";

    private final Process process;
    private final Duration limit;
    private final Pace texts = new Pace();
    private final Pace rows = new Pace();
    private final ProgramWatch watch;
    private final OutputStream requests;
    private final WireWriter out;
    private final WireReader in;

    private ProgramProcess(Process process, ProgressMonitor monitor, Duration limit) {
        this.process = process;
        this.limit = limit;
        watch = new ProgramWatch(process, monitor);
        requests = process.getOutputStream();
        out = new WireWriter(requests);
        in = new WireReader(process.getInputStream());
    }

    /** A model does not do what it should: the message says why, in a clause. */
    public static final class Failure extends Exception {

        private static final long serialVersionUID = 1L;

        Failure(String reason) {
            super(reason);
        }
    }

    /**
     * Starts the program and loads a model in it.
     *
     * @param archive TorchScript
     * @param length its bytes
     * @param monitor asked for cancel
     * @return the program; the caller closes it
     * @throws InputException of the archive's
     * @throws Failure if libtorch does not load the model
     * @throws java.util.concurrent.CancellationException if the user cancels
     * @throws IOException if the program cannot be started
     */
    public static ProgramProcess start(InputStream archive, long length, ProgressMonitor monitor)
            throws IOException, Failure {
        return start(archive, length, monitor, LIMIT);
    }

    /**
     * The same for a model that reads texts, which a tokenizer cuts in the same program.
     *
     * @param archive TorchScript; nothing, where texts are only cut
     * @param length its bytes
     * @param monitor asked for cancel
     * @return the program; the caller closes it
     * @throws Failure if libtorch does not load the model
     * @throws java.util.concurrent.CancellationException if the user cancels
     * @throws IOException if the program cannot be started
     */
    public static ProgramProcess startForTexts(InputStream archive, long length, ProgressMonitor monitor)
            throws IOException, Failure {
        return start(new ProgramProcess(ProgramCommand.start(length, true), monitor, LIMIT), archive, length);
    }

    static ProgramProcess start(InputStream archive, long length, ProgressMonitor monitor, Duration limit)
            throws IOException, Failure {
        return start(new ProgramProcess(ProgramCommand.start(length, false), monitor, limit), archive, length);
    }

    private static ProgramProcess start(ProgramProcess program, InputStream archive, long length) throws Failure {
        try {
            program.exchange(
                    () -> {
                        new DataOutputStream(program.requests).writeLong(length);
                        archive.transferTo(program.requests);
                        program.requests.flush();
                    },
                    Wire.VECTOR,
                    LIMIT);
            return program;
        } catch (Failure | RuntimeException | Error failure) {
            program.close();
            throw failure;
        }
    }

    /**
     * Takes a tokenizer for the texts that follow, in place of any before. Not after {@link #start}.
     *
     * @param json what a {@code tokenizer.json} holds
     * @throws Failure if the library does not take it
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public void loadTokenizer(String json) throws Failure {
        exchange(() -> out.send(Wire.Message.text(Wire.TOKENIZER, json)));
    }

    /**
     * @param text any text
     * @return what the tokenizer makes of it
     * @throws Failure if it fails or takes too long
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public TextPieces pieces(String text) throws Failure {
        return pieces(List.of(text)).get(0);
    }

    /**
     * @param all any texts
     * @return what the tokenizer makes of each
     * @throws Failure if it fails at one of them or takes too long
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public List<TextPieces> pieces(List<String> all) throws Failure {
        return inGroups(
                all,
                texts,
                String::length,
                some -> together(some, text -> Wire.Message.text(Wire.TEXT, text), Wire.PIECES).stream()
                        .map(Wire.Message::pieces)
                        .toList());
    }

    /**
     * @param tokens the numbers of a text's tokens, at least one
     * @return the first result of forward(tokens, mask), averaged over tokens
     * @throws Failure if the model fails or takes too long
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public float[] ofTokens(long[] tokens) throws Failure {
        return ofTokens(List.of(tokens)).get(0);
    }

    /**
     * @param all as for {@link #ofTokens(long[])}, of several texts; each is a call of the model of its own
     * @return the vector of each
     * @throws Failure if the model fails at one of them or takes too long
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public List<float[]> ofTokens(List<long[]> all) throws Failure {
        return inGroups(
                all,
                rows,
                tokens -> tokens.length * Long.BYTES,
                some -> vectors(together(some, Wire.Message::tokens, Wire.VECTOR)));
    }

    /**
     * @param pixels standardised, [3, side, side]
     * @return the first result of forward(pixels), averaged over places
     * @throws Failure if the model fails or takes too long
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public float[] ofPixels(float[] pixels) throws Failure {
        return exchange(() -> out.send(Wire.PIXELS, pixels));
    }

    /**
     * @param all as for {@link #ofPixels(float[])}, of several small pictures; each is a call of the model of its own
     * @return the vector of each
     * @throws Failure if the model fails at one of them or takes too long
     * @throws java.util.concurrent.CancellationException if the user cancels
     */
    public List<float[]> ofPixels(List<float[]> all) throws Failure {
        return inGroups(
                all,
                rows,
                pixels -> pixels.length * Float.BYTES,
                // of a large picture no copy is made
                some -> some.size() == 1
                        ? List.of(ofPixels(some.get(0)))
                        : vectors(together(some, Wire.Message::pixels, Wire.VECTOR)));
    }

    /** Asks some things, and gives the answers. */
    private interface Question<Q, A> {
        List<A> ask(List<Q> some) throws Failure;
    }

    private static <Q, A> List<A> inGroups(List<Q> all, Pace pace, ToIntFunction<Q> bytes, Question<Q, A> question)
            throws Failure {
        List<A> answers = new ArrayList<>();
        while (answers.size() < all.size()) {
            int from = answers.size();
            int to = from;
            pace.begin();
            while (to < all.size() && pace.takes(to - from, bytes.applyAsInt(all.get(to)))) {
                to++;
            }
            long began = System.nanoTime();
            answers.addAll(question.ask(all.subList(from, to)));
            pace.took(to - from, System.nanoTime() - began);
        }
        return answers;
    }

    private static List<float[]> vectors(List<Wire.Message> answers) {
        return answers.stream().map(Wire.Message::numbers).toList();
    }

    private <Q> List<Wire.Message> together(List<Q> some, Function<Q, Wire.Message> request, int expected)
            throws Failure {
        List<Wire.Message> requests = some.stream().map(request).toList();
        if (requests.size() == 1) {
            return List.of(exchange(() -> out.send(requests.get(0)), expected, limit));
        }
        List<Wire.Message> parts;
        try {
            parts = exchange(() -> out.send(Wire.Message.several(requests)), Wire.SEVERAL, limit)
                    .parts();
        } catch (IOException damaged) {
            throw new Failure(SOMETHING_ELSE);
        }
        for (Wire.Message part : parts) {
            expected(part, expected);
        }
        if (parts.size() != requests.size()) {
            throw new Failure(SOMETHING_ELSE);
        }
        return parts;
    }

    private interface Sending {
        void send() throws IOException;
    }

    private float[] exchange(Sending request) throws Failure {
        return exchange(request, Wire.VECTOR, limit).numbers();
    }

    private Wire.Message exchange(Sending request, int expected, Duration most) throws Failure {
        return expected(answer(request, most), expected);
    }

    private static Wire.Message expected(Wire.Message message, int expected) throws Failure {
        if (message.kind() == expected) {
            return message;
        }
        throw new Failure(message.kind() == Wire.FAILURE ? message.text() : SOMETHING_ELSE);
    }

    private Wire.Message answer(Sending request, Duration most) throws Failure {
        watch.begin(most);
        try {
            request.send();
            return in.receive();
        } catch (InputException refused) {
            close();
            throw refused;
        } catch (IOException ended) {
            watch.throwReason();
            throw new Failure("its program ended" + exitCode());
        } finally {
            watch.end();
        }
    }

    private String exitCode() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS)
                    ? " with code " + process.exitValue() + ", as one does that takes more memory than it may"
                    : "";
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** @return whether a program gets a limit of memory: elsewhere than on Linux it has a limit of time only */
    public static boolean limitsMemory() {
        return ProgramCommand.limitsMemory();
    }

    /** @return whether the program runs */
    boolean isAlive() {
        return process.isAlive();
    }

    /** @return its number in the system */
    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        watch.close();
    }
}
