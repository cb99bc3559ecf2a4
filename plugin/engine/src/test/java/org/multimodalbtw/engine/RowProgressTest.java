package org.multimodalbtw.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RowProgressTest {

    @Test
    void reportsEvery256thRowAndGivesUpWhenCancelled() {
        List<String> reports = new ArrayList<>();
        ProgressMonitor monitor = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                reports.add(fraction + " " + message);
            }

            @Override
            public boolean isCancelled() {
                return reports.size() == 3;
            }
        };
        RowProgress progress = new RowProgress(monitor, "labs", 1024);
        for (int row = 0; row < 768; row++) {
            progress.next();
        }
        assertEquals(
                List.of("0.0 labs: row 0 of 1024", "0.25 labs: row 256 of 1024", "0.5 labs: row 512 of 1024"), reports);
        assertThrows(CancellationException.class, progress::next);
    }
}
