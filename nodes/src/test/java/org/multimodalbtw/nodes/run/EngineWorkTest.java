package org.multimodalbtw.nodes.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.nodes.TestPlatform;
import org.multimodalbtw.platform.core.ProgressMonitor;

class EngineWorkTest {

    @TempDir
    private Path directory;

    private final ProgressMonitor progress = new ProgressMonitor();

    @Test
    void badInputBecomesAMessageWithARemedy() {
        KNIMEException failure = assertThrows(
                KNIMEException.class,
                () -> run(monitor -> {
                    throw new InputException("Column 'age' is empty.", "Fill it.");
                }));
        assertEquals("Column 'age' is empty.", failure.getKNIMEMessage().getSummary());
        assertEquals(List.of("Fill it."), failure.getKNIMEMessage().getResolutions());
        assertInstanceOf(InputException.class, failure.getCause());
    }

    @Test
    void memoryOfAFileThatIsGoneIsSaidAsSuch() {
        KNIMEException failure = assertThrows(
                KNIMEException.class,
                () -> run(monitor -> {
                    throw new InternalError("a fault occurred in a recent unsafe memory access operation");
                }));
        assertTrue(
                failure.getMessage().startsWith("A tensor file was changed while it was read"), failure.getMessage());
        assertThrows(
                InternalError.class,
                () -> run(monitor -> {
                    throw new InternalError("something else");
                }));
    }

    @Test
    void badSettingsAreRefusedInConfigure() {
        InvalidSettingsException failure = assertThrows(
                InvalidSettingsException.class,
                () -> EngineWork.configure(() -> {
                    throw new InputException("Experts per token is 9.", "Lower it.");
                }));
        assertTrue(failure.getMessage().contains("Experts per token is 9."), failure.getMessage());
    }

    @Test
    void cancelReachesTheEngineAndComesBackAsCancel() {
        progress.setExecuteCanceled();
        assertThrows(
                CanceledExecutionException.class,
                () -> run(monitor -> {
                    assertTrue(monitor.isCancelled());
                    monitor.checkCancelled();
                    return null;
                }));
    }

    @Test
    void fileClosedByTheCancelIsNoFailureOfTheFile() {
        assertThrows(
                CanceledExecutionException.class,
                () -> run(monitor -> {
                    progress.setExecuteCanceled();
                    throw new ClosedByInterruptException();
                }));
    }

    @Test
    void fileFailuresSayWhatToDo() {
        for (EngineWork.Work<Object> work : List.<EngineWork.Work<Object>>of(
                monitor -> {
                    throw new IOException("disk full");
                },
                monitor -> {
                    throw new UncheckedIOException(new IOException("disk full"));
                })) {
            KNIMEException failure = assertThrows(KNIMEException.class, () -> run(work));
            assertEquals(
                    "A file could not be read or written: disk full",
                    failure.getKNIMEMessage().getSummary());
            assertFalse(failure.getKNIMEMessage().getResolutions().isEmpty());
        }
    }

    @Test
    void lackOfMemorySaysWhatToLower() {
        KNIMEException failure = assertThrows(
                KNIMEException.class,
                () -> run(monitor -> {
                    throw new OutOfMemoryError("Java heap space");
                }));
        assertTrue(failure.getKNIMEMessage().getResolutions().get(0).contains("batch size"));
    }

    @Test
    void progressIsShownOnTheNode() throws Exception {
        run(monitor -> {
            monitor.part(.5, 1).report(.5, "Epoch 3 of 4");
            return null;
        });
        assertEquals(.75, progress.getProgress());
        assertEquals("Epoch 3 of 4", progress.getMessage());
    }

    @Test
    void warningsAreShownTogetherAndOnce() {
        List<String> shown = new ArrayList<>();
        new Warnings().show(shown::add);
        assertTrue(shown.isEmpty());
        new Warnings().add("One.").add("Two.").add("One.").show(shown::add);
        assertEquals(List.of("One.\nTwo."), shown);
    }

    private <T> T run(EngineWork.Work<T> work) throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = new TestPlatform(directory).context(progress);
        return EngineWork.execute(context, work);
    }
}
