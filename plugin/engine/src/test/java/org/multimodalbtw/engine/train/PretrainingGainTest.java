package org.multimodalbtw.engine.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.pretrain.LatentRows;
import org.multimodalbtw.engine.pretrain.Objective;
import org.multimodalbtw.engine.pretrain.PretrainingSettings;

class PretrainingGainTest {

    @TempDir
    Path folder;

    @Test
    void tries() throws IOException {
        int width = Integer.getInteger("w", 32);
        int members = Integer.getInteger("m", 5);
        int epochs = Integer.getInteger("e", 60);
        double hidden = Double.parseDouble(System.getProperty("h", ".2"));
        double noise = Double.parseDouble(System.getProperty("n", ".1"));
        int labelled = Integer.getInteger("l", 60);
        for (int seed = 1; seed <= Integer.getInteger("s", 4); seed++) {
            long began = System.nanoTime();
            Path own = Files.createDirectories(folder.resolve("s" + seed));
            System.out.println(PretrainingTrial.of(
                            LatentRows.of(
                                    1000, 3, 20, Double.parseDouble(System.getProperty("x", "1")), .1, 100 + seed),
                            labelled,
                            400,
                            new PretrainingSettings(Objective.CONSISTENCY, width, members, epochs, hidden, noise, seed),
                            own,
                            "0".repeat(64))
                    + " " + (System.nanoTime() - began) / 1e9);
        }
    }
}
