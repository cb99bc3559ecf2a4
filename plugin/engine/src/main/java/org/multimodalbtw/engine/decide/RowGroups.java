package org.multimodalbtw.engine.decide;

import java.util.Arrays;
import org.multimodalbtw.engine.evaluate.Units;

/** Which rows are of one patient, so that intervals resample patients and not rows. */
public final class RowGroups {

    private final int rows;
    private final String[] groups;
    private final Units units;

    private RowGroups(int rows, String[] groups) {
        this.rows = rows;
        this.groups = groups;
        units = groups == null ? Units.rows(rows) : Units.groups(Arrays.asList(groups));
    }

    /**
     * @param rows how many rows there are
     * @return each row for itself
     */
    public static RowGroups none(int rows) {
        return new RowGroups(rows, null);
    }

    /**
     * @param groups the group of each row; {@code null} for a row that is for itself
     * @return the rows of a group together
     */
    public static RowGroups of(String... groups) {
        return new RowGroups(groups.length, groups.clone());
    }

    /** @return how many rows there are */
    public int rows() {
        return rows;
    }

    /** @return what intervals resample */
    public Units units() {
        return units;
    }

    /**
     * @param chosen positions of some rows
     * @return the groups of these
     */
    public RowGroups at(int... chosen) {
        return groups == null
                ? none(chosen.length)
                : of(Arrays.stream(chosen).mapToObj(row -> groups[row]).toArray(String[]::new));
    }
}
