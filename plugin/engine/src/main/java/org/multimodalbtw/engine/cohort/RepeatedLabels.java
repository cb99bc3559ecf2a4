package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.runtime.Meanwhile;
import org.multimodalbtw.engine.survey.IdMatch;
import org.multimodalbtw.engine.survey.TextHash;

/**
 * Ids that the labels have in two writings, as {@code P0001} and {@code p0001}, so that a patient may stand there twice. Two that a table has side by side are
 * of two patients.
 */
final class RepeatedLabels {

    /** Two rows of one patient, as it seems. */
    private record Twice(String[] first, String[] second) {}

    private final CsvFile labels;
    private final int id;
    private final Collection<String> ids;
    private final Meanwhile comparing;
    private boolean areOfOneWriting;
    /** {@code null} before they are looked for. */
    private List<Twice> twice;

    /**
     * @param labels the labels, whose ids all differ as they are written
     * @param ids all of them, which are looked at while other files are read
     */
    RepeatedLabels(CsvFile labels, Collection<String> ids) {
        this.labels = labels;
        this.ids = ids;
        id = labels.layout().idIndex();
        comparing = Meanwhile.of(() -> areOfOneWriting = areOfOneWriting(ids));
    }

    private List<Twice> twice() {
        if (twice == null) {
            twice = new ArrayList<>();
            comparing.finish();
            Set<Long> repeated = areOfOneWriting ? Set.of() : repeated(ids);
            Map<String, String> second = repeated.isEmpty() ? Map.of() : second(repeated);
            if (!second.isEmpty()) {
                addRows(second);
            }
        }
        return twice;
    }

    /** Whether no two ids can be the same in another writing, since all have letters of one case and nothing that {@link IdMatch#key} leaves out. */
    private static boolean areOfOneWriting(Collection<String> ids) {
        boolean hasCapital = false;
        boolean hasSmall = false;
        for (String each : ids) {
            if (each.isEmpty() || each.charAt(0) == '0') {
                return false;
            }
            for (int index = 0; index < each.length(); index++) {
                char character = each.charAt(index);
                boolean isCapital = character >= 'A' && character <= 'Z';
                boolean isSmall = character >= 'a' && character <= 'z';
                boolean isOther = character >= '0' && character <= '9' || character == '-' || character == '_';
                if (!isCapital && !isSmall && !isOther) {
                    return false;
                }
                hasCapital |= isCapital;
                hasSmall |= isSmall;
            }
        }
        return !hasCapital || !hasSmall;
    }

    /** The hashes that several keys of ids have, so that no text is kept where all differ, of which there may be millions. */
    private static Set<Long> repeated(Collection<String> ids) {
        long[] hashes = ids.stream()
                .mapToLong(each -> TextHash.of(IdMatch.key(each)))
                .sorted()
                .toArray();
        Set<Long> repeated = new HashSet<>();
        for (int place = 1; place < hashes.length; place++) {
            if (hashes[place] == hashes[place - 1]) {
                repeated.add(hashes[place]);
            }
        }
        return repeated;
    }

    /** Ids with another writing of each, which stands before it. */
    private Map<String, String> second(Set<Long> repeated) {
        Map<String, String> first = new HashMap<>();
        Map<String, String> second = new LinkedHashMap<>();
        labels.forEachRecord(cells -> {
            String key = IdMatch.key(cells[id]);
            String before = cells[id].isEmpty() || !repeated.contains(TextHash.of(key))
                    ? null
                    : first.putIfAbsent(key, cells[id]);
            if (before != null && !before.equals(cells[id])) {
                second.put(cells[id], before);
            }
        });
        return second;
    }

    /** @param second ids with the other writing of each, which stands before it */
    private void addRows(Map<String, String> second) {
        Set<String> wanted = new HashSet<>(second.values());
        Map<String, String[]> rows = new HashMap<>();
        labels.forEachRecord(cells -> {
            if (second.containsKey(cells[id])) {
                twice.add(new Twice(rows.get(second.get(cells[id])), cells.clone()));
            } else if (wanted.contains(cells[id])) {
                rows.put(cells[id], cells.clone());
            }
        });
    }

    /** @param ids the ids of a table, as they are written there */
    void pass(Set<String> ids) {
        twice().removeIf(rows -> ids.contains(rows.first()[id]) && ids.contains(rows.second()[id]));
    }

    /** How many ids there are in two writings, with an example and the columns in which their rows differ: a sentence; empty where there are none. */
    Optional<String> sentence() {
        if (twice().isEmpty()) {
            return Optional.empty();
        }
        String[] header = labels.layout().header();
        Set<String> columns = new LinkedHashSet<>();
        int different = 0;
        for (Twice rows : twice) {
            int[] others = IntStream.range(0, header.length)
                    .filter(column -> column != id && !rows.first()[column].equals(rows.second()[column]))
                    .toArray();
            Arrays.stream(others).forEach(column -> columns.add(header[column]));
            different += others.length > 0 ? 1 : 0;
        }
        boolean isOne = twice.size() == 1;
        return Optional.of(
                labels.fileName() + " has " + (isOne ? "1 id" : twice.size() + " ids")
                        + " in two writings, such as '" + twice.get(0).first()[id] + "' and '"
                        + twice.get(0).second()[id]
                        + "', which may be one patient" + (isOne ? "" : " each")
                        + (different == 0
                                ? ""
                                : "; the rows of " + (isOne ? "it" : different + " of them") + " differ in "
                                        + Examples.of(List.copyOf(columns)))
                        + ". Each row is learnt from, or tested, as a patient of its own: if they are the same, keep one row for each patient.");
    }
}
