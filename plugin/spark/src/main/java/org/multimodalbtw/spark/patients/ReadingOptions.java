package org.multimodalbtw.spark.patients;

import java.util.List;

/**
 * How tables are read.
 *
 * @param idColumn the column that names the patient; empty: that which training rows had, or else {@code id}, or else the first one
 * @param separator what stands between the cells of a CSV file
 * @param oneLineRows whether no cell of a CSV file has a line break in it, so that a file can be read in parts
 * @param without columns that are passed over
 */
public record ReadingOptions(String idColumn, String separator, boolean oneLineRows, List<String> without) {

    /** Copies the list. */
    public ReadingOptions {
        without = List.copyOf(without);
    }

    /** As the canonical constructor, without any column passed over. */
    public ReadingOptions(String idColumn, String separator, boolean oneLineRows) {
        this(idColumn, separator, oneLineRows, List.of());
    }
}
