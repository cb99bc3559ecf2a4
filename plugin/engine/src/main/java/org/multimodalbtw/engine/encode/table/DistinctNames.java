package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.multimodalbtw.engine.encode.EncodingReport;

/** Names of features, of which no two are the same: that a cell of crp is empty may be called as a column of the table is. */
final class DistinctNames {

    private DistinctNames() {}

    /**
     * @param report what was learnt
     * @param names the features' names as their columns give them
     * @param distinct as {@link #of} gives them
     * @return the report, which says what was renamed
     */
    static EncodingReport said(EncodingReport report, List<String> names, List<String> distinct) {
        if (distinct.isEmpty()) {
            return report;
        }
        List<String> renamed =
                distinct.stream().filter(name -> !names.contains(name)).toList();
        List<String> found = new ArrayList<>(report.found());
        found.add((renamed.size() == 1 ? "1 feature would be called" : renamed.size() + " features would be called")
                + " as another and " + (renamed.size() == 1 ? "is" : "are") + " numbered, such as '" + renamed.get(0)
                + "'. To give other names: rename the columns of the table.");
        return new EncodingReport(report.trainingRows(), report.columns(), found);
    }

    /**
     * @param names names in order
     * @return the same, where a name that came before is numbered; empty if none did
     */
    static List<String> of(List<String> names) {
        Set<String> taken = new HashSet<>(names);
        if (taken.size() == names.size()) {
            return List.of();
        }
        Set<String> given = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String name : names) {
            String own = name;
            int number = 1;
            while (!given.add(own)) {
                do {
                    number++;
                    own = name + " (" + number + ")";
                } while (taken.contains(own));
            }
            distinct.add(own);
        }
        return distinct;
    }
}
