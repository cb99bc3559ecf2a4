package org.multimodalbtw.engine.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.multimodalbtw.engine.model.ModelDirectory;

/** A program that writes what the engine writes, and says what fails. */
final class FullDisk {

    /** The names of what it writes, in its order. */
    static final List<String> ALL = List.of("weights", "tensor", "model", "encoders", "scratch");

    /** Begins the line that says how much it left among the temporary files. */
    static final String LEFT = "left ";

    private interface Work {
        void run() throws IOException;
    }

    private FullDisk() {}

    /** @param arguments the folder of the results, with a model; a directory of an encoder */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path encoder = Path.of(arguments[1]);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        attempt("weights", () -> KilledWriter.numbers(folder.resolve("weights.safetensors"), 2));
        attempt("tensor", () -> KilledWriter.tensor(folder.resolve("tensor.arrow"), 2));
        attempt(
                "model",
                () -> AtomicDirectory.write(
                        folder.resolve("model-2"),
                        directory -> KilledWriter.numbers(directory.resolve("weights.safetensors"), 2)));
        attempt("encoders", () -> ModelDirectory.addEncoders(folder.resolve("model-1"), List.of(encoder, encoder)));
        attempt("scratch", () -> {
            try (ScratchDirectory scratch = ScratchDirectory.in(temporary)) {
                Files.write(scratch.path().resolve("patients"), new byte[4 * KilledWriter.VALUES]);
            }
        });
        try (Stream<Path> left = Files.list(temporary)) {
            System.out.println(LEFT + left.count());
        }
    }

    private static void attempt(String name, Work work) {
        try {
            work.run();
            System.out.println(name + " written");
        } catch (IOException failure) {
            System.out.println(name + " failed");
        }
    }
}
