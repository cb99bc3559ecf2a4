package org.multimodalbtw.engine.cohort;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.KnownRows;

/** What all rows of a modality's table show. */
final class TableRead {

    private TableRead() {}

    /**
     * Reads a table to its end.
     *
     * @param table the table of a modality
     * @param known what is known of rows by the labels; {@code null} where files are not looked at
     * @param files finds pictures
     * @param unnamed pictures that no table has named yet, of which those that this one names are taken out
     * @param notes gets what was noticed
     * @param monitor progress and cancel
     * @return its ids
     */
    static Set<String> ids(
            CsvFile table,
            KnownRows known,
            ImagePaths files,
            Set<Path> unnamed,
            List<String> notes,
            ProgressMonitor monitor) {
        NamedPictures pictures = new NamedPictures(table, files, unnamed);
        PictureDepths depths = new PictureDepths(table, files);
        SeriesCheck series = new SeriesCheck(table, known == null ? KnownRows.none() : known);
        Set<String> found = table.ids(row -> {
            monitor.checkCancelled();
            if (known != null) {
                pictures.add(row);
                depths.add(row);
                series.add(row);
            }
        });
        notes.addAll(pictures.notes());
        notes.addAll(depths.notes(known == null ? KnownRows.none() : known));
        notes.addAll(series.notes());
        notes.addAll(table.notesOfRows());
        return found;
    }
}
