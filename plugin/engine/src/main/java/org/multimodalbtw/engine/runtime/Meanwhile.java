package org.multimodalbtw.engine.runtime;

import java.util.concurrent.FutureTask;

/**
 * A piece of work that another thread does, where one is free, while the caller goes on. What it writes is there for the caller after
 * {@link #finish}.
 */
public final class Meanwhile {

    private final FutureTask<Throwable> work;

    private Meanwhile(Runnable work) {
        this.work = new FutureTask<>(() -> thrownBy(work));
    }

    /** @return nothing, which is done */
    public static Meanwhile nothing() {
        return done(() -> {});
    }

    /**
     * @param work what the caller has done before this returns
     * @return what is done
     */
    static Meanwhile done(Runnable work) {
        Meanwhile done = new Meanwhile(work);
        done.work.run();
        return done;
    }

    /**
     * @param work makes no native calls
     * @return what another thread does; the caller where one thread was chosen
     */
    public static Meanwhile of(Runnable work) {
        if (!SideBySide.ofCores().isSeveral()) {
            return done(work);
        }
        Meanwhile begun = new Meanwhile(work);
        Helpers.begin(begun.work);
        return begun;
    }

    /** @return whether nothing is left to be done */
    public boolean isDone() {
        return work.isDone();
    }

    /**
     * Returns when the work is done. The caller does it if no thread has begun.
     *
     * @throws RuntimeException what the work threw
     */
    public void finish() {
        if (Helpers.takeBack(work)) {
            work.run();
        }
        Throwable thrown = Helpers.await(work);
        if (thrown instanceof RuntimeException failure) {
            throw failure;
        }
        if (thrown instanceof Error failure) {
            throw failure;
        }
    }

    private static Throwable thrownBy(Runnable work) {
        try {
            work.run();
            return null;
        } catch (RuntimeException | Error thrown) {
            return thrown;
        }
    }
}
