package org.multimodalbtw.engine.network;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void twoThousandStepsLeaveTheResidentSetAsItIs() throws IOException {
        assumeTrue(MemoryCheck.isPossible(), "the system does not tell the resident set");
        List<Long> kibibytes = new ArrayList<>();
        MemoryCheck.run(2_500, 500, (step, resident) -> kibibytes.add(resident));
        long growth = kibibytes.get(4) - kibibytes.get(0);
        assertTrue(growth < 30 << 10, () -> "grew by " + growth + " KiB: " + kibibytes);
    }
}
