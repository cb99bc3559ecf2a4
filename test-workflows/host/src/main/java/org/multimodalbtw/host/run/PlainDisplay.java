package org.multimodalbtw.host.run;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Writes lines for a log: a node's start, each quarter of its work or every ten seconds, and its end. */
final class PlainDisplay implements RunDisplay {

    private static final long LONGEST_SILENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long SHORTEST_SILENCE = TimeUnit.SECONDS.toNanos(1);

    private final PrintStream out;
    private final LongSupplier clock;
    private long lastLine;
    private int lastQuarter;

    /** @param out where lines go */
    PlainDisplay(PrintStream out) {
        this(out, System::nanoTime);
    }

    /**
     * @param out where lines go
     * @param clock nanoseconds from any origin
     */
    PlainDisplay(PrintStream out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public synchronized void started(Step step) {
        lastQuarter = 0;
        line(step, "");
    }

    @Override
    public synchronized void progress(Step step, double fraction, String message) {
        long silence = clock.getAsLong() - lastLine;
        int quarter = (int) (fraction * 4);
        boolean isNewQuarter = quarter > lastQuarter && quarter < 4 && silence >= SHORTEST_SILENCE;
        if (isNewQuarter || silence >= LONGEST_SILENCE) {
            lastQuarter = quarter;
            line(step, ": " + (int) (100 * fraction) + " %" + (message.isEmpty() ? "" : ", " + message));
        }
    }

    @Override
    public synchronized void finished(Step step, double seconds) {
        line(step, String.format(Locale.ROOT, ": done, %.1f s", seconds));
    }

    @Override
    public synchronized void say(String text) {
        out.println(Printable.of(text));
        out.flush();
    }

    @Override
    public void clear() {
        // lines stay
    }

    private void line(Step step, String text) {
        lastLine = clock.getAsLong();
        say("[" + step.position() + "/" + step.count() + "] " + step.name() + text);
    }
}
