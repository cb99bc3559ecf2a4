package org.multimodalbtw.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MeanwhileTest {

    @Test
    void theCallerGoesOnWhileTheWorkIsDone() throws InterruptedException {
        requireSeveralCores();
        CountDownLatch callerWentOn = new CountDownLatch(1);
        AtomicReference<Thread> other = new AtomicReference<>();
        Meanwhile work = Meanwhile.of(() -> {
            other.set(Thread.currentThread());
            await(callerWentOn);
        });
        while (other.get() == null) {
            Thread.onSpinWait();
        }
        assertFalse(work.isDone());
        callerWentOn.countDown();
        work.finish();
        assertTrue(work.isDone());
        assertTrue(other.get() != Thread.currentThread());
    }

    @Test
    void workThatNoThreadIsFreeForIsDoneByTheCaller() {
        requireSeveralCores();
        CountDownLatch isOpen = new CountDownLatch(1);
        List<Meanwhile> busy = new ArrayList<>();
        for (int helper = 0; helper < Helpers.most(); helper++) {
            busy.add(Meanwhile.of(() -> await(isOpen)));
        }
        AtomicReference<Thread> by = new AtomicReference<>();
        Meanwhile work = Meanwhile.of(() -> by.set(Thread.currentThread()));
        work.finish();
        assertSame(Thread.currentThread(), by.get());
        isOpen.countDown();
        busy.forEach(Meanwhile::finish);
    }

    @Test
    void whatTheWorkThrewIsToldAtItsEnd() {
        Meanwhile work = Meanwhile.of(() -> {
            throw new IllegalStateException("told");
        });
        assertEquals(
                "told", assertThrows(IllegalStateException.class, work::finish).getMessage());
        Meanwhile done = Meanwhile.done(() -> {
            throw new AssertionError("told, too");
        });
        assertTrue(done.isDone());
        assertEquals(
                "told, too", assertThrows(AssertionError.class, done::finish).getMessage());
    }

    @Test
    void workIsDoneOnceHoweverOftenItIsFinished() {
        AtomicInteger times = new AtomicInteger();
        Meanwhile work = Meanwhile.of(times::incrementAndGet);
        work.finish();
        work.finish();
        assertEquals(1, times.get());
        Meanwhile.nothing().finish();
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        AtomicInteger done = new AtomicInteger();
        Meanwhile work = Meanwhile.of(() -> {
            sleep();
            done.incrementAndGet();
        });
        Thread.currentThread().interrupt();
        work.finish();
        assertTrue(Thread.interrupted());
        assertEquals(1, done.get());
    }

    private static void requireSeveralCores() {
        Assumptions.assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "One core has no other thread");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void sleep() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
