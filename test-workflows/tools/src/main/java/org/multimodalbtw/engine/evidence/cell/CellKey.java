package org.multimodalbtw.engine.evidence.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a cell's result follows from.
 *
 * @param set the set's name
 * @param division which rows, and the seed
 * @param method the method's name
 * @param settings what runs, with all its options
 * @param data fingerprint of the set's files
 * @param version fingerprint of the program: the product's classes, or the peers' programs and pins
 */
record CellKey(String set, Division division, String method, List<String> settings, String data, String version) {

    /** The folder of cells that differ from this one only in the method. */
    String folder() {
        return set + "/" + division.key();
    }

    /** Whether another key is of the same method on the same rows with the same seed. */
    boolean isOfTheSame(CellKey other) {
        return folder().equals(other.folder()) && method.equals(other.method);
    }

    /** What the names of the files of this method's cells begin with. */
    String prefix() {
        return method.replaceAll("[^A-Za-z0-9.]+", "-") + "_";
    }

    /** The name of the file. */
    String file() {
        List<String> texts = new ArrayList<>(settings);
        texts.addAll(List.of(method, data, version));
        return prefix() + Fingerprint.of(texts) + ".json";
    }

    /** What an older cell of the same method has otherwise, in words. */
    String differsFrom(CellKey old) {
        List<String> reasons = new ArrayList<>();
        if (!settings.equals(old.settings)) {
            reasons.add("its settings were " + String.join(" ", old.settings));
        }
        if (!data.equals(old.data)) {
            reasons.add("the data changed");
        }
        if (!version.equals(old.version)) {
            reasons.add("the program changed (" + old.version + ", here " + version + ")");
        }
        return String.join("; ", reasons);
    }
}
