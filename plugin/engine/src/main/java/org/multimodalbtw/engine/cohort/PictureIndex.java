package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.survey.ImageNames;

/**
 * The pictures below a folder by their names, whatever folder they lie in where a name has none, and however letters with accents are
 * composed or whether they are capitals. A name that several files have stands for none.
 */
final class PictureIndex {

    private static final int DEEPEST = 8;
    private static final int MOST = 500_000;

    private final Map<String, Optional<Path>> files = new HashMap<>();
    private final Map<String, Optional<Path>> stems = new HashMap<>();
    private int seen;

    private PictureIndex() {}

    /**
     * @param folder a folder
     * @return its pictures; none where there are more than 500,000 files, or it cannot be read
     */
    static PictureIndex of(Path folder) {
        PictureIndex index = new PictureIndex();
        try {
            Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, index.visitor());
        } catch (IOException unreadable) {
            index.forget();
        }
        return index;
    }

    private SimpleFileVisitor<Path> visitor() {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    add(file);
                }
                if (++seen > MOST) {
                    forget();
                    return FileVisitResult.TERMINATE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        };
    }

    private void forget() {
        files.clear();
        stems.clear();
    }

    private void add(Path file) {
        String name = key(file.getFileName().toString());
        if (ImageNames.isRead(name)) {
            put(files, name, file);
            put(stems, name.substring(0, name.lastIndexOf('.')), file);
        }
    }

    private static void put(Map<String, Optional<Path>> map, String key, Path file) {
        map.merge(key, Optional.of(file), (first, second) -> Optional.empty());
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * @param name the name of a file, with folders or without, with the ending of a picture or without
     * @return the only file of that name, where the name has a folder in one of that name
     */
    Optional<Path> find(String name) {
        String[] parts = key(name).replace('\\', '/').split("/");
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        Optional<Path> found = ImageNames.isRead(last)
                ? files.getOrDefault(last, Optional.empty())
                : stems.getOrDefault(last, Optional.empty());
        return found.filter(file -> parts.length < 2
                || parts[parts.length - 2].equals(
                        key(file.getParent().getFileName().toString())));
    }
}
