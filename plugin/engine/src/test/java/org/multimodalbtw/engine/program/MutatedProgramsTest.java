package org.multimodalbtw.engine.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Thorough;

/** Damaged files are refused with words for an analyst, or are what they were. */
class MutatedProgramsTest {

    private static final List<String> MODELS = List.of("transformer", "resnet-script", "minilm");
    private static final List<String> WORDS = List.of(
            "torch.from_file(x, x, x)",
            "while",
            "self",
            "-1",
            "9223372036854775807",
            "[",
            ")",
            "ops.aten.save",
            "None",
            "\"a\"",
            "def",
            "return",
            "  ",
            "\n",
            "torch.relu_",
            "CONSTANTS.c0",
            "training");

    @TempDir
    Path folder;

    @Test
    void flippedBytesAreRefusedOrChangeNothing() throws IOException {
        Random random = new Random(Thorough.seed(1));
        for (String model : MODELS) {
            byte[] file = Exported.bytes(model);
            byte[] before = anew(Exported.write(model, folder));
            for (int i = 0; i < Thorough.times(50, 1700); i++) {
                byte[] damaged = damaged(file, random);
                byte[] after = anewOrRefused(Files.write(folder.resolve("damaged.pt"), damaged));
                if (after != null) {
                    assertArrayEquals(before, after, model + " " + i);
                }
            }
        }
    }

    /** With a right checksum, what is written anew says what the file says: it reads the same again. */
    @Test
    void changedCodeAndPicklesAreRefusedOrSayWhatTheySay() throws IOException {
        Random random = new Random(Thorough.seed(2));
        int accepted = 0;
        for (String model : MODELS) {
            byte[] file = Exported.bytes(model);
            for (int i = 0; i < Thorough.times(50, 1700); i++) {
                ArchiveFile archive = ArchiveFile.read(file);
                change(archive, random);
                byte[] once = anewOrRefused(archive.write(folder.resolve("changed.pt")));
                if (once != null) {
                    accepted++;
                    // texts of messages may say anything
                    String outside = new String(once, StandardCharsets.ISO_8859_1).replaceAll("\"[^\"\\n]*\"", "");
                    int place = outside.indexOf("from_file");
                    assertTrue(
                            place < 0,
                            () -> outside.substring(Math.max(0, place - 100), Math.min(outside.length(), place + 50)));
                    assertArrayEquals(once, anew(Files.write(folder.resolve("again.pt"), once)), model + " " + i);
                }
            }
        }
        assertTrue(accepted > 0, "no change was harmless");
    }

    private static byte[] damaged(byte[] file, Random random) {
        byte[] damaged = file.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(10) == 0) {
            return Arrays.copyOf(damaged, random.nextInt(damaged.length));
        }
        return damaged;
    }

    private static void change(ArchiveFile archive, Random random) {
        List<String> names = new ArrayList<>(archive.files().keySet());
        names.removeIf(name -> !name.endsWith(".py") && !name.endsWith(".pkl"));
        String name = names.get(random.nextInt(names.size()));
        String content = new String(archive.files().get(name), StandardCharsets.ISO_8859_1);
        if (name.endsWith(".pkl") || random.nextBoolean()) {
            byte[] bytes = damaged(content.getBytes(StandardCharsets.ISO_8859_1), random);
            archive.with(name, bytes);
            return;
        }
        int start = random.nextInt(content.length());
        int end = Math.min(content.length(), start + random.nextInt(8));
        archive.with(
                name, content.substring(0, start) + WORDS.get(random.nextInt(WORDS.size())) + content.substring(end));
    }

    private static byte[] anewOrRefused(Path file) throws IOException {
        try {
            return anew(file);
        } catch (InputException refused) {
            assertFalse(refused.remedy().isBlank());
            return null;
        }
    }

    private static byte[] anew(Path file) throws IOException {
        try (CheckedProgram program = CheckedProgram.open(file)) {
            return program.stream().readAllBytes();
        }
    }
}
