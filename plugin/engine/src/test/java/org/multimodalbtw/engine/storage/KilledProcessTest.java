package org.multimodalbtw.engine.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.OtherJvm;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.tensor.TensorTable;

/** What a process leaves that is killed, with SIGKILL, and what the next one makes of it. */
class KilledProcessTest {

    @TempDir
    Path root;

    private Path folder;
    private Path temporary;

    @BeforeEach
    void earlierResultsAndAFileOfTheUser() throws IOException {
        folder = Files.createDirectory(root.resolve("results"));
        temporary = Files.createDirectory(root.resolve("temporary"));
        KilledWriter.write(folder, 1, temporary);
        Files.writeString(folder.resolve("notes.txt"), "mine");
    }

    /** A security manager shows where changes of files begin; later Java has none. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_21)
    void aKillBeforeAnyChangeOfAFileLeavesTheOldOrTheNew() throws Exception {
        int steps = run(2, 0);
        assertTrue(steps > 40, "changes of files: " + steps);
        int[] chosen = Boolean.getBoolean(Thorough.PROPERTY)
                ? IntStream.rangeClosed(1, steps).toArray()
                : new Random().ints(6, 1, steps + 1).sorted().toArray();
        int number = 3;
        for (int step : chosen) {
            assertEquals(0, run(number, step), "it was killed before change " + step);
            check("killed before change " + step + " of " + steps, number - 2);
            KilledWriter.write(folder, number + 1, temporary);
            checkClean("killed before change " + step + " of " + steps);
            number += 2;
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKillAtAnyTimeLeavesTheOldOrTheNew() throws Exception {
        Random random = new Random();
        for (int kill = 0; kill < Thorough.times(2, 150); kill++) {
            int number = 1000 * (kill + 1);
            Process process = start(number, -1);
            try (BufferedReader output = process.inputReader()) {
                assertEquals("begins", output.readLine());
                Thread.sleep(random.nextInt(300));
            } finally {
                process.destroyForcibly().waitFor();
            }
            check("kill " + kill, kill == 0 ? 1 : number - 1);
            KilledWriter.write(folder, number + 999, temporary);
            checkClean("kill " + kill);
        }
    }

    @Test
    void whatALivingProcessHasIsNotTouched() throws Exception {
        Process process = start(2, 25);
        try (BufferedReader output = process.inputReader()) {
            assertEquals("begins", output.readLine());
            assertEquals(KilledWriter.STANDS, output.readLine());
            List<Path> working = working();
            assertFalse(working.isEmpty());
            KilledWriter.write(folder, 3, temporary);
            ScratchDirectory.in(temporary).close();
            assertEquals(working, working());
        } finally {
            process.destroyForcibly().waitFor();
        }
        KilledWriter.write(folder, 4, temporary);
        assertEquals(List.of(), working());
    }

    @Test
    void whatThisProcessHasIsNotTouched() throws IOException {
        try (ScratchDirectory first = ScratchDirectory.in(temporary)) {
            Files.writeString(first.path().resolve("a"), "a");
            try (ScratchDirectory second = ScratchDirectory.in(temporary)) {
                assertTrue(Files.exists(second.path()));
            }
            WorkingDirectory.deleteLeftovers(temporary, "multimodalbtw-scratch");
            assertEquals("a", Files.readString(first.path().resolve("a")));
        }
        assertEquals(List.of(), working());
    }

    @Test
    void onlyDirectoriesOfThisKindAreTakenForLeftovers() throws IOException {
        for (String name : List.of("multimodalbtw-scratch", "multimodalbtw-scratch.mine", "multimodalbtw-root", "a")) {
            Files.createDirectory(temporary.resolve(name));
        }
        Path dead = Files.createDirectories(temporary.resolve("multimodalbtw-scratch.1-1.7/content"));
        Files.writeString(dead.resolve("patients"), "a");
        Files.createFile(dead.resolveSibling("lock"));
        ScratchDirectory.in(temporary).close();
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(4, left.count());
        }
        assertFalse(Files.exists(dead));
    }

    /** The number of changes of files; 0 where it stood still and was killed. */
    private int run(int number, int stand) throws IOException, InterruptedException {
        Process process = start(number, stand);
        try (BufferedReader output = process.inputReader()) {
            assertEquals("begins", output.readLine());
            String last = output.readLine();
            if (last.startsWith(KilledWriter.DONE)) {
                return Integer.parseInt(last.substring(KilledWriter.DONE.length()));
            }
            assertEquals(KilledWriter.STANDS, last);
            return 0;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(int number, int stand) throws IOException {
        List<String> options =
                List.of("-Xshare:auto", "-Djava.security.manager=allow", "-Djava.io.tmpdir=" + temporary, "-Xmx128m");
        return new ProcessBuilder(OtherJvm.command(
                        KilledWriter.class,
                        options,
                        List.of(folder.toString(), String.valueOf(number), String.valueOf(stand))))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Whatever is in its place is whole, and of one number, which is no older than what was there. */
    private void check(String when, int earlier) throws IOException {
        assertEquals("mine", Files.readString(folder.resolve("notes.txt")), when);
        float weights = number(folder.resolve("weights.safetensors"));
        assertTrue(weights >= earlier, when + ": " + weights);
        try (TensorTable table = TensorTable.open(folder.resolve("tensor.arrow"))) {
            float first = table.values(0, 0)[0];
            assertTrue(first >= earlier && first <= weights, when + ": " + first);
            for (float value : table.values(0, 0)) {
                assertEquals(first, value, when);
            }
        }
        for (Path model : models()) {
            float own = number(model.resolve("weights.safetensors"));
            assertEquals(model.getFileName().toString(), "model-" + (int) own, when);
            Path encoders = ModelDirectory.encoders(model);
            if (Files.exists(encoders)) {
                for (String each : List.of("0", "1")) {
                    assertEquals(own, number(encoders.resolve(each).resolve("statistics.safetensors")), when);
                }
            }
        }
    }

    private static float number(Path file) throws IOException {
        float[] values = Safetensors.read(file).floats("a").toArray();
        assertEquals(KilledWriter.VALUES, values.length);
        for (float value : values) {
            assertEquals(values[0], value, file.toString());
        }
        return values[0];
    }

    private List<Path> models() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("model-"))
                    .toList();
        }
    }

    /** All working directories. */
    private List<Path> working() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.getFileName().toString().matches(".*(draft|scratch)\\.\\d.*"))
                    .sorted()
                    .toList();
        }
    }

    private void checkClean(String when) throws IOException {
        List<Path> expected = new ArrayList<>(models());
        expected.addAll(Stream.of("weights.safetensors", "tensor.arrow", "notes.txt")
                .map(folder::resolve)
                .toList());
        try (Stream<Path> entries = Files.list(folder)) {
            assertEquals(expected.stream().sorted().toList(), entries.sorted().toList(), when);
        }
        try (Stream<Path> entries = Files.list(temporary)) {
            assertEquals(List.of(), entries.toList(), when);
        }
    }
}
