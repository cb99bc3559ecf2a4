package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.survey.IdMatch;

/** Ids of a table that are none of the labels because some are written in another form: with an end such as {@code _V1}, or as {@code 1.200}. */
final class OtherForms {

    private static final int FEWEST = 3;
    private static final double MOST_OF_THEM = 0.5;
    private static final int EXAMPLES = 2;

    private static final Pattern IN_BRACKETS = Pattern.compile("\\s*[(\\[][^)\\]]*[)\\]]$");
    private static final Pattern DECIMALS = Pattern.compile("[.,]0+$");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}([.,' ]\\d{3})+");
    private static final Pattern BEHIND_SIGN = Pattern.compile("[-_./ ][^-_./ ]*$");

    private OtherForms() {}

    /**
     * @param name the modality
     * @param table its table
     * @param ids its ids as those of the labels
     * @param labelled the ids of the labels
     * @return the ids of both sides that do not meet, with examples, what would make them meet, and how many patients lack the table: a sentence; empty
     *     where they are no other forms
     */
    static Optional<String> sentence(String name, CsvFile table, Set<String> ids, Set<String> labelled) {
        Set<String> open = new LinkedHashSet<>(ids);
        open.removeAll(labelled);
        Set<String> lacking = new LinkedHashSet<>(labelled);
        lacking.removeAll(ids);
        Map<String, String> meant = lacking.isEmpty() ? Map.of() : meant(open, lacking);
        if (meant.size() >= FEWEST && meant.size() >= MOST_OF_THEM * open.size()) {
            return Optional.of(
                    "In '" + name + "', " + open.size() + " of " + ids.size() + " ids are none of the labels, such as "
                            + examples(meant.keySet()) + ", and " + lacking.size() + " of " + labelled.size()
                            + " patients of the labels lack '" + name + "', such as " + examples(meant.values())
                            + ". " + meant.size()
                            + " of these ids seem to be written in another form: if they are the same patients, write them alike in "
                            + table.fileName() + ".");
        }
        return secondRows(name, table, open, ids, labelled);
    }

    /** Rows of patients who have a row by another writing of the id already. */
    private static Optional<String> secondRows(
            String name, CsvFile table, Set<String> open, Set<String> ids, Set<String> labelled) {
        Map<String, String> byParts = new HashMap<>();
        labelled.stream().filter(ids::contains).forEach(id -> byParts.put(IdMatch.parts(id), id));
        Map<String, String> second = new LinkedHashMap<>();
        open.forEach(id -> {
            String known = byParts.get(IdMatch.parts(id));
            if (known != null) {
                second.put(id, known);
            }
        });
        return second.size() < FEWEST
                ? Optional.empty()
                : Optional.of("In '" + name + "', " + second.size()
                        + " ids seem to be of patients who have another row, with the id in another form, such as "
                        + examples(second.keySet()) + " beside " + examples(second.values())
                        + ": these rows are not used. Keep one row for each patient in " + table.fileName() + ".");
    }

    private static Map<String, String> meant(Set<String> open, Set<String> lacking) {
        Map<String, String> byKey = new HashMap<>();
        lacking.forEach(id -> byKey.put(IdMatch.parts(id), id));
        Map<String, String> meant = new LinkedHashMap<>();
        for (String id : open) {
            forms(id).stream()
                    .map(form -> byKey.get(IdMatch.parts(form)))
                    .filter(known -> known != null)
                    .findFirst()
                    .ifPresent(known -> meant.put(id, known));
        }
        return meant;
    }

    /** What an id may stand for. */
    private static List<String> forms(String id) {
        List<String> forms = new ArrayList<>();
        forms.add(id);
        if (THOUSANDS.matcher(id).matches()) {
            forms.add(id.replaceAll("\\D", ""));
        }
        for (Pattern end : List.of(IN_BRACKETS, DECIMALS, BEHIND_SIGN)) {
            String form = end.matcher(id).replaceFirst("");
            if (!form.equals(id) && !form.isEmpty()) {
                forms.add(form);
            }
        }
        return forms;
    }

    private static String examples(Iterable<String> ids) {
        List<String> shown = new ArrayList<>();
        for (String id : ids) {
            if (shown.size() < EXAMPLES) {
                shown.add("'" + id + "'");
            }
        }
        return String.join(" and ", shown);
    }
}
