package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** What a file has beside what its encoder reads, where files are looked at. */
final class ColumnsBeside {

    private ColumnsBeside() {}

    /** Beside names of pictures: a sentence, if there is something. */
    static List<String> images(CsvFile table) {
        return said(table, "pictures", "Image Encoder", column -> column.taken() != Taken.IMAGE);
    }

    /** Beside notes and their times: a sentence, if there is something. */
    static List<String> notes(CsvFile table, NoteRoles roles) {
        boolean hasText = table.findings().stream().anyMatch(column -> column.taken() == Taken.TEXT);
        return hasText
                ? said(
                        table,
                        "texts",
                        "Text Encoder",
                        column -> column.taken() != Taken.TEXT
                                && !column.column().equals(roles.time())
                                && !roles.start().equals(Optional.of(column.column())))
                : List.of();
    }

    private static List<String> said(CsvFile table, String what, String encoder, Predicate<ColumnFinding> isBeside) {
        List<String> others = table.findings().stream()
                .filter(ColumnFinding::isUsed)
                .filter(isBeside)
                .map(ColumnFinding::column)
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of("File " + table.fileName() + ": beside the " + what + " it has " + Examples.of(others)
                        + ", which the " + encoder + " does not read. To use " + (others.size() == 1 ? "it" : "them")
                        + ", write " + (others.size() == 1 ? "it" : "them") + " to another file.");
    }
}
