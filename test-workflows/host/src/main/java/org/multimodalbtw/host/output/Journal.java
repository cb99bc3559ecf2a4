package org.multimodalbtw.host.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The renames that put new results in the place of earlier ones, in their order. It is on disk while they are done, so that
 * whoever comes next can finish or undo them: what is done already shows in what lies where.
 *
 * @param moves the renames
 * @param emptied folders of the earlier results, which go if nothing is left in them
 * @param made folders that are not there before
 */
record Journal(List<Move> moves, List<String> emptied, List<String> made) {

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** What a rename is for. */
    enum Purpose {
        /** An earlier result goes to the working folder. */
        REMOVE,
        /** Something of the user's makes way. */
        KEEP,
        /** A new result comes from the working folder. */
        PLACE
    }

    /**
     * A rename.
     *
     * @param purpose what it is for
     * @param from path below the folder of the results, with slashes
     * @param to the same of the new place
     * @param hash of the file's content; null for something of the user's
     */
    record Move(Purpose purpose, String from, String to, String hash) {

        private boolean isComplete(Path folder) {
            return purpose != null
                    && from != null
                    && to != null
                    && (purpose == Purpose.KEEP || hash != null)
                    && FileTree.liesBelow(folder, from)
                    && FileTree.liesBelow(folder, to);
        }

        private boolean isDone(Path folder) {
            return purpose == Purpose.PLACE ? !exists(folder.resolve(from)) : exists(folder.resolve(to));
        }

        private boolean isUnchanged(Path folder, String place) throws IOException {
            return WrittenFiles.isUnchanged(folder.resolve(place), to, hash);
        }
    }

    /**
     * @param file a journal
     * @param folder the folder of the results, which it must not lead out of
     * @return its content
     * @throws IOException if it cannot be read, or is not what was written
     */
    static Journal read(Path file, Path folder) throws IOException {
        try {
            Journal journal = JSON.fromJson(Files.readString(file), Journal.class);
            if (journal == null || !journal.isComplete(folder)) {
                throw new IOException(file + " is not a complete journal");
            }
            return journal;
        } catch (JsonParseException damaged) {
            throw new IOException(file + " cannot be read: " + damaged.getMessage(), damaged);
        }
    }

    private boolean isComplete(Path folder) {
        return moves != null
                && emptied != null
                && made != null
                && moves.stream().allMatch(move -> move != null && move.isComplete(folder))
                && Stream.concat(emptied.stream(), made.stream())
                        .allMatch(each -> each != null && FileTree.liesBelow(folder, each));
    }

    String json() {
        return JSON.toJson(this);
    }

    /**
     * @param folder the folder of the results
     * @return whether each new result that is not in its place lies ready as it was written
     * @throws IOException if one cannot be read
     */
    boolean canBeFinished(Path folder) throws IOException {
        for (Move move : moves) {
            if (move.purpose == Purpose.PLACE && !move.isDone(folder) && !move.isUnchanged(folder, move.from)) {
                return false;
            }
        }
        return moves.stream()
                .filter(move -> move.purpose == Purpose.PLACE)
                .allMatch(move -> exists(folder.resolve(move.from)) || exists(folder.resolve(move.to)));
    }

    /**
     * Does the renames that are not done.
     *
     * @param folder the folder of the results
     * @return what was changed after the renames were planned and is kept, each as {@code a is now a.kept}
     * @throws IOException if one is not possible; those before it are done
     */
    List<String> finish(Path folder, Disk disk) throws IOException {
        for (Move move : moves) {
            if (!move.isDone(folder) && exists(folder.resolve(move.from))) {
                disk.move(folder.resolve(move.from), folder.resolve(move.to));
            }
        }
        forceNames(folder, disk);
        List<String> rescued = new ArrayList<>();
        for (Move move : moves) {
            boolean isFormer = move.purpose == Purpose.REMOVE && exists(folder.resolve(move.to));
            if (isFormer && !WrittenFiles.isUnchanged(folder.resolve(move.to), move.from, move.hash)) {
                rescued.add(moveAside(folder, move.to, move.from, disk));
            }
        }
        deleteIfEmpty(folder, emptied, disk);
        return rescued;
    }

    /**
     * Takes back the renames that are done, last one first. A new result that was changed in its place is kept.
     *
     * @param folder the folder of the results
     * @return what is kept, each as {@code a is now a.kept}
     * @throws IOException if one is not possible; those after it are taken back
     */
    List<String> undo(Path folder, Disk disk) throws IOException {
        List<String> rescued = new ArrayList<>();
        List<Move> backwards = new ArrayList<>(moves);
        Collections.reverse(backwards);
        for (Move move : backwards) {
            if (move.isDone(folder) && exists(folder.resolve(move.to))) {
                if (move.purpose == Purpose.PLACE && !move.isUnchanged(folder, move.to)) {
                    rescued.add(moveAside(folder, move.to, move.to, disk));
                } else {
                    disk.move(folder.resolve(move.to), folder.resolve(move.from));
                }
            }
        }
        deleteIfEmpty(folder, made, disk);
        return rescued;
    }

    /** What has come to its place is there for good before the journal goes. */
    private void forceNames(Path folder, Disk disk) throws IOException {
        Set<Path> parents = new LinkedHashSet<>();
        moves.forEach(move -> parents.add(folder.resolve(move.to).getParent()));
        for (Path parent : parents) {
            if (exists(parent)) {
                disk.forceNames(parent);
            }
        }
    }

    /** @return what made way for new results, each as {@code a is now a.kept} */
    List<String> aside() {
        return moves.stream()
                .filter(move -> move.purpose == Purpose.KEEP)
                .map(move -> move.from + " is now " + move.to)
                .toList();
    }

    private static String moveAside(Path folder, String from, String name, Disk disk) throws IOException {
        String free = FileTree.freeName(folder, name);
        disk.move(folder.resolve(from), folder.resolve(free));
        return name + " is now " + free;
    }

    private static void deleteIfEmpty(Path folder, List<String> folders, Disk disk) throws IOException {
        for (String each : folders.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            Path path = folder.resolve(each);
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && FileTree.isEmpty(path)) {
                disk.delete(path);
            }
        }
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
