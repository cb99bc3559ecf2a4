package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.OtherJvm;
import org.multimodalbtw.engine.benchmark.ProcessMemory;

class MemoryTest {

    @TempDir
    Path folder;

    /** In a JVM of its own whose heap is there in full from the start, so that what grows is not the heap. */
    static final class TwoThousandSteps {

        private TwoThousandSteps() {}

        public static void main(String[] arguments) throws IOException {
            ManySteps.run(
                    2_500,
                    2_500,
                    500,
                    step -> System.out.println("KiB " + ProcessMemory.now().resident()));
            System.exit(0);
        }
    }

    @Test
    void twoThousandStepsLeaveTheResidentSetAsItIs() throws Exception {
        assumeTrue(ProcessMemory.isKnown(), "the system does not tell the resident set");
        List<String> options = List.of(
                "-Xms96m",
                "-Xmx96m",
                "-XX:+AlwaysPreTouch",
                "-Dorg.multimodalbtw.natives=" + System.getProperty("org.multimodalbtw.natives"),
                "-Dorg.multimodalbtw.cache=" + folder.resolve("cache"));
        String said = OtherJvm.run(TwoThousandSteps.class, options, List.of(), folder.resolve("output.txt"));
        List<Long> kibibytes = Pattern.compile("KiB (\\d+)")
                .matcher(said)
                .results()
                .map((MatchResult line) -> Long.parseLong(line.group(1)))
                .toList();
        assertEquals(5, kibibytes.size(), said);
        long growth = kibibytes.get(4) - kibibytes.get(0);
        assertTrue(growth < 30 << 10, () -> "grew by " + growth + " KiB: " + kibibytes);
    }
}
