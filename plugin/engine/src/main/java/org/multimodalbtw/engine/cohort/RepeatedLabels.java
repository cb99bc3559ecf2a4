package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.survey.IdMatch;

/** Patients who stand in several rows of the labels because their ids are written in two ways, as {@code P0001} and {@code p0001}. */
final class RepeatedLabels {

    private record Twice(String[] first, String[] second) {}

    private RepeatedLabels() {}

    /**
     * @param labels the labels, whose ids all differ as they are written
     * @return how many patients seem to stand there twice, with an example and the columns in which their rows differ: a sentence; empty where none does
     */
    static Optional<String> sentence(CsvFile labels) {
        int id = labels.layout().idIndex();
        Map<String, String[]> first = new HashMap<>();
        List<Twice> twice = new ArrayList<>();
        labels.forEachRecord(cells -> {
            String[] before = cells[id].isEmpty() ? null : first.putIfAbsent(IdMatch.key(cells[id]), cells.clone());
            if (before != null && !before[id].equals(cells[id])) {
                twice.add(new Twice(before, cells.clone()));
            }
        });
        return twice.isEmpty() ? Optional.empty() : Optional.of(sentence(labels, id, twice));
    }

    private static String sentence(CsvFile labels, int id, List<Twice> twice) {
        String[] header = labels.layout().header();
        Set<String> columns = new LinkedHashSet<>();
        int different = 0;
        for (Twice rows : twice) {
            boolean isDifferent = false;
            for (int column = 0; column < header.length; column++) {
                if (column != id && !rows.first()[column].equals(rows.second()[column])) {
                    columns.add(header[column]);
                    isDifferent = true;
                }
            }
            different += isDifferent ? 1 : 0;
        }
        boolean isOne = twice.size() == 1;
        return (isOne ? "1 patient seems" : twice.size() + " patients seem") + " to stand in two rows of " + labels.fileName()
                + ", with the id written in two ways, such as '" + twice.get(0).first()[id] + "' and '"
                + twice.get(0).second()[id] + "'"
                + (different == 0
                        ? ""
                        : "; the rows of " + (isOne ? "it" : different + " of them") + " differ in "
                                + Examples.of(List.copyOf(columns)))
                + ". Each row is learnt from, or tested, as a patient of its own: if they are the same, keep one row for each.";
    }
}
