package org.multimodalbtw.engine.storage;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;

/** A program that writes what the engine writes, each with a number of its own, and can stand still before any change of a file. */
final class KilledWriter {

    static final String STANDS = "stands";
    static final String DONE = "done ";
    static final int VALUES = 5_000;

    private KilledWriter() {}

    /** @param arguments the folder; the number; before which change of a file to stand still, 0 for none, -1 for writing without an end */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int number = Integer.parseInt(arguments[1]);
        int stand = Integer.parseInt(arguments[2]);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        write(folder.resolveSibling("rehearsal"), number, temporary);
        Steps steps = new Steps(folder.getParent().toString(), stand);
        watch(steps);
        System.out.println("begins");
        do {
            write(folder, number++, temporary);
        } while (stand < 0);
        System.out.println(DONE + steps.count);
    }

    @SuppressWarnings("removal")
    private static void watch(Steps steps) {
        System.setSecurityManager(steps);
    }

    /** Is asked before each change of a file, and never forbids one. */
    @SuppressWarnings("removal")
    private static final class Steps extends SecurityManager {

        private final String folder;
        private final int stand;
        private int count;

        Steps(String folder, int stand) {
            this.folder = folder;
            this.stand = stand;
        }

        @Override
        public void checkWrite(String file) {
            step(file);
        }

        @Override
        public void checkDelete(String file) {
            step(file);
        }

        @Override
        public void checkPermission(Permission permission) {
            // all is allowed
        }

        private void step(String file) {
            if (file.startsWith(folder) && ++count == stand) {
                System.out.println(STANDS);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
    }

    /** Writes a file of each kind anew, and a model with its encoders. */
    static void write(Path folder, int number, Path temporary) throws IOException {
        Files.createDirectories(folder);
        numbers(folder.resolve("weights.safetensors"), number);
        tensor(folder.resolve("tensor.arrow"), number);
        try (ScratchDirectory scratch = ScratchDirectory.in(temporary)) {
            Path encoder = Files.createDirectory(scratch.path().resolve("encoder"));
            numbers(encoder.resolve("statistics.safetensors"), number);
            Path model = folder.resolve("model-" + number);
            AtomicDirectory.write(model, directory -> numbers(directory.resolve("weights.safetensors"), number));
            ModelDirectory.addEncoders(model, List.of(encoder, encoder));
        }
    }

    static void numbers(Path file, int number) throws IOException {
        Safetensors.write(
                file,
                Map.of("a", new Safetensors.Floats(List.of((long) VALUES), FloatBuffer.wrap(values(number)))),
                Map.of());
    }

    static void tensor(Path file, int number) throws IOException {
        TensorSchema schema = new TensorSchema(List.of(new TensorColumn("a", List.of(VALUES), List.of())));
        try (TensorTableWriter writer = TensorTableWriter.create(file, schema)) {
            writer.write("row", List.of(values(number)));
            writer.commit();
        }
    }

    private static float[] values(int number) {
        float[] values = new float[VALUES];
        Arrays.fill(values, number);
        return values;
    }
}
