package org.multimodalbtw.platform.core;

import java.nio.file.Path;

/**
 * Where the rows of tables are kept.
 *
 * @param directory for the files of large tables; made when needed
 * @param cellsInMemory a table with more cells than this goes to a file; with 0 every table does, and each reading
 *     makes cells of its own, as a columnar table does
 */
public record TableSettings(Path directory, long cellsInMemory) {
    /** Cells of a table that are kept in memory unless said otherwise. */
    public static final long DEFAULT_CELLS = 100_000;

    public static TableSettings temporary() {
        return new TableSettings(Path.of(System.getProperty("java.io.tmpdir")), DEFAULT_CELLS);
    }
}
