package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.multimodalbtw.engine.Examples;

/** Rows of measurements that say of themselves that they do not count, or that the outcome has come. */
final class OddEvents {

    private static final int MOST_NAMES = 20;

    /** Of systems that keep results which somebody took back. */
    private static final Set<String> INVALID = ColumnWords.set(
            """
            enteredinerror cancelled canceled storniert annule anulado geannuleerd rejected invalid void voided deleted retracted ungultig
            superseded inerror""");

    private static final Set<String> DEATHS = ColumnWords.set(
            """
            death died dod deceased expired mortality autopsy postmortem tod todeszeitpunkt verstorben gestorben exitus deces decede muerte
            fallecido fallecimiento defuncion overleden overlijden decesso""");

    private OddEvents() {}

    /** Clauses on a column of a table of measurements, perhaps none. */
    static List<String> clauses(ColumnCells cells, boolean isVariable) {
        List<String> clauses = new ArrayList<>();
        if (isVariable) {
            List<String> deaths = names(cells, OddEvents::isOfDeath);
            if (!deaths.isEmpty()) {
                clauses.add(rows(cells, deaths) + " by the name may be known only after the outcome, and "
                        + (deaths.size() == 1 ? "is" : "are") + " used: if so, leave these rows out of the file");
            }
        } else if (cells.texts().size() > 1 && cells.texts().size() <= MOST_NAMES) {
            List<String> invalid = names(cells, text -> INVALID.contains(joined(text)));
            if (!invalid.isEmpty()) {
                clauses.add(rows(cells, invalid) + " by the word " + (invalid.size() == 1 ? "does" : "do")
                        + " not count, and " + (invalid.size() == 1 ? "is" : "are")
                        + " read all the same: if so, leave these rows out of the file");
            }
        }
        return clauses;
    }

    private static boolean isOfDeath(String text) {
        return Arrays.stream(ColumnWords.of(text)).anyMatch(DEATHS::contains);
    }

    private static List<String> names(ColumnCells cells, Predicate<String> wanted) {
        return cells.texts().keySet().stream().filter(wanted).sorted().toList();
    }

    private static String rows(ColumnCells cells, List<String> names) {
        Map<String, Integer> texts = cells.texts();
        long rows = names.stream().mapToLong(texts::get).sum();
        return Examples.of(names) + (rows == 1 ? " in 1 row" : " in " + rows + " rows");
    }

    private static String joined(String text) {
        return ColumnWords.plain(text).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
