package org.multimodalbtw.platform.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.CanceledExecutionException.CancelChecker;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;

class ProgressTest {
    private final ProgressMonitor monitor = new ProgressMonitor();
    private final ExecutionContext context = new ExecutionEnvironment(
                    TableSettings.temporary(), new FileStoreHandler(UUID.randomUUID(), Path.of("unused")))
            .createContext(monitor);

    @Test
    void progressAndMessageAreReadBackAndToldToListeners() {
        List<String> heard = new ArrayList<>();
        monitor.addListener((progress, message) -> heard.add(progress + " " + message));
        assertNull(monitor.getProgress());
        context.setMessage("start");
        context.setProgress(0.025, "Epoch 15 of 600, 1 min left");
        context.setProgress(0.5);
        context.setProgress(0.6, () -> "supplied");
        assertEquals(
                List.of(
                        "null start",
                        "0.025 Epoch 15 of 600, 1 min left",
                        "0.5 Epoch 15 of 600, 1 min left",
                        "0.6 supplied"),
                heard);
        assertEquals(0.6, monitor.getProgress());
        assertEquals("supplied", monitor.getMessage());
    }

    @Test
    void progressStaysBetweenZeroAndOneAndNeverGoesBack() {
        context.setProgress(-1);
        assertEquals(0, monitor.getProgress());
        context.setProgress(0.7);
        context.setProgress(0.3);
        context.setProgress(Double.NaN);
        assertEquals(0.7, monitor.getProgress());
        context.setProgress(2);
        assertEquals(1, monitor.getProgress());
    }

    @Test
    void partsAddUpToTheWhole() {
        ExecutionMonitor first = context.createSubProgress(0.25);
        ExecutionContext second = context.createSubExecutionContext(0.75);
        first.setProgress(0.5);
        assertEquals(0.125, monitor.getProgress(), 1e-12);
        first.setProgress(1, "first done");
        assertEquals("first done", monitor.getMessage());
        second.createSubProgress(0.5).setProgress(1);
        assertEquals(0.25 + 0.375, monitor.getProgress(), 1e-12);
        second.setProgress(1);
        assertEquals(1, monitor.getProgress(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> context.createSubProgress(1.5));
    }

    @Test
    void partsThatRunAtTheSameTimeLoseNoProgress() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ExecutionMonitor part = context.createSubProgress(0.25);
            Thread thread = new Thread(() -> {
                for (int step = 1; step <= 1000; step++) {
                    part.setProgress(step / 1000.0);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, monitor.getProgress(), 1e-9);
    }

    @Test
    void aSilentPartLeavesTheMessage() {
        context.setMessage("whole");
        ExecutionMonitor silent = context.createSilentSubProgress(0.5);
        silent.setProgress(1, "part");
        assertEquals("whole", monitor.getMessage());
        assertEquals("part", silent.getProgressMonitor().getMessage());
        assertEquals(0.5, monitor.getProgress(), 1e-12);
    }

    @Test
    void cancellationReachesEveryPart() throws CanceledExecutionException {
        ExecutionMonitor part = context.createSubProgress(0.5).createSilentSubProgress(0.5);
        part.checkCanceled();
        monitor.setExecuteCanceled();
        assertThrows(CanceledExecutionException.class, part::checkCanceled);
        assertThrows(CanceledExecutionException.class, context::checkCanceled);
        assertThrows(
                CanceledExecutionException.class,
                () -> context.createSilentSubExecutionContext(0.1).checkCanceled());
        monitor.reset();
        context.checkCanceled();
    }

    @Test
    void aPeriodicCheckAsksOnlyNowAndThen() throws CanceledExecutionException {
        monitor.setExecuteCanceled();
        CancelChecker checker = CancelChecker.checkCanceledPeriodically(context, 3);
        checker.checkCanceled();
        checker.checkCanceled();
        assertThrows(CanceledExecutionException.class, checker::checkCanceled);
    }
}
