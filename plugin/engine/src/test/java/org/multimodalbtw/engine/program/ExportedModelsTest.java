package org.multimodalbtw.engine.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.runtime.ScriptModule;

/** Encoders as people export them are understood, and what is written anew computes the same. */
class ExportedModelsTest {

    @TempDir
    Path folder;

    private static List<String> all() {
        return Stream.concat(Exported.OF_TEXTS.stream(), Exported.OF_PICTURES.stream())
                .toList();
    }

    @Test
    void whatIsWrittenAnewGivesTheSameBits() throws IOException {
        for (String name : all()) {
            try (CheckedProgram program = CheckedProgram.open(Exported.write(name, folder))) {
                byte[] anew = program.stream().readAllBytes();
                assertEquals(program.length(), anew.length);
                float[] before = compute(name, Exported.bytes(name));
                assertArrayEquals(before, compute(name, anew), name);
            }
        }
    }

    @Test
    void whatIsWrittenAnewIsUnderstoodAgain() throws IOException {
        for (String name : all()) {
            byte[] once = anew(Exported.write(name, folder));
            byte[] twice = anew(Files.write(folder.resolve("again.pt"), once));
            assertArrayEquals(compute(name, once), compute(name, twice), name);
        }
    }

    private static byte[] anew(Path file) throws IOException {
        try (CheckedProgram program = CheckedProgram.open(file)) {
            return program.stream().readAllBytes();
        }
    }

    private static float[] compute(String name, byte[] archive) {
        try (NDManager own = EngineRuntime.get().newManager(Device.cpu());
                ScriptModule module = EngineRuntime.get().load(Device.cpu(), new ByteArrayInputStream(archive))) {
            return module.forward(own, arguments(name, own)).get(0).toFloatArray();
        }
    }

    private static NDArray[] arguments(String name, NDManager own) {
        if (Exported.OF_PICTURES.contains(name)) {
            return new NDArray[] {own.create(Exported.pixels(), new Shape(1, 3, Exported.SIDE, Exported.SIDE))};
        }
        long[] tokens = Exported.tokens();
        long[] mask = {1, 1, 1, 1, 1, 1, 1};
        return new NDArray[] {own.create(tokens, new Shape(1, 7)), own.create(mask, new Shape(1, 7))};
    }
}
