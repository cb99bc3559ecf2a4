package org.multimodalbtw.engine.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.program.Exported;
import org.multimodalbtw.engine.program.ProgramRules;
import org.multimodalbtw.engine.runtime.ScriptFiles;

/** Models from elsewhere give what torch gives, and nothing else. */
class FrozenModelTest {

    @TempDir
    Path folder;

    @Test
    void textsAreReadAsTorchReadsThem() throws IOException {
        for (String name : Exported.OF_TEXTS) {
            try (FrozenModel model = open(Exported.write(name, folder))) {
                assertArrayEquals(Exported.expected(name), ofOne(model, Exported.tokens()), 1e-5f, name);
            }
        }
    }

    private static float[] ofOne(FrozenModel model, long[] tokens) {
        return model.ofTokens(List.of(tokens)).get(0);
    }

    @Test
    void severalAtOnceAreReadAsEachAlone() throws IOException {
        List<long[]> texts = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> LongStream.range(0, 1 + i % 9)
                        .map(word -> (i * 7 + word) % 30)
                        .toArray())
                .toList();
        List<float[]> pictures =
                IntStream.range(0, 60).mapToObj(FrozenModelTest::noise).toList();
        try (FrozenModel model = open(Exported.write("minilm", folder))) {
            List<float[]> together = model.ofTokens(texts);
            for (int i = 0; i < texts.size(); i++) {
                assertArrayEquals(ofOne(model, texts.get(i)), together.get(i));
            }
            assertEquals(List.of(), model.ofTokens(List.of()));
        }
        try (FrozenModel model = open(Exported.write("vit", folder))) {
            List<float[]> together =
                    model.ofPixels(pictures.stream().map(float[]::clone).toList(), Exported.SIDE);
            for (int i = 0; i < pictures.size(); i++) {
                assertArrayEquals(model.ofPixels(pictures.get(i), Exported.SIDE), together.get(i));
            }
        }
    }

    private static float[] noise(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] pixels = new float[3 * Exported.SIDE * Exported.SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(100) / 100f;
        }
        return pixels;
    }

    @Test
    void picturesAreSeenAsTorchSeesThem() throws IOException {
        for (String name : Exported.OF_PICTURES) {
            try (FrozenModel model = open(Exported.write(name, folder))) {
                float[] once = model.ofPixels(Exported.pixels(), Exported.SIDE);
                assertArrayEquals(Exported.expected(name), once, 1e-5f, name);
                assertArrayEquals(once, model.ofPixels(Exported.pixels(), Exported.SIDE), name + " changes by use");
            }
        }
    }

    private static FrozenModel open(Path file) throws IOException {
        return FrozenModel.open(FrozenFile.of(file), ProgressMonitor.NONE);
    }

    @Test
    void anAdministratorForbidsOrAllows() throws IOException {
        Path file = ScriptFiles.write(folder.resolve("model.pt"), "x: Tensor", "y = torch.rand([1, 4])", "return y");
        FrozenFile frozen = FrozenFile.of(file);
        try {
            System.setProperty(ProgramRules.RULE, "forbid");
            assertMessage(() -> open(file), "forbids to run any");
            System.clearProperty(ProgramRules.RULE);
            assertMessage(() -> open(file), "'torch.rand' draws at random");
            System.setProperty(
                    ProgramRules.ALLOWED,
                    Files.writeString(folder.resolve("list"), "# models\n" + frozen.sha256() + "\n")
                            .toString());
            try (FrozenModel model = open(file)) {
                assertEquals(4, model.ofPixels(new float[12], 2).length);
            }
        } finally {
            System.clearProperty(ProgramRules.RULE);
            System.clearProperty(ProgramRules.ALLOWED);
        }
    }

    @Test
    void preferencesForbidAtAnyPlaceAndAllowAtTheFirst() throws IOException {
        Path file = ScriptFiles.write(folder.resolve("model.pt"), "x: Tensor", "y = torch.rand([1, 4])", "return y");
        String hash = FrozenFile.of(file).sha256();
        Path listed = Files.writeString(folder.resolve("listed"), hash.toUpperCase(Locale.ROOT));
        Path others = Files.writeString(folder.resolve("others"), "0".repeat(64));
        try {
            say(place("administrator", "", ""), place("user", "forbid ", listed.toString()));
            assertMessage(() -> open(file), "and user=forbid  forbids to run any");
            say(place("administrator", "some", ""), place("user", "", ""));
            assertMessage(() -> open(file), "administrator=some is unknown, so that none is run");
            say(place("administrator", "", others.toString()), place("user", "", listed.toString()));
            assertMessage(() -> open(file), "'torch.rand' draws at random");
            say(place("administrator", "", ""), place("user", "", listed.toString()));
            assertTrue(ProgramRules.isAllowed(hash));
            System.setProperty(ProgramRules.ALLOWED, others.toString());
            assertFalse(ProgramRules.isAllowed(hash), "the list of the system property counts alone");
            System.clearProperty(ProgramRules.ALLOWED);
            say(place("administrator", "", folder.resolve("none").toString()));
            assertMessage(() -> open(file), "none' cannot be read");
        } finally {
            System.clearProperty(ProgramRules.ALLOWED);
            say();
        }
    }

    private static ProgramRules.Place place(String name, String rule, String list) {
        return new ProgramRules.Place(name, rule, list);
    }

    private static void say(ProgramRules.Place... places) {
        ProgramRules.ask(() -> List.of(places));
    }

    @Test
    void aProgramThatWritesAFileIsNotRun() throws IOException {
        Path file = ScriptFiles.write(
                folder.resolve("model.pt"),
                "x: Tensor",
                "torch.save(x, \"" + folder.resolve("saved") + "\")",
                "return x");
        FrozenFile frozen = FrozenFile.of(file);
        assertMessage(
                () -> FrozenModel.open(frozen, ProgressMonitor.NONE),
                "'torch.save' is none of the operations that only compute");
        assertTrue(Files.notExists(folder.resolve("saved")));
    }
}
