package org.multimodalbtw.engine.cohort;

import java.util.Map;
import java.util.TreeMap;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.NamedLike;

/** Whether rows with the same id are of the same patient in a file and in the labels, by the columns of names that both have. */
final class SameRows {

    private static final int FEWEST_ROWS = 20;
    private static final double MOST = 0.2;

    private final CsvSurvey source;
    private final String[] header;
    private final int idIndex;
    /** The columns that the labels have, too, with their places there. */
    private final Map<Integer, Integer> shared = new TreeMap<>();

    private long rows;
    private long different;
    private String example;

    /**
     * @param source the file
     * @param header the names of its columns
     * @param idIndex which of them holds the ids
     */
    SameRows(CsvSurvey source, String[] header, int idIndex) {
        this.source = source;
        this.header = header;
        this.idIndex = idIndex;
        for (int index = 0; index < header.length; index++) {
            boolean isName = !source.isLabels() && index != idIndex && NamedLike.identifier(header[index]);
            int place = isName ? source.known().name(header[index]) : -1;
            if (place >= 0) {
                shared.put(index, place);
            }
        }
    }

    /**
     * @param block rows of the file
     * @param known the position of each in the labels, or -1
     */
    void add(CellBlock block, int[] known) {
        shared.forEach((index, place) -> {
            for (int row = 0; row < known.length; row++) {
                if (known[row] >= 0 && block.isFilled(row, index)) {
                    compare(index, block.row(row), source.known().named(place, known[row]));
                }
            }
        });
    }

    private void compare(int index, String[] cells, String labelled) {
        if (labelled != null) {
            rows++;
            if (!cells[index].equalsIgnoreCase(labelled)) {
                different++;
                example = example == null
                        ? "in column '" + header[index] + "', '" + cells[idIndex] + "' is '" + cells[index]
                                + "' here and '" + labelled + "' in the labels"
                        : example;
            }
        }
    }

    /** @throws InputException if many are of different patients */
    void require() {
        if (rows >= FEWEST_ROWS && different > MOST * rows) {
            throw new InputException(
                    "File " + source.fileName() + ": rows with the same id are of different patients in the labels, "
                            + different + " of " + rows + ": " + example + ".",
                    "Call the column that names the patient id in all files, or correct the ids: they may be only numbers of rows.");
        }
    }
}
