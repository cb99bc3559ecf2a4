package org.multimodalbtw.engine.program;

import ai.djl.Device;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.RuntimeSettings;

/**
 * The program in which a model of somebody else's runs, and a tokenizer cuts texts. It reads the model and then requests from its standard
 * input, answers on its standard output, and ends when the input or the program that started it does.
 */
public final class ProgramMain {

    private static final int LOOK_AFTER_MS = 1000;

    private ProgramMain() {}

    /**
     * @param arguments libtorch's folder, flavor and version, the folder for the JNI library, the number of threads, the process that
     *     started this one, and whether there will be texts
     * @throws IOException if the other program is gone
     */
    public static void main(String[] arguments) throws IOException {
        WireWriter out = new WireWriter(new FileOutputStream(FileDescriptor.out));
        FileChannel requests = new FileInputStream(FileDescriptor.in).getChannel();
        System.setOut(System.err);
        endWith(Long.parseLong(arguments[5]));
        try (ProgramAnswers answers = load(arguments, Channels.newInputStream(requests))) {
            out.send(Wire.Message.vector(new float[0]));
            WireReader in = new WireReader(requests);
            while (true) {
                out.send(answers.to(in.receive()));
            }
        } catch (EOFException end) {
            Runtime.getRuntime().halt(0);
        } catch (RuntimeException | LinkageError failure) {
            out.send(ProgramAnswers.failure(failure));
        }
    }

    /** Whatever this program is at: while a model loads or computes nobody reads the input, whose end would tell. */
    private static void endWith(long parent) {
        Thread thread = new Thread(
                () -> {
                    while (ProcessHandle.of(parent)
                            .filter(ProcessHandle::isAlive)
                            .isPresent()) {
                        try {
                            Thread.sleep(LOOK_AFTER_MS);
                        } catch (InterruptedException end) {
                            break;
                        }
                    }
                    Runtime.getRuntime().halt(0);
                },
                "parent");
        thread.setDaemon(true);
        thread.start();
    }

    private static ProgramAnswers load(String[] arguments, InputStream in) throws IOException {
        EngineRuntime.configure(new RuntimeSettings(
                Path.of(arguments[0]),
                arguments[1],
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]),
                Optional.empty(),
                arguments[2]));
        EngineRuntime engine = EngineRuntime.get();
        if (Boolean.parseBoolean(arguments[6])) {
            NativeTokenizer.loadLibrary();
        }
        Bounded archive = new Bounded(in, new DataInputStream(in).readLong());
        EngineRuntime.widenInput();
        EngineRuntime.forbidFiles();
        if (archive.isEmpty()) {
            return new ProgramAnswers(null);
        }
        Vectors vectors = new Vectors(engine.load(Device.cpu(), archive));
        archive.transferTo(OutputStream.nullOutputStream());
        return new ProgramAnswers(vectors);
    }
}
