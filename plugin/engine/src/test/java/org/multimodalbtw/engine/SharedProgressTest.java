package org.multimodalbtw.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several pieces of work are together as far as their mean, in whatever order they go on. */
class SharedProgressTest {

    private final List<String> told = new ArrayList<>();
    private boolean isCancelled;

    private final SharedProgress progress = new SharedProgress(
            new ProgressMonitor() {
                @Override
                public void report(double fraction, String message) {
                    told.add(fraction + " " + message);
                }

                @Override
                public boolean isCancelled() {
                    return isCancelled;
                }
            },
            2);

    @Test
    void oneAfterTheOther() {
        progress.piece(0).report(.5, "first");
        progress.piece(0).report(1, "first");
        progress.piece(1).report(.5, "second");
        progress.piece(1).report(1, "second");

        assertEquals(List.of("0.25 first", "0.5 first", "0.75 second", "1.0 second"), told);
    }

    @Test
    void atTheSameTime() {
        progress.piece(0).report(.5, "first");
        progress.piece(1).report(.5, "second");
        progress.piece(0).report(.75, "first");

        assertEquals(List.of("0.25 first", "0.5 second", "0.625 first"), told);
    }

    @Test
    void aPartOfAPiece() {
        progress.piece(1).part(.5, 1).report(.5, "part");

        assertEquals(List.of("0.375 part"), told);
    }

    @Test
    void allAreCancelledTogether() {
        isCancelled = true;

        assertTrue(progress.piece(0).isCancelled() && progress.piece(1).isCancelled());
    }
}
