package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.survey.ImageNames;

/**
 * The pictures below a folder by their names, whatever folder they lie in where a name has none, and however letters with accents are
 * composed or whether they are capitals. A name that several files have stands for the one whose
 * folders tell it from all others and are named, too, and else for none.
 */
final class PictureIndex {

    private static final int DEEPEST = 8;
    private static final int MOST = 500_000;

    private final Map<String, SameNamed> files = new HashMap<>();
    private final Map<String, SameNamed> stems = new HashMap<>();
    private final Path folder;
    private int seen;

    private PictureIndex(Path folder) {
        this.folder = folder;
    }

    /**
     * @param folder a folder
     * @return its pictures; none where there are more than 500,000 files, or it cannot be read
     */
    static PictureIndex of(Path folder) {
        PictureIndex index = new PictureIndex(folder);
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

    private void put(Map<String, SameNamed> map, String key, Path file) {
        map.computeIfAbsent(key, name -> new SameNamed()).add(folders(file), file);
    }

    /** The names of the folders below the indexed one in which a file lies, the nearest first. */
    private List<String> folders(Path file) {
        List<String> names = new ArrayList<>();
        for (Path at = file.getParent(); at != null && !at.equals(folder); at = at.getParent()) {
            names.add(key(at.getFileName().toString()));
        }
        return names;
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * @param name the name of a file, with folders or without, with the ending of a picture or without
     * @return the only file of that name, where the name has a folder in one of that name; of several files the one whose folders it names
     */
    Optional<Path> find(String name) {
        String[] parts = parts(name);
        List<String> folders = new ArrayList<>();
        for (int i = parts.length - 2; i >= 0; i--) {
            folders.add(parts[i]);
        }
        return same(parts)
                .flatMap(files -> files.find(folders))
                .filter(file -> folders.isEmpty()
                        || folders.get(0)
                                .equals(key(file.getParent().getFileName().toString())));
    }

    /** @return whether several files have the name, whatever folders it has */
    boolean areSeveral(String name) {
        return same(parts(name)).filter(SameNamed::areSeveral).isPresent();
    }

    private static String[] parts(String name) {
        return key(name).replace('\\', '/').split("/");
    }

    private Optional<SameNamed> same(String[] parts) {
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        return Optional.ofNullable(ImageNames.isRead(last) ? files.get(last) : stems.get(last));
    }
}
