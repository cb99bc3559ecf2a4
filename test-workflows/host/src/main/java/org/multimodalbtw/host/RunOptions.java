package org.multimodalbtw.host;

import java.nio.file.Path;

/**
 * How a workflow is run.
 *
 * @param workingDirectory for tables and file stores; null for a temporary one that is deleted when the run is closed
 * @param reload whether each output is stored and read again before it is handed on, as in a workflow that was saved and
 *     opened in between
 * @param columnar whether tables are kept as by the columnar backend, which hands out no cell that was put in
 */
public record RunOptions(Path workingDirectory, boolean reload, boolean columnar) {

    public static final RunOptions DEFAULT = new RunOptions(null, false, false);

    public RunOptions withWorkingDirectory(Path directory) {
        return new RunOptions(directory, reload, columnar);
    }

    public RunOptions withReload() {
        return new RunOptions(workingDirectory, true, columnar);
    }

    public RunOptions withColumnarTables() {
        return new RunOptions(workingDirectory, reload, true);
    }
}
