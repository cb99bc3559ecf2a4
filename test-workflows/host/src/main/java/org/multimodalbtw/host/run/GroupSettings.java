package org.multimodalbtw.host.run;

import java.util.Map;
import java.util.Optional;

/**
 * What nodes are told of the rows that belong together.
 *
 * @param chosen the column that says it, or {@link #NONE}; empty where it is found by its name
 */
record GroupSettings(Optional<String> chosen) {

    /** What is written in the place of a column where each row is for itself. */
    static final String NONE = "none";

    private static final String COLUMN = "groupColumn";

    /** @return whether each row is for itself, whatever columns there are */
    boolean areRowsAlone() {
        return chosen.equals(Optional.of(NONE));
    }

    /** @return the column that is named; empty where none is */
    Optional<String> column() {
        return chosen.filter(name -> !name.equals(NONE));
    }

    /** @return the settings of a learner */
    Map<String, String> ofLearner() {
        return areRowsAlone() ? Map.of("grouping", "CHOSEN") : ofColumn();
    }

    /** @return the settings of a node that judges, adapts or shows a model */
    Map<String, String> ofOthers() {
        return areRowsAlone() ? Map.of("rowsAlone", "true") : ofColumn();
    }

    private Map<String, String> ofColumn() {
        return column().map(name -> Map.of(COLUMN, name)).orElse(Map.of());
    }
}
