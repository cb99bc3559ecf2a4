package org.multimodalbtw.engine.survey;

import java.util.List;

/**
 * Which patient stands in which row of a table whose row ids only count its rows. Patients are known by a hash of their name; of a large
 * table the patients with the smallest hashes are kept, which are the same ones in every table that has them.
 *
 * @param prefix what stands before the number in the row ids, for example {@code "Row"}
 * @param columns the columns that name patients, stays or samples; a table may have none
 */
public record RowOrder(String prefix, List<Names> columns) {

    /** What the platform's readers write before the number of a row. */
    private static final String OF_READERS = "Row";

    /**
     * A column of names.
     *
     * @param column the column's name
     * @param places where names stand that are in one row only
     */
    public record Names(String column, List<Place> places) {

        /** Copies the list. */
        public Names {
            places = List.copyOf(places);
        }
    }

    /**
     * Where a name stands.
     *
     * @param hash of the name
     * @param row the row's id
     */
    public record Place(long hash, String row) {}

    /** Copies the list. */
    public RowOrder {
        columns = List.copyOf(columns);
    }

    /** @return whether the row ids were made by a reader, and so say nothing of the rows */
    public boolean isOfReader() {
        return prefix.equals(OF_READERS);
    }
}
