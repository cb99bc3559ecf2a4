package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A local TorchScript program in the installed platform, from a folder whose name has blanks and an umlaut: the engine is a jar with jars in
 * it there, which has to be found and unpacked for the program's own process.
 */
class ProgramIT {

    private static final String NAME = "Ordner für mich";
    private static final int PATIENTS = 60;
    private static final long MINUTES = 5;

    private final Project project = Project.fromProperties();

    @TempDir
    Path work;

    @Test
    void aLocalModelRunsInAProcessOfItsOwn() throws Exception {
        assumeTrue(
                Charset.forName(System.getProperty("sun.jnu.encoding"))
                        .newEncoder()
                        .canEncode(NAME),
                "This system's encoding of file names has no umlauts");
        Path home = Files.createDirectory(work.resolve(NAME));
        try (Installation installation = Installation.open(project)) {
            link(installation.plugins().getParent());
        }
        for (String part : List.of(
                "test-workflows/run",
                "test-workflows/install/target/classes",
                "test-workflows/install/target/bundles",
                "test-workflows/install/target/framework",
                "test-workflows/platform/site/target/repository/content.jar",
                "test-workflows/host/target/classes",
                "test-workflows/host/lib",
                "plugin/engine/target/classes",
                "update-site/target/repository/content.jar")) {
            link(project.root().resolve(part));
        }
        Path model = home.resolve("Mittelwerte für mich.pt");
        try (InputStream means = ProgramIT.class.getResourceAsStream("/means.pt")) {
            Files.copy(means, model);
        }
        Path console = work.resolve("console.txt");
        Process run = start(home, cohort(home), model, console);
        if (!run.waitFor(MINUTES, TimeUnit.MINUTES)) {
            run.destroyForcibly();
        }

        String said = Files.readString(console);
        assertEquals(0, run.waitFor(), said);
        assertTrue(said.contains("The encoder carries a program: 'Mittelwerte für mich.pt', SHA-256 "), said);
        assertTrue(said.contains("it was read, does nothing but compute, and runs in a process of its own."), said);
        List<String> predictions = Files.readAllLines(home.resolve("out/multimodal-predictor-predictions.csv"));
        assertEquals(1 + PATIENTS, predictions.size());
    }

    private static Process start(Path home, Path cohort, Path model, Path console) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("test-workflows/run").toString(),
                        "--data",
                        cohort.toString(),
                        "--out",
                        home.resolve("out").toString(),
                        "--set",
                        "Image Encoder/form=FROZEN",
                        "--set",
                        "Image Encoder/model=" + model,
                        "--set",
                        "Image Encoder/side=8",
                        "--set",
                        "BTW Learner/epochs=1",
                        "--set",
                        "BTW Learner/members=1")
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().put("MULTIMODALBTW_BUILD", "never");
        return builder.start();
    }

    /** Patients with one small picture each, which is bright on the left for one class and on the right for the other. */
    private static Path cohort(Path home) throws IOException {
        Path cohort = Files.createDirectories(home.resolve("cohort/pictures")).getParent();
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder pictures = new StringBuilder("id,path\n");
        for (int patient = 0; patient < PATIENTS; patient++) {
            boolean isLeft = patient % 2 == 0;
            labels.append("p" + patient + (isLeft ? ",left," : ",right,") + split(patient) + "\n");
            pictures.append("p" + patient + ",pictures/" + patient + ".png\n");
            BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            picture.getRaster().setSample(isLeft ? 1 : 6, patient % 8, 0, 255);
            ImageIO.write(
                    picture,
                    "png",
                    cohort.resolve("pictures/" + patient + ".png").toFile());
        }
        Files.writeString(cohort.resolve("labels.csv"), labels);
        Files.writeString(cohort.resolve("photo.csv"), pictures);
        return cohort;
    }

    private static String split(int patient) {
        return patient % 5 == 4 ? "test" : patient % 5 == 3 ? "valid" : "train";
    }

    /** The same file or folder of the project in the folder with blanks, without copying what the files hold where the disk can. */
    private void link(Path from) throws IOException {
        Path root = project.root();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = work.resolve(NAME).resolve(root.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                try {
                    Files.createLink(target, file);
                } catch (IOException | UnsupportedOperationException otherDisk) {
                    Files.copy(file, target);
                }
            }
        }
    }
}
