package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multimodalbtw.engine.survey.ImageNames;

/** Folders of pictures in a cohort's folder, which are only read where a table names the pictures; often each is of one patient. */
final class PictureFolders {

    private static final int MOST_LOOKED_AT = 1000;
    private static final String COLUMNS = "write a table with the columns id and image, and ";

    private final List<String> ofPictures = new ArrayList<>();
    private final List<String> ofFolders = new ArrayList<>();
    private String picture = "";
    private String inFolder = "";

    /** Looks at a folder and the folders in it. */
    void add(Path folder) throws IOException {
        String name = folder.getFileName() + "/";
        Optional<Path> own = first(folder);
        if (own.isPresent()) {
            ofPictures.add(name);
            picture = picture.isEmpty() ? name + own.get().getFileName() : picture;
            return;
        }
        for (Path inner : entries(folder)) {
            Optional<Path> found = Files.isDirectory(inner) ? first(inner) : Optional.empty();
            if (found.isPresent()) {
                ofFolders.add(name);
                inFolder = inFolder.isEmpty()
                        ? name + inner.getFileName() + "/" + found.get().getFileName()
                        : inFolder;
                return;
            }
        }
    }

    private static Optional<Path> first(Path folder) throws IOException {
        return entries(folder).stream()
                .filter(file -> ImageNames.isRead(file.getFileName().toString()))
                .findFirst();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.limit(MOST_LOOKED_AT).sorted().toList();
        } catch (AccessDeniedException closed) {
            // of a folder that may not be read nothing is known
            return List.of();
        }
    }

    /** @return the folders, many as one, with what to do */
    SortedMap<String, String> unread() {
        SortedMap<String, String> unread = new TreeMap<>();
        if (ofPictures.size() == 1) {
            unread.put(ofPictures.get(0), "pictures that no table names: " + COLUMNS + "a row such as P1," + picture);
        } else if (!ofPictures.isEmpty()) {
            unread.put(
                    ofPictures.size() + " folders such as " + ofPictures.get(0),
                    "pictures that no table names: " + COLUMNS + "a row for each picture, such as "
                            + ofPictures.get(0).replace("/", "") + "," + picture
                            + " (if a folder is a patient, its name is the id, and an id may have several rows)");
        }
        if (!ofFolders.isEmpty()) {
            // a folder of patients, or a folder for each patient
            String patient = inFolder.split("/")[ofFolders.size() == 1 ? 1 : 0];
            unread.put(
                    ofFolders.size() == 1
                            ? ofFolders.get(0)
                            : ofFolders.size() + " folders such as " + ofFolders.get(0),
                    "folders with pictures that no table names: " + COLUMNS + "a row for each picture, such as "
                            + patient + "," + inFolder
                            + " (if a folder is a patient, its name is the id, and an id may have several rows)");
        }
        return unread;
    }
}
