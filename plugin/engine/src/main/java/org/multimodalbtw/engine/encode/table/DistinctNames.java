package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of features, of which no two are the same: that a cell of crp is empty may be called as a column of the table is. */
final class DistinctNames {

    private DistinctNames() {}

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
