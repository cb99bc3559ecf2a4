package org.multimodalbtw.engine.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.OtherJvm;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.storage.SharedDirectory;

/** The second lock: a model that nobody read can compute in its own program, and not much more. */
class ProgramProcessTest {

    @TempDir
    Path folder;

    private ProgramProcess start(ArchiveFile archive, ProgressMonitor monitor, Duration limit)
            throws IOException, ProgramProcess.Failure {
        byte[] bytes = Files.readAllBytes(archive.write(folder.resolve("model.pt")));
        return ProgramProcess.start(new ByteArrayInputStream(bytes), bytes.length, monitor, limit);
    }

    @Test
    void noFileIsWritten() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        ArchiveFile archive = ArchiveFile.ofForward("torch.save(x, \"" + victim + "\")", "return x");
        try (ProgramProcess program = start(archive, ProgressMonitor.NONE, ProgramProcess.LIMIT)) {
            program.ofPixels(new float[3 * 64 * 64]);
        }
        // the limit keeps bytes from being written; a file that was opened for writing may be empty already
        assertTrue(List.of("", "mine").contains(Files.readString(victim)), "something was written");
    }

    @Test
    void aProgramThatTakesTooLongIsStopped() throws Exception {
        try (ProgramProcess program = start(ProgramsOwner.COMPUTES, ProgressMonitor.NONE, Duration.ofSeconds(2))) {
            ProgramProcess.Failure failure =
                    assertThrows(ProgramProcess.Failure.class, () -> program.ofPixels(new float[12]));
            assertEquals("it takes more than 2 s and was stopped", failure.getMessage());
            assertStopped(program);
        }
    }

    @Test
    void ofSeveralTheFirstThatFailsIsSaid() throws Exception {
        ArchiveFile archive = ArchiveFile.ofForward("y = torch.view(x, [1, 3, -1])", "return torch.log(y)");
        try (ProgramProcess program = start(archive, ProgressMonitor.NONE, ProgramProcess.LIMIT)) {
            List<float[]> good = Collections.nCopies(200, new float[] {1, 1, 1});
            assertEquals(200, program.ofPixels(good).size());
            List<float[]> one = new ArrayList<>(good);
            one.set(150, new float[] {1, -1, 1});
            ProgramProcess.Failure failure = assertThrows(ProgramProcess.Failure.class, () -> program.ofPixels(one));
            assertEquals("its result is NaN", failure.getMessage());
            assertArrayEquals(new float[3], program.ofPixels(good.get(0)), "it goes on");
        }
    }

    @Test
    void cancelEndsItAtOnce() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        ProgressMonitor monitor = new ProgressMonitor() {
            @Override
            public void report(double fraction, String message) {
                // nobody listens
            }

            @Override
            public boolean isCancelled() {
                return cancelled.get();
            }
        };
        try (ProgramProcess program = start(ProgramsOwner.COMPUTES, monitor, ProgramProcess.LIMIT)) {
            cancelled.set(true);
            assertThrows(CancellationException.class, () -> program.ofPixels(new float[12]));
            assertStopped(program);
        }
    }

    @Test
    void interruptingTheThreadThatWaitsEndsItToo() throws Exception {
        try (ProgramProcess program = start(ProgramsOwner.COMPUTES, ProgressMonitor.NONE, ProgramProcess.LIMIT)) {
            Thread waits = Thread.currentThread();
            new Timer(true)
                    .schedule(
                            new TimerTask() {
                                @Override
                                public void run() {
                                    waits.interrupt();
                                }
                            },
                            300);
            assertThrows(CancellationException.class, () -> program.ofPixels(new float[12]));
            assertTrue(Thread.interrupted(), "that it is interrupted is kept");
            assertStopped(program);
            assertThrows(CancellationException.class, () -> program.ofPixels(new float[12]));
        }
    }

    @Test
    void aModelThatChangesItsInputGivesTheSameAgain() throws Exception {
        ArchiveFile archive = ArchiveFile.ofForward("y = torch.add_(x, 1)", "return torch.mul(y, 2)");
        try (ProgramProcess program = start(archive, ProgressMonitor.NONE, ProgramProcess.LIMIT)) {
            float[] pixels = new float[3 * 300 * 300];
            Arrays.fill(pixels, .5f);
            for (int times = 0; times < 3; times++) {
                assertArrayEquals(new float[] {3, 3, 3}, program.ofPixels(pixels));
                assertArrayEquals(new float[] {2, 2, 2}, program.ofPixels(new float[12]));
            }
            assertEquals(.5f, pixels[0]);
        }
    }

    private static void assertStopped(ProgramProcess program) throws InterruptedException {
        for (int tries = 0; program.isAlive() && tries < 500; tries++) {
            Thread.sleep(10);
        }
        assertFalse(program.isAlive());
    }

    /** One that computes, and one that never ends to load. */
    @Test
    void theyEndWithTheProgramThatStartedThem() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        List<String> options =
                new ArrayList<>(List.of("-Xmx128m", "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary));
        for (String name : List.of("org.multimodalbtw.natives", "org.multimodalbtw.cache")) {
            options.add("-D" + name + "=" + System.getProperty(name));
        }
        Process owner = new ProcessBuilder(OtherJvm.command(ProgramsOwner.class, options, List.of(folder.toString())))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> programs = List.of();
        try (BufferedReader output = owner.inputReader()) {
            programs = Stream.of(output.readLine().split(" "))
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
            assertTrue(programs.stream().allMatch(ProcessHandle::isAlive));
        } finally {
            owner.destroyForcibly().waitFor();
        }
        try {
            for (ProcessHandle program : programs) {
                program.onExit().get(20, TimeUnit.SECONDS);
            }
        } finally {
            programs.forEach(ProcessHandle::destroyForcibly);
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void memoryHasALimit() throws Exception {
        ArchiveFile archive = ArchiveFile.ofForward(
                "y = torch.ones([1000000, 5000], dtype=6, layout=None, device=None, pin_memory=None)",
                "return torch.add(x, torch.sum(y))");
        try (ProgramProcess program = start(archive, ProgressMonitor.NONE, ProgramProcess.LIMIT)) {
            ProgramProcess.Failure failure =
                    assertThrows(ProgramProcess.Failure.class, () -> program.ofPixels(new float[12]));
            assertTrue(
                    failure.getMessage().contains("allocate memory")
                            || failure.getMessage().contains("ended"),
                    failure.getMessage());
        }
    }

    @Test
    void theModelsOfAnInstalledEngineAreInAJarInAJar() throws IOException {
        Path jar = folder.resolve("Ünser Bündel.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : List.of("a/B.class", "lib/x.jar", "lib/y.jar", "lib/z.txt", "lib/deep/w.jar")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes());
            }
        }
        Path cache = folder.resolve("ein Ordner");
        List<Path> libraries = EngineHome.libraries(jar, cache);
        assertEquals(
                List.of("Ünser Bündel.jar", "x.jar", "y.jar"),
                libraries.stream().map(path -> path.getFileName().toString()).toList());
        assertEquals("lib/x.jar", Files.readString(libraries.get(1)));
        assertEquals(libraries, EngineHome.libraries(jar, cache));
        assertEquals(List.of(), EngineHome.libraries(folder, cache));
    }

    @Test
    void whatAnEarlierEngineUnpackedGoesOnceNoProcessUsesIt() throws IOException {
        Path jar = folder.resolve("engine.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("lib/x.jar"));
        }
        Path cache = folder.resolve("cache");
        Path earlier = Files.createDirectories(cache.resolve("engine-" + "a".repeat(64)));
        Path half = Files.createDirectories(cache.resolve("engine-" + "b".repeat(64) + ".unused"));
        Path used = Files.createDirectories(cache.resolve("engine-" + "c".repeat(64)));
        List<Path> others = List.of(
                Files.createDirectories(cache.resolve("engine-mine")),
                Files.createFile(cache.resolve("engine-" + "d".repeat(64))));
        for (Path each : List.of(earlier, half, used)) {
            Files.writeString(each.resolve("x.jar"), "x");
        }
        assertTrue(SharedDirectory.use(used));
        List<Path> libraries = EngineHome.libraries(jar, cache);
        List<Path> expected = new ArrayList<>(others);
        expected.add(used);
        expected.add(libraries.get(1).getParent());
        try (Stream<Path> left = Files.list(cache)) {
            assertEquals(expected.stream().sorted().toList(), left.sorted().toList());
        }
    }

    /** Equinox writes the places of bundles without escapes. */
    @Test
    void aBundleIsFoundHoweverItsPlaceIsWritten() throws IOException {
        Path jar = Files.createFile(folder.resolve("Ünser Bündel.jar"));
        assertEquals(jar, EngineHome.file(jar.toUri().toURL()));
        assertEquals(jar, EngineHome.file(new URL("file", "", jar.toString())));
        assertThrows(IOException.class, () -> EngineHome.file(new URL("file", "", "/no such.jar")));
    }
}
