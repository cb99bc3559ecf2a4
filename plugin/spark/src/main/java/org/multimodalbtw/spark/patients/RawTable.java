package org.multimodalbtw.spark.patients;

import java.util.List;

/**
 * A raw table to score.
 *
 * @param modalities those that are read from it
 * @param path a file or a folder of files, of one kind: Parquet, or CSV, plain or gzip
 */
public record RawTable(List<String> modalities, String path) {

    /** Copies the list. */
    public RawTable {
        modalities = List.copyOf(modalities);
    }
}
