package org.multimodalbtw.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.multimodalbtw.spark.reference.ReferenceMain;

/** Runs {@link ReferenceMain} as a program with the engine and its libraries, and nothing of Spark. */
public final class ReferenceProcess {

    private ReferenceProcess() {}

    /** Trains a model with the encoders of another, and writes its predictions of a cohort. */
    public static void run(Path encoders, Path cohort, Path model, Path predictions)
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
                        "-Dorg.multimodalbtw.natives=" + carried.libtorch(),
                        "-cp",
                        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                        ReferenceMain.class.getName(),
                        encoders.toString(),
                        cohort.toString(),
                        model.toString(),
                        predictions.toString())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor());
    }
}
