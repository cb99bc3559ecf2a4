package org.multimodalbtw.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.spark.SparkCohort;
import org.multimodalbtw.spark.door.EngineDoor;

class EnginesTest {

    private static final String CACHE = "target/cache";

    @Test
    void eachSideHasItsOwnArrowJacksonGsonAndLogging() throws Exception {
        EngineDoor door = new EngineSettings(CACHE, 1, "").engine();
        List<String> classes = List.of(
                "org.apache.arrow.vector.VectorSchemaRoot",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "com.google.gson.Gson",
                "org.slf4j.LoggerFactory");
        List<String> libraries = List.of("arrow-vector", "jackson-databind", "gson", "slf4j-api");
        List<String> ofSpark = List.of("18.1.0", "2.18.2", "2.11.0", "2.0.16");
        for (int i = 0; i < classes.size(); i++) {
            Path engine = Path.of(door.source(classes.get(i)));
            Path spark = Path.of(Class.forName(classes.get(i))
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            assertEquals(libraries.get(i) + ".jar", engine.getFileName().toString());
            assertTrue(engine.startsWith(Path.of(CACHE).toAbsolutePath()), engine.toString());
            assertEquals(
                    libraries.get(i) + "-" + ofSpark.get(i) + ".jar",
                    spark.getFileName().toString());
        }
        assertThrows(ClassNotFoundException.class, () -> door.source("org.apache.spark.SparkContext"));
        assertThrows(ClassNotFoundException.class, () -> door.source("scala.Option"));
    }

    @Test
    void theEngineIsLoadedOnceAProgram() throws Exception {
        assertSame(new EngineSettings(CACHE, 1, "").engine(), new EngineSettings("elsewhere", 4, "").engine());
        assertFalse(Files.exists(Path.of("elsewhere")));
    }

    @Test
    void aModelComesOutOfItsArchiveAsItWas(@TempDir Path cache) throws Exception {
        Path model = SparkCohort.model(14);
        byte[] archive = ModelArchive.of(model);
        assertEquals(archive.length, ModelArchive.of(model).length);

        Path unpacked = ModelArchive.unpack(archive, cache.toString());

        assertEquals(unpacked, ModelArchive.unpack(archive.clone(), cache.toString()));
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertEquals(-1, Files.mismatch(file, unpacked.resolve(model.relativize(file))), file.toString());
            }
        }
        assertContent(cache, unpacked);
    }

    @Test
    void whatIsCutOnItsWayIsNotLeftBehind(@TempDir Path cache) throws Exception {
        byte[] archive = ModelArchive.of(SparkCohort.model(14));
        byte[] cut = Arrays.copyOf(archive, archive.length / 2);

        assertThrows(IOException.class, () -> ModelArchive.unpack(cut, cache.toString()));

        assertContent(cache);
    }

    @Test
    void whatAnotherUserHasUnpackedIsNotUsed(@TempDir Path cache) throws Exception {
        UnpackedFolder.Content none = folder -> {};
        Path folder = UnpackedFolder.of(cache, "engine", none);
        assertEquals(folder, UnpackedFolder.of(cache, "engine", none));
        assumeTrue(belongsToNobody(folder), "only the superuser can give a folder away");

        IOException refused = assertThrows(IOException.class, () -> UnpackedFolder.of(cache, "engine", none));

        assertTrue(refused.getMessage().contains("belongs to nobody"), refused.getMessage());
    }

    private static boolean belongsToNobody(Path folder) {
        try {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
            return true;
        } catch (IOException notAllowed) {
            return false;
        }
    }

    private static void assertContent(Path folder, Path... content) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(content), files.toList());
        }
    }
}
