package org.multimodalbtw.engine.survey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** In which columns of few names no two rows of a patient have the same one. */
public final class PatientNames {

    private final Map<String, Seen> columns = new HashMap<>();

    private static final class Seen {
        private final Set<String> names = new HashSet<>();
        private final Set<Long> ofPatients = new HashSet<>();
        private boolean isOver;
    }

    /**
     * @param column a column's name
     * @param id of which patient a row is
     * @param text what the row has there
     * @return whether all rows may still differ there; if not, the column need not be shown again
     */
    public boolean add(String column, String id, String text) {
        Seen seen = columns.computeIfAbsent(column, name -> new Seen());
        if (!seen.isOver) {
            seen.names.add(text);
            // hashes that meet by chance only keep a column from being found
            boolean isNew = seen.ofPatients.add(((long) id.hashCode() << Integer.SIZE) ^ text.hashCode());
            seen.isOver = !isNew || seen.names.size() > RowParts.MOST;
        }
        if (seen.isOver) {
            seen.names.clear();
            seen.ofPatients.clear();
        }
        return !seen.isOver;
    }

    /** Whether each row of a patient has another name there. */
    boolean differ(String column) {
        return columns.containsKey(column) && !columns.get(column).isOver;
    }
}
