package org.multimodalbtw.spark.door;

import java.io.Serializable;
import java.util.List;

/**
 * A raw table.
 *
 * @param modalities those that are read from it
 * @param columns its columns without the patient's
 * @param kinds what they hold
 * @param files the files that it lies in, for messages
 * @param folder what names of pictures in it are relative to
 * @param isTexts whether it is a file of separated values, whose cells are texts whatever they hold
 * @param areNamesInRows whether a patient has several rows, each of which only names something: the names of all rows are one list
 */
public record TableFacts(
        List<String> modalities,
        List<String> columns,
        List<CellKind> kinds,
        List<String> files,
        String folder,
        boolean isTexts,
        boolean areNamesInRows)
        implements Serializable {

    /** Copies the lists. */
    public TableFacts {
        modalities = List.copyOf(modalities);
        columns = List.copyOf(columns);
        kinds = List.copyOf(kinds);
        files = List.copyOf(files);
    }
}
