package org.multimodalbtw.engine.cohort;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.image.PictureGlance;
import org.multimodalbtw.engine.survey.ImageNames;

/** Counts the names of pictures that lead elsewhere than the table says, or to no file, or to a file that is no whole picture. */
final class NamedPictures {

    /** So many files of a table are looked into: each takes as long as a file takes to be opened, on a network drive some milliseconds. */
    private static final int MOST_LOOKED_INTO = 2000;

    private final String fileName;
    private final int[] columns;
    private final ImagePaths paths;
    private final Set<Path> unnamed;
    private final Map<String, Counted> faults = new LinkedHashMap<>();
    private final Counted moved = new Counted();
    private final Map<Path, String> movedTo = new HashMap<>();
    private final Counted shared = new Counted();
    private final Counted backslashed = new Counted();
    private final Counted lacking = new Counted();
    private final Counted foreign = new Counted();
    private long ambiguous;
    private long names;
    private int lookedInto;

    /** How many names, and the first of them. */
    private static final class Counted {

        private long count;
        private String example = "";

        private void add(String name) {
            example = count++ == 0 ? name : example;
        }
    }

    /**
     * @param table a table that may have columns with names of pictures
     * @param paths where the files are
     * @param unnamed files that no table has named yet, of which those that this one names are taken out
     */
    NamedPictures(CsvFile table, ImagePaths paths, Set<Path> unnamed) {
        fileName = table.fileName();
        this.paths = paths;
        this.unnamed = unnamed;
        List<CsvColumn> all = table.layout().columns();
        columns = IntStream.range(0, all.size())
                .filter(column -> all.get(column).isImagePath())
                .toArray();
    }

    void add(TableRows.Row row) {
        for (int column : columns) {
            if (!row.isMissing(column) && !row.category(column).isBlank()) {
                add(row.category(column));
            }
        }
    }

    private void add(String name) {
        names++;
        String complete = paths.complete(name);
        Path file = path(complete);
        if (file == null || !Files.exists(file)) {
            lacking.add(name);
            ambiguous += paths.isAmbiguous(name) ? 1 : 0;
            if (ImageNames.isToBeConverted(name)) {
                foreign.add(name);
            }
            return;
        }
        if (!complete.equals(paths.direct(name)) && complete.equals(paths.direct(name.replace('\\', '/')))) {
            backslashed.add(name);
        } else if (!complete.equals(paths.direct(name))) {
            moved.add(name);
            String other = movedTo.putIfAbsent(file, name);
            if (other != null && !other.equals(name)) {
                shared.add(name);
            }
        }
        unnamed.remove(file);
        if (lookedInto++ < MOST_LOOKED_INTO) {
            PictureGlance.fault(file).ifPresent(fault -> faults.computeIfAbsent(fault, same -> new Counted())
                    .add(name));
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            return null;
        }
    }

    /** @return sentences on what is not as the table says, none where all is */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (backslashed.count > 0) {
            notes.add("File " + fileName + ": the backslashes in "
                    + (backslashed.count == 1 ? "1 name of a picture" : backslashed.count + " names of pictures")
                    + ", for example '" + backslashed.example + "', are read as / between folders.");
        }
        if (moved.count > 0) {
            notes.add("File " + fileName + ": "
                    + (moved.count == 1 ? "1 picture is" : moved.count + " pictures are")
                    + " not where the table says, for example '" + moved.example + "'; the "
                    + (moved.count == 1 ? "file of this name" : "files of these names") + " in the folder "
                    + (moved.count == 1 ? "is" : "are") + " read." + sharing());
        }
        if (lacking.count > 0) {
            notes.add(lackingSentence());
        }
        if (!faults.isEmpty()) {
            notes.add(faultsSentence());
        }
        return notes;
    }

    /** That patients may get a picture of another one. */
    private String sharing() {
        return shared.count == 0
                ? ""
                : " " + shared.count + (shared.count == 1 ? " of these names leads" : " of these names lead")
                        + " to a file that another name leads to, too, such as '" + shared.example
                        + "': it may be the picture of another patient. Put all files where the table says, or correct the names.";
    }

    private String faultsSentence() {
        long all = faults.values().stream().mapToLong(counted -> counted.count).sum();
        List<String> kinds = new ArrayList<>();
        faults.forEach((fault, counted) -> kinds.add(counted.count + (counted.count == 1 ? " is " : " are each ")
                + fault + ", such as '" + counted.example + "'"));
        String of = lookedInto > MOST_LOOKED_INTO
                ? "the first " + MOST_LOOKED_INTO + " pictures that it names"
                : "the " + lookedInto + " pictures that exist";
        return "File " + fileName + ": " + all + " of " + of + " cannot be read and " + (all == 1 ? "counts" : "count")
                + " as missing: " + String.join("; ", kinds) + ". To use " + (all == 1 ? "it" : "them")
                + ", put whole pictures in their place, for example as PNG.";
    }

    private String lackingSentence() {
        boolean isAll = lacking.count == names;
        return "File " + fileName + ": " + (isAll ? "none" : lacking.count) + " of the " + names
                + " pictures that it names "
                + (isAll ? "exists" : lacking.count == 1 ? "does not exist" : "do not exist")
                + ", for example '" + lacking.example + "', and "
                + (isAll ? "all count" : lacking.count == 1 ? "it counts" : "they count") + " as missing." + ambiguity()
                + " To use them, put the files into the folder as the table names them, or correct the names."
                + kinds();
    }

    private String ambiguity() {
        return ambiguous == 0
                ? ""
                : " The folder has several files of the name of " + ambiguous
                        + " of them, so that it is not known which is meant"
                        + (paths.asksFolders()
                                ? "."
                                : "; 'Pictures of one name are told apart by their folders' reads those whose folders tell"
                                        + " them apart.");
    }

    private String kinds() {
        return foreign.count == 0
                ? ""
                : " " + foreign.count + " of them, such as '" + foreign.example
                        + "', are of a kind that is not read: convert them to PNG or DICOM first.";
    }
}
