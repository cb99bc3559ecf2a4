package org.multimodalbtw.engine.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final String KIBIBYTES = "KiB ";

    /** In a JVM of its own whose heap is there in full from the start, so that what grows is not the heap. */
    static final class TwoThousandSteps {

        private TwoThousandSteps() {}

        public static void main(String[] arguments) throws IOException {
            ManySteps.run(
                    2_500,
                    2_500,
                    500,
                    step -> System.out.println(KIBIBYTES + ProcessMemory.now().resident()));
            System.exit(0);
        }
    }

    @Test
    void twoThousandStepsLeaveTheResidentSetAsItIs() throws Exception {
        assumeTrue(ProcessMemory.isKnown(), "the system does not tell the resident set");
        List<String> options = List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch");
        List<String> said =
                assertTimeoutPreemptively(Duration.ofMinutes(3), () -> ChildJvm.run(TwoThousandSteps.class, options));
        List<Long> kibibytes = said.stream()
                .filter(line -> line.startsWith(KIBIBYTES))
                .map(line -> Long.parseLong(line.substring(KIBIBYTES.length())))
                .toList();
        assertEquals(5, kibibytes.size(), said::toString);
        long growth = kibibytes.get(4) - kibibytes.get(0);
        assertTrue(growth < 30 << 10, () -> "grew by " + growth + " KiB: " + kibibytes);
    }
}
