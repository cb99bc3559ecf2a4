package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.TableRows;

/** Counts the names of pictures that lead elsewhere, while files of these names are in the folder. */
final class MovedImages {

    private final String fileName;
    private final int[] columns;
    private final ImagePaths paths;
    private long count;
    private String example = "";

    /**
     * @param table a table that may have columns with names of pictures
     * @param paths where the files are
     */
    MovedImages(CsvFile table, ImagePaths paths) {
        fileName = table.fileName();
        this.paths = paths;
        List<CsvColumn> all = table.layout().columns();
        columns = IntStream.range(0, all.size())
                .filter(column -> all.get(column).isImagePath())
                .toArray();
    }

    void add(TableRows.Row row) {
        for (int column : columns) {
            if (!row.isMissing(column) && paths.isElsewhere(row.category(column))) {
                example = count++ == 0 ? row.category(column) : example;
            }
        }
    }

    /** @return a sentence, if there are any */
    List<String> notes() {
        return count == 0
                ? List.of()
                : List.of("File " + fileName + ": " + (count == 1 ? "1 picture is" : count + " pictures are")
                        + " not where the table says, for example '" + example + "'; the "
                        + (count == 1 ? "file of this name" : "files of these names") + " in the folder "
                        + (count == 1 ? "is" : "are") + " read.");
    }
}
