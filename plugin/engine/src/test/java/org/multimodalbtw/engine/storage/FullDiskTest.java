package org.multimodalbtw.engine.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.OtherJvm;

/** A disk that takes no more, and folders that cannot be written to: what was there stays, and nothing else. */
@DisabledOnOs(OS.WINDOWS)
class FullDiskTest {

    @TempDir
    Path root;

    private Path folder;
    private Path temporary;
    private Path encoder;

    @BeforeEach
    void earlierResults() throws IOException {
        folder = Files.createDirectory(root.resolve("results"));
        temporary = Files.createDirectory(root.resolve("temporary"));
        encoder = Files.createDirectory(root.resolve("encoder"));
        KilledWriter.numbers(encoder.resolve("statistics.safetensors"), 1);
        KilledWriter.numbers(folder.resolve("weights.safetensors"), 1);
        KilledWriter.tensor(folder.resolve("tensor.arrow"), 1);
        AtomicDirectory.write(
                folder.resolve("model-1"),
                directory -> KilledWriter.numbers(directory.resolve("weights.safetensors"), 1));
        Files.writeString(folder.resolve("notes.txt"), "mine");
    }

    /** The system lets no file become longer than a few KiB, which comes to the same as a disk that is full. */
    @Test
    void aDiskThatIsFullLeavesWhatWasThere() throws Exception {
        Map<String, String> before = content();
        assertEquals(all("failed"), run("ulimit -f 8; exec \"$@\""));
        assertEquals(before, content());
        assertEquals(all("written"), run("exec \"$@\""), "there is space again");
        assertEquals(List.of(), files(temporary));
    }

    @Test
    void foldersThatCannotBeWrittenToStayAsTheyAre() throws Exception {
        List<Path> closed = List.of(folder, folder.resolve("model-1"), temporary);
        Map<String, String> before = content();
        closed.forEach(each -> each.toFile().setWritable(false));
        try {
            assertEquals(all("failed"), Files.isWritable(folder) ? runOfSuperuser(closed) : run("exec \"$@\""));
        } finally {
            closed.forEach(each -> each.toFile().setWritable(true));
        }
        assertEquals(before, content());
    }

    /** Who may write everywhere is kept from it by mounts for reading only, which that one process sees. */
    private List<String> runOfSuperuser(List<Path> closed) throws IOException, InterruptedException {
        StringBuilder mounts = new StringBuilder();
        for (Path each : closed) {
            mounts.append("mount --bind '%1$s' '%1$s' && mount -o remount,bind,ro '%1$s' && ".formatted(each));
        }
        return runWithMounts(mounts.toString());
    }

    @Test
    void aTemporaryFolderThatIsFullKeepsNoResultFromBeingWrittenAndIsLeftEmpty() throws Exception {
        List<String> expected = new ArrayList<>(all("written"));
        expected.set(FullDisk.ALL.indexOf("scratch"), "scratch failed");
        assertEquals(expected, runWithMounts("mount -t tmpfs -o size=16k none '%s' && ".formatted(temporary)));
        List<String> again = run("exec \"$@\"");
        assertTrue(again.containsAll(List.of("scratch written", FullDisk.LEFT + 0)), "there is space again: " + again);
        assertEquals(List.of(), files(temporary));
    }

    /** In a space of mounts of its own, which other users than the superuser get with users of its own. */
    private List<String> runWithMounts(String mounts) throws IOException, InterruptedException {
        String own = canMount("-m") ? "-m" : "-r -m";
        Assumptions.assumeTrue(
                canMount(own),
                "mounts that one process sees need Linux, the command unshare, and the superuser or users of its own");
        return run("exec unshare " + own + " sh -c \"" + mounts + "exec \\\"\\$@\\\"\" sh \"$@\"");
    }

    private boolean canMount(String own) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "unshare " + own + " mount -t tmpfs none '%s'".formatted(temporary))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static List<String> all(String outcome) {
        return Stream.concat(FullDisk.ALL.stream().map(name -> name + " " + outcome), Stream.of(FullDisk.LEFT + 0))
                .toList();
    }

    private List<String> run(String script) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(OtherJvm.command(
                FullDisk.class,
                List.of("-XX:-UsePerfData", "-Xmx128m", "-Djava.io.tmpdir=" + temporary),
                List.of(folder.toString(), encoder.toString())));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Stream<String> lines = process.inputReader().lines()) {
            return lines.toList();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        for (Path file : files(root)) {
            content.put(
                    root.relativize(file).toString(),
                    Files.isRegularFile(file) ? Arrays.hashCode(Files.readAllBytes(file)) + "" : "");
        }
        return content;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !file.equals(directory)).sorted().toList();
        }
    }
}
