package org.multimodalbtw.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The command line of {@code test-workflows/evidence variants}. */
class VariantsCommandTest {

    @Test
    void helpIsNoError() {
        StringWriter said = new StringWriter();
        assertEquals(0, VariantsCommand.line().setOut(new PrintWriter(said)).execute("--help"));
        assertTrue(said.toString().contains("--report-only"), said::toString);
    }

    @Test
    void anUnknownOptionIsMisuseAndASimilarOneIsNamed() {
        StringWriter said = new StringWriter();
        assertEquals(2, VariantsCommand.line().setErr(new PrintWriter(said)).execute("--data", "d", "--seed", "2"));
        assertTrue(said.toString().contains("--seeds"), said::toString);
    }

    @Test
    void theFolderOfTheDataIsNeeded() {
        StringWriter said = new StringWriter();
        assertEquals(2, VariantsCommand.line().setErr(new PrintWriter(said)).execute());
        assertTrue(said.toString().contains("--data"), said::toString);
    }
}
