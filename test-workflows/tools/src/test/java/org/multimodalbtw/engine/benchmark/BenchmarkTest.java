package org.multimodalbtw.engine.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The command line of {@code test-workflows/bench}. */
class BenchmarkTest {

    @Test
    void helpIsNoError() {
        StringWriter said = new StringWriter();
        assertEquals(0, Benchmark.line().setOut(new PrintWriter(said)).execute("--help"));
        assertTrue(said.toString().contains("--million"), said::toString);
    }

    @Test
    void anUnknownOptionIsMisuseAndASimilarOneIsNamed() {
        StringWriter said = new StringWriter();
        assertEquals(2, Benchmark.line().setErr(new PrintWriter(said)).execute("--quik"));
        assertTrue(said.toString().contains("--quick"), said::toString);
    }

    @Test
    void aSectionThatIsNotThereIsMisuse() {
        StringWriter said = new StringWriter();
        assertEquals(2, Benchmark.line().setErr(new PrintWriter(said)).execute("--only", "step,scoring"));
        assertTrue(said.toString().contains("There is no section step."), said::toString);
    }
}
