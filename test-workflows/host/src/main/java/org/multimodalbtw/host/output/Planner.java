package org.multimodalbtw.host.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.multimodalbtw.host.output.Journal.Move;
import org.multimodalbtw.host.output.Journal.Purpose;

/**
 * Finds the renames that put new results in the place of earlier ones and keep all that is the user's. A file or folder
 * directly in the folder is one unit, such as the model or the workflow: where a file of it was changed, or the user has
 * something where a new file goes, all of it is kept, since its files belong together. Other files that the user put into such
 * a folder stay.
 */
final class Planner {

    private final Path folder;
    private final WorkFolder work;
    private final WrittenFiles earlier;
    private final WrittenFiles fresh;
    private final Optional<String> inUse;
    private final List<Move> makeWay = new ArrayList<>();
    private final List<String> staying = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();

    /**
     * @param work the working folder in the folder of the results
     * @param earlier what lies in the folder by an earlier run
     * @param fresh what lies in the working folder's results
     * @param inUse what the run itself read, directly in the folder; it is left alone
     */
    Planner(WorkFolder work, WrittenFiles earlier, WrittenFiles fresh, Optional<String> inUse) {
        this.folder = work.parent();
        this.work = work;
        this.earlier = earlier;
        this.fresh = fresh;
        this.inUse = inUse;
    }

    Journal plan() throws IOException {
        SortedSet<String> units = earlier.topNames();
        units.addAll(fresh.topNames());
        for (String unit : units) {
            makeWay(unit);
        }
        for (Path entry : FileTree.entries(folder)) {
            String name = entry.getFileName().toString();
            if (!units.contains(name) && !isInUse(name) && !entry.equals(work.path())) {
                staying.add(shown(name));
            }
        }
        // whoever finds a summary finds all that it speaks of: it goes first and comes last
        List<Move> moves = new ArrayList<>(makeWay);
        moves.sort((one, other) -> Boolean.compare(isSummary(other.from()), isSummary(one.from())));
        fresh.hashes().keySet().stream().filter(path -> !isSummary(path)).forEach(path -> moves.add(place(path)));
        fresh.under(WrittenFiles.SUMMARY).forEach(path -> moves.add(place(path)));
        return new Journal(moves, List.copyOf(parents(earlier)), made());
    }

    /** @return what of the user's the plan keeps */
    KeptFiles kept() {
        return new KeptFiles(staying, aside);
    }

    private void makeWay(String unit) throws IOException {
        if (!exists(unit) || isInUse(unit)) {
            return;
        }
        if (isOurs(unit)) {
            for (String path : earlier.under(unit)) {
                if (exists(path)) {
                    makeWay.add(new Move(
                            Purpose.REMOVE,
                            path,
                            work.former(path),
                            earlier.hashes().get(path)));
                }
            }
            addForeignFiles(unit);
        } else if (!fresh.under(unit).isEmpty()) {
            String free = FileTree.freeName(folder, unit);
            makeWay.add(new Move(Purpose.KEEP, unit, free, null));
            aside.add(unit + " is now " + free);
        } else {
            staying.add(shown(unit));
        }
    }

    private boolean isInUse(String unit) {
        return inUse.filter(unit::equals).isPresent();
    }

    /** Whether nothing of the unit was changed, and nothing of the user's is where a new file goes. */
    private boolean isOurs(String unit) throws IOException {
        for (String path : earlier.under(unit)) {
            if (exists(path) && !earlier.isUnchanged(folder, path)) {
                return false;
            }
        }
        for (String path : fresh.under(unit)) {
            if (isForeign(path)) {
                return false;
            }
            for (String parent : parents(path)) {
                if (!Files.isDirectory(folder.resolve(parent), LinkOption.NOFOLLOW_LINKS) && isForeign(parent)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isForeign(String path) {
        return exists(path) && !earlier.hashes().containsKey(path);
    }

    private void addForeignFiles(String unit) throws IOException {
        if (Files.isDirectory(folder.resolve(unit), LinkOption.NOFOLLOW_LINKS)) {
            for (String file : FileTree.files(folder.resolve(unit))) {
                String path = unit + "/" + file;
                if (!earlier.hashes().containsKey(path)) {
                    staying.add(path);
                }
            }
        }
    }

    private Move place(String path) {
        return new Move(Purpose.PLACE, work.result(path), path, fresh.hashes().get(path));
    }

    private List<String> made() {
        Set<String> kept = new HashSet<>();
        makeWay.stream().filter(move -> move.purpose() == Purpose.KEEP).forEach(move -> kept.add(move.from()));
        return parents(fresh).stream()
                .filter(parent -> !exists(parent) || kept.contains(parent.split("/", 2)[0]))
                .toList();
    }

    private static SortedSet<String> parents(WrittenFiles files) {
        SortedSet<String> parents = new TreeSet<>();
        files.hashes().keySet().forEach(path -> parents.addAll(parents(path)));
        return parents;
    }

    /** The folders that a path lies in, without the folder of the results. */
    private static List<String> parents(String path) {
        List<String> parents = new ArrayList<>();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            parents.add(path.substring(0, slash));
        }
        return parents;
    }

    private String shown(String name) {
        return Files.isDirectory(folder.resolve(name)) ? name + "/" : name;
    }

    private boolean exists(String path) {
        return Files.exists(folder.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isSummary(String path) {
        return path.equals(WrittenFiles.SUMMARY);
    }
}
