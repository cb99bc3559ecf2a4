package org.multimodalbtw.engine.cohort;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where the files are that a table names: relative to a folder, or complete. A name that leads nowhere, as complete names from another
 * machine and names with backslashes do, stands for the file in the folder that its last parts name; where there is none, for the only
 * picture below the folder that has its name, also in other capitals, or without its ending; where several have it, for none,
 * or for the one whose folders it names.
 */
final class ImagePaths {

    /** Of the names that systems take; looking for each last part of a longer one takes the square of its length. */
    private static final int LONGEST = 4096;

    private final Path folder;
    private final boolean asksFolders;
    private PictureIndex index;

    /**
     * @param folder what names are relative to
     * @param asksFolders whether of several files of a name the one whose folders it names is meant; otherwise none is
     */
    ImagePaths(Path folder, boolean asksFolders) {
        this.folder = folder.toAbsolutePath().normalize();
        this.asksFolders = asksFolders;
    }

    /** @return the complete name; where there is no such file, the name as it would be */
    String complete(String name) {
        String direct = direct(name);
        if (Files.exists(path(direct))) {
            return direct;
        }
        String inside = inside(name);
        return inside == null ? direct : inside;
    }

    /** @return whether there is such a file */
    boolean exists(String name) {
        return Files.exists(path(complete(name)));
    }

    /** @return whether it leads to a picture */
    boolean isPicture(String name) {
        return Files.isRegularFile(path(complete(name)));
    }

    /** @return whether several pictures below the folder have its name, so that it is not known which is meant */
    boolean isAmbiguous(String name) {
        return name.length() <= LONGEST && index().areSeveral(name);
    }

    /** @return whether of several files of a name the one whose folders it names is meant */
    boolean asksFolders() {
        return asksFolders;
    }

    /** @return the complete name as it is written */
    String direct(String name) {
        try {
            return folder.resolve(name).normalize().toString();
        } catch (InvalidPathException impossible) {
            return name;
        }
    }

    private String inside(String name) {
        if (name.length() > LONGEST) {
            return null;
        }
        String rest = name.replace('\\', '/').replaceFirst("^(file:)?/+|^[A-Za-z]:/+", "");
        while (!rest.isEmpty()) {
            Path file = path(rest);
            Path found = folder.resolve(file).normalize();
            if (!file.isAbsolute() && found.startsWith(folder) && Files.isRegularFile(found)) {
                return found.toString();
            }
            int slash = rest.indexOf('/');
            rest = slash < 0 ? "" : rest.substring(slash + 1);
        }
        boolean isMeant = asksFolders || !index().areSeveral(name);
        return isMeant ? index().find(name).map(Path::toString).orElse(null) : null;
    }

    private PictureIndex index() {
        index = index == null ? PictureIndex.of(folder) : index;
        return index;
    }

    /** A path that does not exist for what can be none. */
    private Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            return folder.resolve("no such file");
        }
    }
}
