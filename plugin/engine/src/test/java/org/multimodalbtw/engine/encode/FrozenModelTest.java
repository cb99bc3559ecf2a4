package org.multimodalbtw.engine.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                assertArrayEquals(Exported.expected(name), model.ofTokens(Exported.tokens()), 1e-5f, name);
            }
        }
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
