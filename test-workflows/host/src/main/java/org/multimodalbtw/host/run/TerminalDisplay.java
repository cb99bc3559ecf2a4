package org.multimodalbtw.host.run;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Keeps one line on a terminal up to date: the node, a bar, the share of its work that is done, and the time left. */
final class TerminalDisplay implements RunDisplay {

    private static final int COLUMNS = 79;
    private static final int BAR = 20;
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
    /** An estimate from less work than this is not worth showing. */
    private static final long LEAST_ELAPSED = TimeUnit.SECONDS.toNanos(2);

    private final PrintStream out;
    private final LongSupplier clock;
    private long start;
    private long lastDrawn;
    private int drawn;

    /** @param out the terminal */
    TerminalDisplay(PrintStream out) {
        this(out, System::nanoTime);
    }

    /**
     * @param out the terminal
     * @param clock nanoseconds from any origin
     */
    TerminalDisplay(PrintStream out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public synchronized void started(Step step) {
        start = clock.getAsLong();
        draw(step, 0, "");
    }

    @Override
    public synchronized void progress(Step step, double fraction, String message) {
        if (clock.getAsLong() - lastDrawn >= INTERVAL) {
            draw(step, fraction, message);
        }
    }

    @Override
    public synchronized void finished(Step step, double seconds) {
        say(String.format(Locale.ROOT, "%s  %.1f s", head(step), seconds));
    }

    @Override
    public synchronized void say(String text) {
        clear();
        out.println(Printable.of(text));
        out.flush();
    }

    @Override
    public synchronized void clear() {
        if (drawn > 0) {
            out.print("\r" + " ".repeat(drawn) + "\r");
            out.flush();
            drawn = 0;
        }
    }

    private void draw(Step step, double fraction, String message) {
        lastDrawn = clock.getAsLong();
        int full = (int) (BAR * fraction);
        String bar = "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
        String line = String.format(
                Locale.ROOT, "%s  %s %3d %%  %s", head(step), bar, (int) (100 * fraction), detail(fraction, message));
        line = Printable.of(line).replace('\n', ' ').replace('\t', ' ');
        String shown = line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 3) + "...";
        out.print("\r" + shown + " ".repeat(Math.max(0, drawn - shown.length())));
        out.flush();
        drawn = Math.max(shown.length(), drawn);
    }

    /** The message with the time left, unless it says it itself. The time comes first: it must not be cut off. */
    private String detail(double fraction, String message) {
        long elapsed = lastDrawn - start;
        int comma = message.lastIndexOf(", ");
        if (message.endsWith(" left") && comma >= 0) {
            return message.substring(comma + 2) + "  " + message.substring(0, comma);
        }
        if (elapsed < LEAST_ELAPSED || !(fraction > 0 && fraction < 1)) {
            return message;
        }
        return duration(elapsed / 1e9 * (1 - fraction) / fraction) + " left  " + message;
    }

    private static String duration(double seconds) {
        return seconds < 60 ? (long) Math.ceil(seconds) + " s" : Math.round(seconds / 60) + " min";
    }

    private static String head(Step step) {
        return "[" + step.position() + "/" + step.count() + "] " + step.name();
    }
}
