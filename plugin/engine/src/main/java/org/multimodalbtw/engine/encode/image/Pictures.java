package org.multimodalbtw.engine.encode.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** The images in some columns of a table: cells with images, or with names of image files. Those that cannot be used are noted. */
final class Pictures {

    private static final int NAMED = 3;

    private final List<TableColumn> columns;
    private final int[] places;
    private final String folder;
    private final PictureReader reader = new PictureReader();
    private final List<String> unusable = new ArrayList<>();
    private long unusableCount;

    /**
     * @param columns the columns of images
     * @param places where they are in the table
     * @param folder what names of files are relative to
     */
    Pictures(List<TableColumn> columns, int[] places, String folder) {
        this.columns = columns;
        this.places = places;
        this.folder = folder;
        for (TableColumn column : columns) {
            if (column.kind() != TableColumn.Kind.IMAGE && column.kind() != TableColumn.Kind.CATEGORY) {
                throw new InputException(
                        "Column '" + column.name() + "' holds no images.",
                        "Choose columns with images, or with the names of image files.");
            }
        }
    }

    /** @return the row's images that can be used */
    List<Picture> of(TableRows.Row row) {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (!row.isMissing(places[i]) && !isBlank(row, i)) {
                try (InputStream in = open(row, i)) {
                    pictures.add(reader.read(in));
                } catch (PictureReader.UnusableException failure) {
                    note(row, i, failure.getMessage());
                } catch (NoSuchFileException failure) {
                    note(row, i, "does not exist");
                } catch (IOException | InvalidPathException failure) {
                    note(row, i, "cannot be read");
                }
            }
        }
        return pictures;
    }

    /** @return a sentence on the images that could not be used, if there are any */
    List<String> warnings() {
        if (unusableCount == 0) {
            return List.of();
        }
        return List.of(unusableCount + (unusableCount == 1 ? " image" : " images") + " could not be used and "
                + (unusableCount == 1 ? "counts" : "count") + " as missing: " + String.join("; ", unusable)
                + (unusableCount > unusable.size() ? "; ..." : "") + ".");
    }

    private boolean isBlank(TableRows.Row row, int column) {
        return columns.get(column).kind() == TableColumn.Kind.CATEGORY
                && row.category(places[column]).isBlank();
    }

    private InputStream open(TableRows.Row row, int column) throws IOException {
        if (columns.get(column).kind() == TableColumn.Kind.IMAGE) {
            return row.image(places[column]);
        }
        return Files.newInputStream(
                Path.of(folder).resolve(row.category(places[column]).strip()));
    }

    private void note(TableRows.Row row, int column, String reason) {
        unusableCount++;
        if (unusable.size() < NAMED) {
            String file = columns.get(column).kind() == TableColumn.Kind.IMAGE
                    ? ""
                    : " (" + row.category(places[column]) + ")";
            unusable.add(
                    "row '" + row.id() + "', column '" + columns.get(column).name() + "'" + file + " " + reason);
        }
    }
}
