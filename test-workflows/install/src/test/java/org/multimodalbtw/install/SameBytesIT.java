package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code test-workflows/same-bytes} says to arguments that it cannot work with, before it builds anything. */
class SameBytesIT {

    private final Project project = Project.fromProperties();

    @ParameterizedTest
    @CsvSource({
        "'', 2, COMMIT is missing.",
        "--nothing HEAD, 2, There is no option --nothing.",
        "one two, 2, There are two commits: one and two.",
        "--sets, 2, --sets needs a value.",
        "--keep --workflows-only, 2, --keep needs a value.",
        "no-such-commit, 2, There is no commit no-such-commit.",
        "--help, 0, Usage: test-workflows/same-bytes"
    })
    void argumentsAreUnderstoodOrExplained(String arguments, int exit, String said) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(project.root().resolve("test-workflows/same-bytes").toString());
        if (!arguments.isEmpty()) {
            command.addAll(List.of(arguments.split(" ")));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(exit, process.waitFor(), printed);
        assertTrue(printed.startsWith(said), printed);
        assertTrue(printed.contains("--keep DIR"), printed);
    }
}
