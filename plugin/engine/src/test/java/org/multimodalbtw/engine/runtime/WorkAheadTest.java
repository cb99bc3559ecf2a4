package org.multimodalbtw.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkAheadTest {

    private final WorkAhead<Integer> ahead = new WorkAhead<>();
    private final List<Integer> taken = new ArrayList<>();

    @Test
    void resultsAreTakenInOrderByTheCallerHoweverLongEachTakes() {
        Random random = new Random(3);
        Thread caller = Thread.currentThread();
        for (int piece = 0; piece < 200; piece++) {
            int number = piece;
            int nanos = random.nextInt(200_000);
            ahead.add(
                    () -> {
                        spin(nanos);
                        return number;
                    },
                    result -> {
                        assertSame(caller, Thread.currentThread());
                        taken.add(result);
                    });
        }
        ahead.finish();
        assertEquals(IntStream.range(0, 200).boxed().toList(), taken);
    }

    @Test
    void noMorePiecesWaitThanThereAreThreads() {
        AtomicInteger begunOrWaiting = new AtomicInteger();
        for (int piece = 0; piece < 50; piece++) {
            begunOrWaiting.incrementAndGet();
            ahead.add(() -> 1, result -> begunOrWaiting.decrementAndGet());
            assertTrue(begunOrWaiting.get() <= SideBySide.ofCores().threads(), begunOrWaiting + " at a time");
        }
        ahead.finish();
        assertEquals(0, begunOrWaiting.get());
    }

    @Test
    void whatAPieceThrowsIsToldInItsTurn() {
        ahead.add(() -> 1, taken::add);
        ahead.add(
                () -> {
                    throw new IllegalStateException("told");
                },
                taken::add);
        assertEquals(
                "told", assertThrows(IllegalStateException.class, ahead::finish).getMessage());
        assertEquals(List.of(1), taken);
        ahead.add(() -> 3, taken::add);
        ahead.finish();
        assertEquals(List.of(1, 3), taken, "it can be used again");
    }

    private static void spin(int nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
