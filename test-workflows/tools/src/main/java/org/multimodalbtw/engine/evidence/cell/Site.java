package org.multimodalbtw.engine.evidence.cell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.train.Split;

/**
 * A part of a data set, such as the patients of one ward, to which a model of all others is carried over.
 *
 * @param name as it stands in the table
 * @param folder below the folder of the data
 * @param labels the file of the labels, with columns {@code id}, {@code label} and {@code split}
 * @param modalities the files that the model is trained on, without their ending
 * @param where {@code FILE:COLUMN=VALUE}, which says which rows are there
 * @param lacking those of the modalities that are not there
 * @param options of the training
 */
record Site(
        String name,
        String folder,
        String labels,
        List<String> modalities,
        String where,
        List<String> lacking,
        List<String> options) {

    /**
     * The rows on both sides.
     *
     * @param elsewhere what the model is trained on
     * @param there the rows of the site: drawn ones to learn from, and all others to test
     */
    record Sides(SetRows elsewhere, SetRows there) {}

    /** The set that the model is trained on. */
    CellSet source() {
        return new CellSet(name, folder, labels, modalities, "", false, 0, null);
    }

    /** What of it the site has. */
    CellSet target() {
        List<String> there =
                modalities.stream().filter(name -> !lacking.contains(name)).toList();
        return new CellSet(name, folder, labels, there, "", false, 0, null);
    }

    /**
     * @param data the folder of all sets
     * @param patients how many rows of the site are learnt from
     * @param seed of the draw
     * @throws IOException if a file cannot be read
     * @throws InputException if there are not enough rows
     */
    Sides sides(Path data, int patients, long seed) throws IOException {
        Set<String> ids = new OtherSite(where, lacking).ids(data.resolve(folder));
        List<SetRows.Row> elsewhere = new ArrayList<>();
        List<SetRows.Row> there = new ArrayList<>();
        for (SetRows.Row row : SetRows.read(source(), data).rows()) {
            (ids.contains(row.id()) ? there : elsewhere).add(row);
        }
        if (there.size() <= patients || elsewhere.isEmpty()) {
            throw new InputException(
                    "'" + name + "' has " + there.size() + " rows with " + where + ", and there are " + elsewhere.size()
                            + " others: too few to learn from " + patients + " and to test.",
                    "Choose fewer with --patients, or another part of the set.");
        }
        Collections.shuffle(there, new Random(seed));
        List<SetRows.Row> used = new ArrayList<>();
        for (int i = 0; i < there.size(); i++) {
            used.add(there.get(i).as(i < patients ? Split.TRAIN : Split.TEST));
        }
        return new Sides(
                new SetRows(elsewhere.stream().map(row -> row.as(Split.TRAIN)).toList()), new SetRows(used));
    }
}
