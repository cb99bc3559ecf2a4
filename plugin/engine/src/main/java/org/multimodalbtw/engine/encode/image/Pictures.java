package org.multimodalbtw.engine.encode.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** The images in some columns of a table: cells with images, or with names of image files. Those that cannot be used are noted. */
final class Pictures {

    private static final int NAMED = 3;

    private final List<TableColumn> columns;
    private final int[] places;
    private final PictureFiles files;
    private final PictureReader reader;
    private final Map<PictureFormat, Long> foreign = new EnumMap<>(PictureFormat.class);
    private final List<String> unusable = new ArrayList<>();
    private long unusableCount;

    /**
     * @param columns the columns of images
     * @param places where they are in the table
     * @param settings what names of files are relative to, and how pictures are read
     * @param foreign whether the settings come from a saved encoder
     */
    Pictures(List<TableColumn> columns, int[] places, ImageEncoderSettings settings, boolean foreign) {
        this.columns = columns;
        this.places = places;
        files = new PictureFiles(settings, foreign);
        reader = new PictureReader(settings.generation());
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
                    if (failure.format() != null) {
                        foreign.merge(failure.format(), 1L, Long::sum);
                    }
                } catch (NoSuchFileException failure) {
                    note(row, i, "does not exist");
                } catch (IOException | InvalidPathException failure) {
                    note(row, i, "cannot be read");
                }
            }
        }
        return pictures;
    }

    /** @return sentences on images that could not be used, and on files with several */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(files.warnings());
        if (reader.several() > 0) {
            warnings.add(reader.several() + (reader.several() == 1 ? " file has" : " files have")
                    + " several pictures, of which the first is read. To read all, write each to a file of its own.");
        }
        if (unusableCount == 0) {
            return warnings;
        }
        warnings.add(unusableCount + (unusableCount == 1 ? " image" : " images") + " could not be used and "
                + (unusableCount == 1 ? "counts" : "count") + " as missing: " + String.join("; ", unusable)
                + (unusableCount > unusable.size() ? "; ..." : "") + ".");
        foreign.forEach((format, count) -> warnings.add(count + " of the images " + (count == 1 ? "is " : "are each ")
                + format.words() + ": convert " + (count == 1 ? "it" : "them") + " to PNG, " + format.tool() + "."));
        return warnings;
    }

    private boolean isBlank(TableRows.Row row, int column) {
        return columns.get(column).kind() == TableColumn.Kind.CATEGORY
                && row.category(places[column]).isBlank();
    }

    private InputStream open(TableRows.Row row, int column) throws IOException {
        if (columns.get(column).kind() == TableColumn.Kind.IMAGE) {
            return row.image(places[column]);
        }
        return files.open(row.category(places[column]));
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
