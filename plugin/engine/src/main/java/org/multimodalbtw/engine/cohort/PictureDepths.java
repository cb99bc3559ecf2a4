package org.multimodalbtw.engine.cohort;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.image.GreyDepth;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.Presence;

/**
 * Grey pictures of more than 8 bits beside others: the former are stretched between their darkest and brightest values, the latter are not,
 * so that a model can tell them apart whatever they show. DICOM files, which say themselves how they are seen, are passed over.
 */
final class PictureDepths {

    /** Each file takes as long as it takes to be opened. */
    private static final int MOST_LOOKED_INTO = 2000;

    private static final int EIGHT_BITS = 8;

    private final String fileName;
    private final int[] columns;
    private final ImagePaths paths;
    private final Set<String> ofDeep = new LinkedHashSet<>();
    private final List<String> deep = new ArrayList<>();
    private final List<String> plain = new ArrayList<>();
    private int deepest;
    private int lookedInto;

    /**
     * @param table a table that may have columns with names of pictures
     * @param paths where the files are
     */
    PictureDepths(CsvFile table, ImagePaths paths) {
        fileName = table.fileName();
        this.paths = paths;
        List<CsvColumn> all = table.layout().columns();
        columns = IntStream.range(0, all.size())
                .filter(column -> all.get(column).isImagePath())
                .toArray();
    }

    void add(TableRows.Row row) {
        for (int column : columns) {
            if (!row.isMissing(column) && !row.category(column).isBlank() && lookedInto < MOST_LOOKED_INTO) {
                add(row.id(), row.category(column));
            }
        }
    }

    private void add(String id, String name) {
        Optional<Path> file = file(name);
        if (file.isEmpty()) {
            return;
        }
        lookedInto++;
        OptionalInt bits = GreyDepth.of(file.get());
        if (bits.isEmpty()) {
            return;
        }
        if (bits.getAsInt() > EIGHT_BITS) {
            deepest = Math.max(deepest, bits.getAsInt());
            deep.add(name);
            ofDeep.add(id);
        } else {
            plain.add(name);
        }
    }

    private Optional<Path> file(String name) {
        try {
            return Optional.of(Path.of(paths.complete(name))).filter(Files::isRegularFile);
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }

    /**
     * @param known the labels
     * @return where there are pictures of both kinds, how many, and whether the kind tells the outcome; none otherwise
     */
    List<String> notes(KnownRows known) {
        if (deep.isEmpty() || plain.isEmpty()) {
            return List.of();
        }
        String of = lookedInto < MOST_LOOKED_INTO ? "" : "of the first " + MOST_LOOKED_INTO + " pictures, ";
        String telling = Presence.ofFile(known, ofDeep)
                .map(clause -> " Which kind a patient has alone tells the outcome: "
                        + clause.replace("have it", "have one of " + deepest + " bits")
                                .replace("lack it", "have none of " + deepest + " bits")
                        + ".")
                .orElse("");
        return List.of("File " + fileName + ": " + of + deep.size() + (deep.size() == 1 ? " is" : " are")
                + " grey of " + deepest + " bits, such as '" + deep.get(0) + "', and " + plain.size()
                + (plain.size() == 1 ? " is" : " are") + " of 8 bits, such as '" + plain.get(0) + "'. Those of "
                + deepest
                + " bits are stretched from their darkest to their brightest values, the others are read as they stand, so that a"
                + " model may tell them apart whatever they show." + telling
                + " To avoid it, write all pictures in one kind.");
    }
}
