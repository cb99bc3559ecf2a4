package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/**
 * Cells of a column of notes that hold no note but a sign or word for none: {@code n/a}, {@code none}, {@code -}.
 *
 * @param counts how often each occurs
 */
record NoNotes(Map<String, Integer> counts) {

    private static final Set<String> WORDS = ColumnWords.set(
            "none nil nothing empty blank keine keiner kein leer aucun aucune ninguno ninguna geen nessuno nessuna");

    static NoNotes in(ColumnCells cells) {
        Map<String, Integer> found = new TreeMap<>();
        cells.texts().forEach((text, count) -> {
            if (isNone(text)) {
                found.put(text, count);
            }
        });
        return new NoNotes(found);
    }

    private static boolean isNone(String text) {
        return NoResult.says(text) || WORDS.contains(String.join("", ColumnWords.separated(text)));
    }

    /** A column of notes of which these are none. */
    ColumnFinding finding(Findings findings, List<String> others) {
        List<String> reasons = new ArrayList<>(others);
        clause().ifPresent(reasons::add);
        return findings.finding(
                Taken.TEXT,
                findings.reading(Kind.CATEGORY, spellings()),
                String.join("; ", reasons),
                !reasons.isEmpty());
    }

    /** These and the same in other cases: rows that were not looked at, and new patients, may have those. */
    private Set<String> spellings() {
        Set<String> all = new TreeSet<>(counts.keySet());
        counts.keySet().forEach(text -> {
            String small = text.toLowerCase(Locale.ROOT);
            all.add(small);
            all.add(text.toUpperCase(Locale.ROOT));
            all.add(small.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1));
        });
        return all;
    }

    /** What becomes of them; empty where there are none. */
    private Optional<String> clause() {
        long count = counts.values().stream().mapToLong(Integer::longValue).sum();
        return count == 0
                ? Optional.empty()
                : Optional.of((count == 1 ? "1 cell says " : count + " cells say ") + "that there is no note, "
                        + Examples.of(counts.keySet().stream().toList()) + ", and " + (count == 1 ? "counts" : "count")
                        + " as empty; to have it read as a note, write a sentence, such as 'No complaints.'");
    }
}
