package org.multimodalbtw.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.multimodalbtw.spark.SparkCohort;
import org.multimodalbtw.spark.reference.ReferenceMain;

/** Runs {@link ReferenceMain} as a program with the engine and its libraries, and nothing of Spark. */
public final class ReferenceProcess {

    private ReferenceProcess() {}

    private static Path results;

    /**
     * @return what {@link ReferenceMain} wrote of the cohort with the encoders of a model of classes; it runs once for all tests
     */
    public static synchronized Path results() throws IOException, InterruptedException, URISyntaxException {
        if (results == null) {
            Path folder =
                    Files.createTempDirectory(Path.of("target"), "reference").toAbsolutePath();
            run(SparkCohort.model(14), SparkCohort.folder(), folder);
            results = folder;
        }
        return results;
    }

    private static void run(Path encoders, Path cohort, Path results)
            throws IOException, InterruptedException, URISyntaxException {
        CarriedFiles carried = CarriedFiles.in(Engines.folder("target/cache"));
        List<Path> classPath = new ArrayList<>(carried.classPath());
        classPath.add(Path.of(ReferenceMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "-Dorg.multimodalbtw.threads=1",
                        "-Dorg.multimodalbtw.natives=" + carried.libtorch(),
                        "-cp",
                        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        ReferenceMain.class.getName(),
                        encoders.toString(),
                        cohort.toString(),
                        results.toString())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor());
    }
}
