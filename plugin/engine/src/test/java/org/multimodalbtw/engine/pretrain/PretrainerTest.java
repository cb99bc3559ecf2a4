package org.multimodalbtw.engine.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.tensor.TensorTable;

class PretrainerTest {

    @TempDir
    Path folder;

    @Test
    void learns() throws IOException {
        LatentRows rows = LatentRows.of(600, 3, 12, .5, .1, 1);
        try (TensorTable table = rows.open(folder.resolve("rows.arrow"))) {
            long began = System.nanoTime();
            Pretraining result = Pretrainer.pretrain(
                    table,
                    RowUse.ALL,
                    PretrainingSettings.defaults(Objective.CONSISTENCY, 1),
                    DevicePolicy.CPU,
                    ProgressMonitor.NONE);
            System.out.println(result.losses() + " " + result.spread() + " " + (System.nanoTime() - began) / 1e9);
            System.out.println(result.spread().sentence());
            PretrainedDirectory.write(folder.resolve("net"), result.network());
            assertEquals(result.network(), PretrainedDirectory.read(folder.resolve("net")));
            assertTrue(!result.spread().isCollapsed());
        }
    }
}
