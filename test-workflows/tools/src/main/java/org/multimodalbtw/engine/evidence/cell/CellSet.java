package org.multimodalbtw.engine.evidence.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * A data set on which methods are compared: a folder with labels and one file a modality.
 *
 * @param name as it stands in the tables
 * @param folder below the folder of the data
 * @param labels the file of the labels, with columns {@code id}, {@code label} and {@code split}
 * @param modalities the files, without their ending
 * @param group {@code FILE:COLUMN} that says which rows belong together; {@code ""} where each row is for itself
 * @param repeats whether its rows are few enough for repeated cross-validation over all of them
 * @param labelled share of the rows that are learnt from that keep their label, drawn anew with each seed ({@link FewLabels}); absent or 0 for all
 * @param site the rows that are scored, whatever the split says, while all others are learnt from; absent or null where the split stands
 */
record CellSet(
        String name,
        String folder,
        String labels,
        List<String> modalities,
        String group,
        boolean repeats,
        double labelled,
        OtherSite site) {

    /** What a cell's result follows from beside the method's options and the set's files, in words. */
    List<String> settings() {
        List<String> settings = new ArrayList<>();
        if (labelled > 0) {
            settings.add("labelled " + labelled);
        }
        if (site != null) {
            settings.add("scored " + site.where());
            site.lacking().forEach(modality -> settings.add("lacking there " + modality));
        }
        return settings;
    }
}
