package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.OtherJvm;
import org.multimodalbtw.engine.Thorough;

/** Damaged tokenizers are opened in a program of their own, since the native library can end it. */
class TokenizerFuzzTest {

    private static final Path STRANGERS = Path.of(System.getProperty("shared.data", "../shared/data"))
            .resolveSibling("cases")
            .resolve("strangers");

    /** So many are opened by one program. */
    private static final int PORTION = 2500;

    private static final String OUTCOME =
            "\\d+ (%s|%s|%s).*".formatted(TokenizerFuzz.REFUSED, TokenizerFuzz.TAKEN, TokenizerFuzz.FOREIGN);

    @TempDir
    Path folder;

    @Test
    void damagedTokenizersAreRefusedOrTakenAndNothingEnds() throws Exception {
        int count = Thorough.times(300, 10_000);
        List<String> outcomes = new ArrayList<>();
        List<String> crashes = new ArrayList<>();
        for (int done = 0; done < count; done = outcomes.size() + crashes.size()) {
            int end = Math.min(count, (done / PORTION + 1) * PORTION);
            List<String> said =
                    run(folder.toString(), TokenizerFuzz.DAMAGED, String.valueOf(done), String.valueOf(end));
            said.stream().filter(line -> line.matches(OUTCOME)).forEach(outcomes::add);
            if (outcomes.size() + crashes.size() < end) {
                crashes.add((outcomes.size() + crashes.size()) + ": " + said);
            }
        }
        assertEquals(List.of(), crashes, "the program ended");
        assertEquals(
                List.of(),
                outcomes.stream()
                        .filter(line -> line.contains(" " + TokenizerFuzz.FOREIGN))
                        .toList());
        long taken = outcomes.stream()
                .filter(line -> line.contains(" " + TokenizerFuzz.TAKEN))
                .count();
        assertTrue(taken > count / 20 && taken < count / 2, taken + " of " + count + " are taken");
    }

    @Test
    void strangersTokenizersEndNothing() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(STRANGERS), "no ../shared/cases");
        List<String> arguments = new ArrayList<>(List.of(folder.toString()));
        try (Stream<Path> files = Files.list(STRANGERS)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .forEach(file -> arguments.add(file.toString()));
        }
        List<String> said = run(arguments.toArray(String[]::new));
        assertEquals(
                arguments.size() - 1,
                said.stream()
                        .filter(line -> line.matches(OUTCOME) && !line.contains(" " + TokenizerFuzz.FOREIGN))
                        .count(),
                said::toString);
    }

    private List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(List.of("-Xmx512m"));
        for (String name : List.of("org.multimodalbtw.natives", "org.multimodalbtw.cache")) {
            if (System.getProperty(name) != null) {
                options.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        String output = OtherJvm.run(TokenizerFuzz.class, options, List.of(arguments), folder.resolve("output.txt"));
        return output.lines().toList();
    }
}
