package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of {@code test-workflows/run} where nothing was built that could be installed. */
class LauncherIT {

    @TempDir
    private Path empty;

    @Test
    void helpNeedsNoInstallation() throws Exception {
        assertEquals(0, Launcher.run(new Project(empty), "--help"));
        assertEquals(List.of(), Equinox.list(empty));
    }

    @Test
    void aMistakeIsSaidBeforeAnythingIsInstalled() throws Exception {
        assertEquals(2, Launcher.run(new Project(empty), "a workflow", "--ouy", "results"));
        assertEquals(List.of(), Equinox.list(empty));
    }
}
