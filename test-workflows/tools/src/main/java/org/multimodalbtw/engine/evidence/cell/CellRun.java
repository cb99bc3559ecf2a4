package org.multimodalbtw.engine.evidence.cell;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.multimodalbtw.engine.InputException;

/**
 * Makes the cells that are not there yet, and says what becomes of each.
 *
 * @param plan all cells
 * @param methods the names of those that are run
 * @param maker makes one
 * @param renew whether cells are made anew of which there is one with other settings, data or program
 * @param said where it is said
 */
record CellRun(CellPlan plan, Set<String> methods, CellMaker maker, boolean renew, PrintWriter said) {

    /**
     * @return how many could not be made
     * @throws IOException if a finished cell cannot be kept
     */
    int run() throws IOException, InterruptedException {
        int there = 0;
        int failed = 0;
        int stale = 0;
        List<CellMaker.Task> tasks = plan.tasks().stream()
                .filter(task -> methods.contains(task.method().name()))
                .toList();
        for (CellMaker.Task task : tasks) {
            CellKey key = task.key();
            if (maker.store().has(key)) {
                there++;
                continue;
            }
            List<Outcome> others = maker.store().others(key);
            if (!others.isEmpty() && !renew) {
                stale++;
                say("stale: %s: %s", name(key), key.differsFrom(others.get(0).key()));
            } else if (!make(task)) {
                failed++;
            }
        }
        say(
                "%d cells: %d were there, %d are stale%s, %d failed.",
                tasks.size(), there, stale, stale > 0 ? " and stay as they are without --renew" : "", failed);
        return failed;
    }

    private boolean make(CellMaker.Task task) throws IOException, InterruptedException {
        CellKey key = task.key();
        Cell cell;
        try {
            cell = maker.make(task, plan.beside(key));
        } catch (IOException | InputException failure) {
            String remedy = failure instanceof InputException mistake ? " " + mistake.remedy() : "";
            say("failed: %s: %s%s", name(key), failure.getMessage(), remedy);
            return false;
        }
        maker.store().write(cell);
        Cell.Cost cost = cell.cost();
        say(
                "done: %s: %.0f s, of the processor %.0f s, %.0f MiB",
                name(key), cost.seconds(), cost.processorSeconds(), cost.peakMiB());
        return true;
    }

    private static String name(CellKey key) {
        return key.folder() + "/" + key.method();
    }

    private void say(String format, Object... values) {
        said.printf(Locale.ROOT, format + "%n", values);
        said.flush();
    }
}
