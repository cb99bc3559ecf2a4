package org.multimodalbtw.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacedProgressTest {

    private final List<String> messages = new ArrayList<>();
    private long now;

    private final PacedProgress progress = new PacedProgress(
            new ProgressMonitor() {
                @Override
                public void report(double fraction, String message) {
                    messages.add(message);
                }

                @Override
                public boolean isCancelled() {
                    return true;
                }
            },
            () -> now);

    @Test
    void dropsReportsThatComeTooFastButNeverTheLastOne() {
        for (int step = 0; step < 1000; step++) {
            now = TimeUnit.MILLISECONDS.toNanos(step);
            progress.report(step / 1000.0, "Step " + step);
        }
        progress.report(1, "Done");
        assertEquals(List.of("Step 0", "Step 250", "Step 500", "Step 750", "Done"), messages);
    }

    @Test
    void addsTheTimeLeft() {
        now = TimeUnit.SECONDS.toNanos(10);
        progress.report(.25, "Epoch 1 of 4");
        now = TimeUnit.SECONDS.toNanos(20);
        progress.report(.1, "Epoch 2 of 20");
        now = TimeUnit.SECONDS.toNanos(30);
        progress.report(.5, "Epoch 2 of 4, 3 s left");
        assertEquals(
                List.of("Epoch 1 of 4, 30 s left", "Epoch 2 of 20, 3 min left", "Epoch 2 of 4, 3 s left"), messages);
    }

    @Test
    void passesTheWishToCancelOn() {
        assertTrue(progress.isCancelled());
    }
}
