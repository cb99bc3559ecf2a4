package org.multimodalbtw.host.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.knime.core.node.NodeModel;
import org.knime.node.DefaultNodeFactory;

/** The compiled types of the stand-in platform. */
final class StandIn {

    private StandIn() {}

    /** All visible types of the packages {@code org.knime}, by name. */
    static Map<String, ApiType> types() throws IOException, URISyntaxException {
        Map<String, ApiType> types = new TreeMap<>();
        for (Class<?> member : List.of(NodeModel.class, DefaultNodeFactory.class)) {
            Path bundle = Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
            for (byte[] bytes : classFiles(bundle)) {
                ApiClassReader.read(bytes).ifPresent(type -> types.put(type.name(), type));
            }
        }
        return types;
    }

    private static Collection<byte[]> classFiles(Path bundle) throws IOException {
        if (Files.isDirectory(bundle)) {
            return classFilesBelow(bundle.resolve("org/knime"));
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + bundle.toUri()), Map.of())) {
            return classFilesBelow(jar.getPath("/org/knime"));
        }
    }

    private static Collection<byte[]> classFilesBelow(Path directory) throws IOException {
        List<byte[]> classFiles = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                try {
                    classFiles.add(Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return classFiles;
    }
}
