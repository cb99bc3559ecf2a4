package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that measures, with the product itself on a small generated set: a cell that is made again is the same. */
class EvidenceIT {

    private static final long MINUTES = 10;

    private final Project project = Project.fromProperties();

    @TempDir
    Path work;

    @Test
    void aRepeatedCellOfTheProductGivesTheSameFigures() throws Exception {
        assumeTrue(
                Files.isDirectory(project.root().resolve("test-workflows/tools/target/lib")),
                "the module test-workflows/tools is not built");
        writeSet();

        String first = run();
        assertTrue(first.contains("1 cells: 0 were there, 0 are stale, 0 failed."), first);
        Path cell = cell();
        String figures = figures(cell);
        assertTrue(figures.contains("\"logLoss\"") && figures.contains("\"mine\""), figures);

        String second = run();
        assertTrue(second.contains("1 cells: 1 were there, 0 are stale, 0 failed."), second);

        Files.delete(cell);
        Files.delete(work.resolve("kept/small.jsonl"));
        run();
        assertEquals(figures, figures(cell()));
    }

    private void writeSet() throws IOException {
        Path set = Files.createDirectories(work.resolve("data/small"));
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder one = new StringBuilder("id,x,y\n");
        StringBuilder two = new StringBuilder("id,z\n");
        Random random = new Random(1);
        for (int row = 0; row < 120; row++) {
            boolean isIll = random.nextBoolean();
            labels.append("p%d,%s,%s%n".formatted(row, isIll ? "ill" : "well", row < 90 ? "train" : "test"));
            one.append("p%d,%s,%s%n".formatted(row, random.nextGaussian() + (isIll ? 1 : 0), random.nextGaussian()));
            two.append("p%d,%s%n".formatted(row, random.nextGaussian() + (isIll ? 1 : 0)));
        }
        Files.writeString(set.resolve("labels.csv"), labels);
        Files.writeString(set.resolve("one.csv"), one);
        Files.writeString(set.resolve("two.csv"), two);
        Path config = Files.createDirectories(work.resolve("config"));
        Files.writeString(
                config.resolve("sets.json"),
                "[{\"name\":\"small\",\"folder\":\"small\",\"labels\":\"labels.csv\",\"modalities\":[\"one\",\"two\"],\"group\":\"\",\"repeats\":false}]");
        Files.writeString(
                config.resolve("methods.json"),
                "[{\"name\":\"mine\",\"runs\":\"product\",\"options\":[\"--set\",\"BTW Learner/epochs=3\",\"--set\",\"BTW Learner/compareAlone=false\"]}]");
    }

    private String run() throws Exception {
        Path console = work.resolve("console.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        project.root().resolve("test-workflows/evidence").toString(),
                        "--data",
                        work.resolve("data").toString(),
                        "--config",
                        work.resolve("config").toString(),
                        "--work",
                        work.resolve("work").toString(),
                        "--kept",
                        work.resolve("kept").toString(),
                        "--seeds",
                        "1")
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().put("MULTIMODALBTW_BUILD", "never");
        Process process = builder.start();
        assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "the run did not end");
        String said = Files.readString(console);
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    private Path cell() throws IOException {
        try (Stream<Path> files = Files.walk(work.resolve("work/cells"))) {
            List<Path> cells =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertEquals(1, cells.size(), cells::toString);
            return cells.get(0);
        }
    }

    /** What the cell says of its predictions, without the time that they took. */
    private static String figures(Path cell) throws IOException {
        String text = Files.readString(cell);
        return text.substring(text.indexOf("\"entries\""), text.indexOf("\"cost\""))
                .replaceAll("\"seconds\":[^,]+,", "");
    }
}
