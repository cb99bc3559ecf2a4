package org.multimodalbtw.engine.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void appearsCompleteAlsoWhereItsParentIsNotThereYet() throws IOException {
        Path target = folder.resolve("new/model");
        AtomicDirectory.write(target, directory -> {
            Files.createDirectory(directory.resolve("inner"));
            Files.writeString(directory.resolve("inner/a"), "a");
            assertFalse(Files.exists(target), "it is there before it is complete");
        });
        assertEquals("a", Files.readString(target.resolve("inner/a")));
        assertEquals(List.of("model"), names(target.getParent()));
    }

    @Test
    void takesThePlaceOfAnEmptyDirectory() throws IOException {
        Path target = Files.createDirectory(folder.resolve("model"));
        AtomicDirectory.write(target, directory -> Files.writeString(directory.resolve("a"), "a"));
        assertEquals(List.of("a"), names(target));
    }

    @Test
    void nothingOfAFailedOneIsKept() throws IOException {
        Path target = folder.resolve("model");
        IOException failure = assertThrows(
                IOException.class,
                () -> AtomicDirectory.write(target, directory -> {
                    Files.createDirectory(directory.resolve("inner"));
                    Files.writeString(directory.resolve("inner/a"), "a");
                    throw new IOException("disk full");
                }));
        assertEquals("disk full", failure.getMessage());
        assertEquals(List.of(), names(folder));
    }

    @Test
    void whatIsInTheWayStays() throws IOException {
        Path full = Files.createDirectory(folder.resolve("model"));
        Files.writeString(full.resolve("mine"), "mine");
        assertThrows(
                FileSystemException.class,
                () -> AtomicDirectory.write(full, directory -> Files.writeString(directory.resolve("a"), "a")));
        assertEquals(List.of("mine"), names(full));
        assertEquals(List.of("model"), names(folder));
    }

    @Test
    void scratchIsDeletedWithAllThatIsInIt() throws IOException {
        Path path;
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            path = scratch.path();
            Files.createDirectory(path.resolve("inner"));
            Files.writeString(path.resolve("inner/a"), "a");
            assertTrue(Files.isDirectory(path));
        }
        assertFalse(Files.exists(path));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
