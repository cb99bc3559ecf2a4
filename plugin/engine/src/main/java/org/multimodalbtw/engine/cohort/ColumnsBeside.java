package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** What a file has beside what its encoder reads, where files are looked at: columns that it leaves out. */
final class ColumnsBeside {

    private ColumnsBeside() {}

    /** The columns of a table of pictures, with those beside the names of pictures left out. */
    static List<ColumnFinding> images(List<ColumnFinding> columns) {
        return leftOut(columns, "pictures", "Image Encoder", column -> column.taken() == Taken.IMAGE);
    }

    /**
     * The columns of a table of notes, several a patient, with those beside the texts and their times left out.
     *
     * @param roles their times; empty where the notes are joined in the order of the file
     */
    static List<ColumnFinding> notes(List<ColumnFinding> columns, Optional<NoteRoles> roles) {
        return leftOut(
                columns,
                "texts",
                "Text Encoder",
                column -> column.taken() == Taken.TEXT
                        || roles.filter(times -> column.column().equals(times.time())
                                        || times.start().equals(Optional.of(column.column())))
                                .isPresent());
    }

    private static List<ColumnFinding> leftOut(
            List<ColumnFinding> columns, String what, String encoder, Predicate<ColumnFinding> isRead) {
        if (columns.stream().noneMatch(isRead)) {
            return columns;
        }
        String why = "the " + encoder + " does not read what stands beside the " + what
                + "; to use such a column, write it to another file";
        return columns.stream()
                .map(column -> column.isUsed() && !isRead.test(column) ? column.leftOut(why) : column)
                .toList();
    }
}
