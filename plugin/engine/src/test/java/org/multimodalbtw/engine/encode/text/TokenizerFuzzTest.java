package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Mutator;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.program.ProgramProcess;

/** Damaged tokenizers are refused or taken; none ends even the program that they are used in, which could be ended without harm. */
class TokenizerFuzzTest {

    private static final Path STRANGERS = Path.of(System.getProperty("shared.data", "../shared/data"))
            .resolveSibling("cases")
            .resolve("strangers");

    private static final List<String> TEXTS = List.of(
            "",
            "no chest pain, no fever",
            "Pain\t\tin  the chest 12345 e\u0301 \uFB01nd \uD83D\uDE00 don't [SEP] <s> 7:30\n\n\r\nx",
            " ".repeat(300) + "a",
            "pain ".repeat(80));

    private static final List<Integer> LIMITS = List.of(1, 3, 7, 100, 130, 512);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ProgramProcess program;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        program = ProgramProcess.startForTexts(InputStream.nullInputStream(), 0, ProgressMonitor.NONE);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void damagedTokenizersAreRefusedOrTaken() throws Exception {
        int count = Thorough.times(300, 20_000);
        List<String> whole = Tokenizers.ordinary();
        int taken = 0;
        for (int i = 0; i < count; i++) {
            Mutator mutator = new Mutator(i < 10_000 ? i : 1_000_000 + i);
            int most = LIMITS.get(i % LIMITS.size());
            taken += isTaken(String.valueOf(i), damaged(whole.get(i % whole.size()), mutator), most) ? 1 : 0;
        }
        assertTrue(taken > count / 20 && taken < count / 2, taken + " of " + count + " are taken");
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("tokenizer.json")), files.toList());
        }
    }

    @Test
    void strangersTokenizersEndNothing() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(STRANGERS), "no ../shared/cases");
        List<Path> strangers = new ArrayList<>();
        try (Stream<Path> files = Files.list(STRANGERS)) {
            files.filter(file -> file.toString().endsWith(".json")).forEach(strangers::add);
        }
        for (Path file : strangers) {
            isTaken(file.toString(), Files.readAllBytes(file), 100);
        }
    }

    private static byte[] damaged(String whole, Mutator mutator) throws IOException {
        return mutator.random().nextInt(5) == 0
                ? mutator.bytes(whole.getBytes(StandardCharsets.UTF_8))
                : JSON.writeValueAsBytes(mutator.json(JSON.readTree(whole)));
    }

    private boolean isTaken(String which, byte[] content, int most) throws IOException {
        Path file = Files.write(folder.resolve("tokenizer.json"), content);
        try {
            TextTokens tokens = TextTokens.open(FrozenFile.of(file), most, program);
            for (String text : TEXTS) {
                int length = tokens.of(text).length;
                assertTrue(length <= most, () -> which + ": " + length + " tokens where " + most + " are asked for");
            }
            return true;
        } catch (InputException refused) {
            String message = refused.getMessage();
            assertTrue(!message.contains("its program") && !message.contains("it takes"), which + ": " + message);
            return false;
        }
    }
}
