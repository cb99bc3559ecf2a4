package org.multimodalbtw.engine.program;

import ai.djl.Device;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.RuntimeSettings;

/**
 * The program in which a model of somebody else's runs. It reads the model and then requests from its standard input, answers on its standard
 * output, and ends when the input or the program that started it does.
 */
public final class ProgramMain {

    /** What went wrong, in the traceback of a model that runs. */
    private static final Pattern ERROR = Pattern.compile("(?m)^\\w*Error: (.+)$");

    private static final int LOOK_AFTER_MS = 1000;

    private ProgramMain() {}

    /**
     * @param arguments libtorch's folder, flavor and version, the folder for the JNI library, the number of threads, and the process that
     *     started this one
     * @throws IOException if the other program is gone
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        System.setOut(System.err);
        daemon("parent", () -> endWith(Long.parseLong(arguments[5])));
        try (Vectors vectors = load(arguments, in)) {
            Wire.send(out, Wire.Message.numbers(Wire.VECTOR, new float[0]));
            BlockingQueue<Wire.Message> requests = new LinkedBlockingQueue<>(1);
            daemon("requests", () -> read(in, requests));
            while (true) {
                Wire.send(out, answer(vectors, requests.take()));
            }
        } catch (RuntimeException | LinkageError failure) {
            Wire.send(out, Wire.Message.failure(firstLine(failure)));
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** While a model loads nobody reads the input, whose end would tell. */
    private static void endWith(long parent) {
        while (ProcessHandle.of(parent).filter(ProcessHandle::isAlive).isPresent()) {
            try {
                Thread.sleep(LOOK_AFTER_MS);
            } catch (InterruptedException end) {
                break;
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static Vectors load(String[] arguments, DataInputStream in) throws IOException {
        EngineRuntime.configure(new RuntimeSettings(
                Path.of(arguments[0]),
                arguments[1],
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]),
                Optional.empty(),
                arguments[2]));
        EngineRuntime engine = EngineRuntime.get();
        Bounded archive = new Bounded(in, in.readLong());
        EngineRuntime.forbidFiles();
        Vectors vectors = new Vectors(engine.load(Device.cpu(), archive));
        archive.transferTo(OutputStream.nullOutputStream());
        return vectors;
    }

    /** The end of the input ends this program, whatever it computes. */
    private static void read(DataInputStream in, BlockingQueue<Wire.Message> requests) {
        try {
            while (true) {
                requests.put(Wire.receive(in));
            }
        } catch (IOException | InterruptedException end) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static Wire.Message answer(Vectors vectors, Wire.Message request) {
        try {
            return Wire.Message.numbers(
                    Wire.VECTOR,
                    request.kind() == Wire.TOKENS
                            ? vectors.ofTokens(request.tokens())
                            : vectors.ofPixels(request.numbers()));
        } catch (RuntimeException | OutOfMemoryError failure) {
            return Wire.Message.failure(firstLine(failure));
        }
    }

    private static String firstLine(Throwable failure) {
        Throwable cause =
                failure instanceof IllegalStateException && failure.getCause() != null ? failure.getCause() : failure;
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        Matcher error = ERROR.matcher(message);
        return error.find()
                ? error.group(1)
                : message.strip().lines().findFirst().orElse("");
    }
}
