package org.multimodalbtw.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;

class SideBySideTest {

    private static final int PIECES = 1000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void doesEachPieceOnce(int threads) {
        AtomicIntegerArray done = new AtomicIntegerArray(PIECES);
        SideBySide.with(threads).run(PIECES, done::incrementAndGet, ProgressMonitor.NONE);
        int[] once = new int[PIECES];
        Arrays.fill(once, 1);
        int[] found = new int[PIECES];
        Arrays.setAll(found, done::get);
        assertArrayEquals(once, found);
    }

    @Test
    void doesNothingWithoutPieces() {
        SideBySide.with(4)
                .run(
                        0,
                        piece -> {
                            throw new AssertionError("There is no piece " + piece);
                        },
                        ProgressMonitor.NONE);
    }

    @Test
    void doesTwoPiecesAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        SideBySide.with(2)
                .run(
                        2,
                        piece -> {
                            threads.add(Thread.currentThread());
                            both.countDown();
                            await(both);
                        },
                        ProgressMonitor.NONE);
        assertEquals(2, threads.size());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS), "The other piece waits until this one is done");
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void tellsWhatAPieceThrewWhenNoPieceRunsAnyMore(int threads) {
        AtomicInteger running = new AtomicInteger();
        IllegalStateException told = assertThrows(IllegalStateException.class, () -> SideBySide.with(threads)
                .run(
                        PIECES,
                        piece -> {
                            running.incrementAndGet();
                            try {
                                if (piece == 17) {
                                    throw new IllegalStateException("piece 17");
                                }
                                Thread.onSpinWait();
                            } finally {
                                running.decrementAndGet();
                            }
                        },
                        ProgressMonitor.NONE));
        assertEquals("piece 17", told.getMessage());
        assertEquals(0, running.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aPieceThatFailsStopsTheOthers(int threads) {
        AtomicInteger done = new AtomicInteger();
        assertThrows(IllegalStateException.class, () -> SideBySide.with(threads)
                .run(
                        1_000_000,
                        piece -> {
                            if (piece == 5) {
                                throw new IllegalStateException("piece 5");
                            }
                            done.incrementAndGet();
                            sleep();
                        },
                        ProgressMonitor.NONE));
        assertTrue(done.get() < 10_000, "done: " + done);
    }

    @Test
    void ofSeveralPiecesThatFailTheFirstCounts() {
        CountDownLatch laterFailed = new CountDownLatch(1);
        IllegalStateException told = assertThrows(IllegalStateException.class, () -> SideBySide.with(2)
                .run(
                        2,
                        piece -> {
                            if (piece == 0) {
                                await(laterFailed);
                            }
                            laterFailed.countDown();
                            throw new IllegalStateException("piece " + piece);
                        },
                        ProgressMonitor.NONE));
        assertEquals("piece 0", told.getMessage());
    }

    @Test
    void oneRunDoesNotWaitForTheHelpersOfAnother() throws Exception {
        CountDownLatch isOpen = new CountDownLatch(1);
        Thread other = new Thread(() -> SideBySide.with(4).run(4, piece -> await(isOpen), ProgressMonitor.NONE));
        other.start();
        try {
            while (other.getState() != Thread.State.TIMED_WAITING) {
                sleep();
            }
            AtomicInteger done = new AtomicInteger();
            SideBySide.with(4).run(PIECES, piece -> done.incrementAndGet(), ProgressMonitor.NONE);
            assertEquals(PIECES, done.get());
        } finally {
            isOpen.countDown();
            other.join();
        }
    }

    @Test
    void stopsWhereTheMonitorSaysSo() {
        AtomicInteger done = new AtomicInteger();
        ProgressMonitor stopping = cancelledWhen(() -> done.get() >= 10);
        assertThrows(CancellationException.class, () -> SideBySide.with(2)
                .run(
                        1_000_000,
                        piece -> {
                            done.incrementAndGet();
                            sleep();
                        },
                        stopping));
        int stopped = done.get();
        sleep();
        sleep();
        assertEquals(stopped, done.get());
        assertTrue(stopped < 1000, "done: " + stopped);
    }

    @Test
    void nothingBeginsOnceItIsCancelled() {
        AtomicInteger done = new AtomicInteger();
        ProgressMonitor cancelled = cancelledWhen(() -> true);
        assertThrows(CancellationException.class, () -> SideBySide.with(4)
                .run(100, piece -> done.incrementAndGet(), cancelled));
        assertEquals(0, done.get());
    }

    private static ProgressMonitor cancelledWhen(BooleanSupplier isCancelled) {
        return new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean isCancelled() {
                return isCancelled.getAsBoolean();
            }
        };
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(1);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
