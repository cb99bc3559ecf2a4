package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;

/** Trainings, predictions and cancels, one after the other in one program: memory stays flat, and nothing is left. */
class ManyRunsTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(80, 4);

    /** What the resident memory may grow by in all runs behind the first ones, of which caches and the compiler take some. */
    private static final long MOST_GROWTH = 100L << 20;

    @TempDir
    Path folder;

    private Path table;

    /** Counts how often it is asked, and says yes from a certain time on. */
    private static final class Counting implements ProgressMonitor {

        private final long until;
        private final List<String> messages = new ArrayList<>();
        private long asked;
        private long cancelled;

        Counting(long until) {
            this.until = until;
        }

        @Override
        public void report(double fraction, String message) {
            assertTrue(fraction >= 0 && fraction <= 1, message + ": " + fraction);
            messages.add(message);
        }

        @Override
        public boolean isCancelled() {
            if (++asked == until) {
                cancelled = System.nanoTime();
            }
            return asked >= until;
        }

        double secondsSince() {
            return (System.nanoTime() - cancelled) / 1e9;
        }
    }

    @BeforeEach
    void rows() throws IOException {
        table = ROWS.write(folder.resolve("training.arrow"));
    }

    private void learn(Path model, ProgressMonitor monitor) throws IOException {
        TrainingSettings settings =
                LearningRun.settings(2, 3, LearningRun.WEIGHTS, LearningRateSchedule.COSINE, 0, true);
        ComparedTraining.learn(table, ROWS.classes(), LearningRun.FUSION, settings, model, monitor);
    }

    @Test
    void memoryStaysFlatAndNothingIsLeft() throws IOException {
        int times = Thorough.times(4, 200);
        long early = 0;
        for (int time = 0; time < times; time++) {
            Path model = folder.resolve("model");
            delete(model);
            learn(model, ProgressMonitor.NONE);
            for (int prediction = 0; prediction < 5; prediction++) {
                assertEquals(80, LearningRun.score(table, folder).rows().size());
            }
            if (time == times / 10) {
                early = resident();
            }
        }
        long growth = resident() - early;
        // a few runs are still those of which caches and the compiler take some
        assertTrue(times < 100 || growth <= MOST_GROWTH, "resident memory grew by " + (growth >> 20) + " MiB");
        System.out.printf("%d trainings: resident memory grew by %d MiB%n", times, growth >> 20);
        assertEquals(List.of("model", "training.arrow"), names());
    }

    @Test
    void aCancelAtAnyTimeIsHeardInEveryStageAndLeavesNothing() throws IOException {
        Counting whole = new Counting(Long.MAX_VALUE);
        learn(folder.resolve("whole"), whole);
        for (String stage : List.of("epoch", "calibration", "Calibration", "Deciding", "Predictions", "Intervals")) {
            assertTrue(
                    whole.messages.stream().anyMatch(message -> message.contains(stage)),
                    stage + " is not in " + whole.messages);
        }
        Random random = new Random();
        double longest = 0;
        for (int time = 0; time < Thorough.times(6, 100); time++) {
            Counting monitor = new Counting(1 + random.nextLong(whole.asked));
            Path model = folder.resolve("cancelled");
            assertThrows(CancellationException.class, () -> learn(model, monitor));
            longest = Math.max(longest, monitor.secondsSince());
            assertFalse(Files.exists(model), "cancelled at " + monitor.until + " of " + whole.asked);
            assertEquals(List.of("training.arrow", "whole"), names());
        }
        System.out.printf("longest time from a cancel to its end: %.3f s%n", longest);
        assertTrue(ModelDirectory.readInsight(folder.resolve("whole")).isPresent());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** In bytes; 0 where the system does not say. */
    private static long resident() throws IOException {
        System.gc();
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }
}
