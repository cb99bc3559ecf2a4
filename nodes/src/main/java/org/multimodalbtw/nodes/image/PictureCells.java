package org.multimodalbtw.nodes.image;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.survey.ImageNames;

/**
 * What the first 1,000 rows of a column of texts say of pictures.
 *
 * @param column the column
 * @param texts its texts that are not blank
 */
record PictureCells(String column, List<String> texts) {

    private static final int LOOKED_AT = 1000;
    /** So many files are looked for. */
    private static final int FILES = 20;

    /**
     * @param table a table
     * @param columns the names of columns of texts
     * @return what is seen of each
     */
    static List<PictureCells> of(BufferedDataTable table, List<String> columns) {
        List<PictureCells> cells = columns.stream()
                .map(name -> new PictureCells(name, new ArrayList<>()))
                .toList();
        int[] places = columns.stream()
                .mapToInt(table.getDataTableSpec()::findColumnIndex)
                .toArray();
        try (CloseableRowIterator rows = table.iterator()) {
            for (int row = 0; row < LOOKED_AT && rows.hasNext(); row++) {
                DataRow next = rows.next();
                for (int index = 0; index < places.length; index++) {
                    DataCell cell = next.getCell(places[index]);
                    if (cell instanceof StringValue text
                            && !cell.isMissing()
                            && !text.getStringValue().isBlank()) {
                        cells.get(index).texts().add(text.getStringValue().strip());
                    }
                }
            }
        }
        return cells;
    }

    private long named() {
        return texts.stream().filter(ImageNames::isRead).count();
    }

    /** @return whether at least half of its texts end as files with pictures do */
    boolean namePictures() {
        return !texts.isEmpty() && 2 * named() >= texts.size();
    }

    /**
     * @param folder what names of files are relative to; may be empty
     * @return whether there are texts, none ends as a file with a picture does, and none of the first is a file that is there
     */
    boolean nameNone(String folder) {
        return !texts.isEmpty() && named() == 0 && texts.stream().limit(FILES).noneMatch(text -> isFile(folder, text));
    }

    private static boolean isFile(String folder, String name) {
        try {
            return Files.isRegularFile(Path.of(folder).resolve(name));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /** @return a text, for a person */
    String example() {
        return texts.get(0);
    }
}
