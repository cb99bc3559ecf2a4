package org.multimodalbtw.engine.cohort;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.multimodalbtw.engine.survey.ImageNames;

/** Pictures in the folder of the tables itself. */
final class PicturesBeside {

    private final SortedSet<Path> files = new TreeSet<>();

    /** @return whether the file is a picture by its ending */
    boolean add(Path file) {
        return ImageNames.isRead(file.getFileName().toString())
                && files.add(file.toAbsolutePath().normalize());
    }

    /** @return all of them, to be changed */
    Set<Path> all() {
        return new HashSet<>(files);
    }

    /** @return what to say of them where no table names pictures, or nothing where there are none */
    Optional<Skipped> unread() {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String first = files.first().getFileName().toString();
        return Optional.of(new Skipped(
                files.size() == 1 ? first : files.size() + " pictures such as " + first,
                "no table names " + (files.size() == 1 ? "this picture" : "these pictures")
                        + ": write a table with the columns id and image, and a row for each picture, such as P1,"
                        + first));
    }

    /**
     * @param unnamed those that no table names
     * @return a sentence, if there are any
     */
    List<String> notes(Set<Path> unnamed) {
        return files.stream()
                .filter(unnamed::contains)
                .findFirst()
                .map(Path::getFileName)
                .map(first -> "Of the " + files.size() + (files.size() == 1 ? " picture" : " pictures")
                        + " beside the tables, " + unnamed.size() + (unnamed.size() == 1 ? " is" : " are")
                        + " named by no table and not used, such as '" + first + "'. To use "
                        + (unnamed.size() == 1 ? "it" : "them") + ", add a row for each to the table of pictures.")
                .stream()
                .toList();
    }
}
