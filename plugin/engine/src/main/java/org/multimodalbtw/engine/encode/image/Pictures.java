package org.multimodalbtw.engine.encode.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    private final Map<ForeignKind, Long> foreign = new LinkedHashMap<>();
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

    /**
     * Gives the row's images that can be used, one after the other.
     *
     * @param sink takes them
     */
    void forEach(TableRows.Row row, Consumer<Picture> sink) {
        for (int i = 0; i < places.length; i++) {
            if (!row.isMissing(places[i]) && !isBlank(row, i)) {
                String where = where(row, i);
                try (InputStream in = open(row, i)) {
                    reader.read(in, where, noting(where, sink));
                } catch (PictureReader.UnusableException failure) {
                    note(where, failure);
                } catch (NoSuchFileException failure) {
                    note(where + " does not exist");
                } catch (IOException | InvalidPathException failure) {
                    note(where + " cannot be read");
                }
            }
        }
    }

    private PictureReader.Sink noting(String where, Consumer<Picture> sink) {
        return new PictureReader.Sink() {
            @Override
            public void take(Picture picture) {
                sink.accept(picture);
            }

            @Override
            public void refuse(PictureReader.UnusableException reason) {
                note(where, reason);
            }
        };
    }

    /** @return sentences on images that could not be used, and on files with several */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(files.warnings());
        warnings.addAll(reader.warnings());
        if (unusableCount == 0) {
            return warnings;
        }
        warnings.add(unusableCount + (unusableCount == 1 ? " image" : " images") + " could not be used and "
                + (unusableCount == 1 ? "counts" : "count") + " as missing: " + String.join("; ", unusable)
                + (unusableCount > unusable.size() ? "; and " + (unusableCount - unusable.size()) + " more." : "."));
        foreign.forEach((kind, count) -> warnings.add(kind.sentence(count)));
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

    private String where(TableRows.Row row, int column) {
        String file =
                columns.get(column).kind() == TableColumn.Kind.IMAGE ? "" : " (" + row.category(places[column]) + ")";
        return "row '" + row.id() + "', column '" + columns.get(column).name() + "'" + file;
    }

    private void note(String where, PictureReader.UnusableException reason) {
        note(where + " " + reason.getMessage());
        reason.foreign().ifPresent(kind -> foreign.merge(kind, 1L, Long::sum));
    }

    private void note(String sentence) {
        unusableCount++;
        if (unusable.size() < NAMED) {
            unusable.add(sentence);
        }
    }
}
