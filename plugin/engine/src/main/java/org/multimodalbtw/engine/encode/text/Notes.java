package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.encode.InputColumns;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.EmptyColumns;

/**
 * The texts of a table, one row a patient.
 *
 * @param rows the texts; of a table whose rows are read as they are that table
 * @param joined the same where rows were joined, otherwise {@code null}
 * @param plain the rows without markup, where it is removed, otherwise {@code null}
 * @param filled the rows without words for no note, where they count as empty, otherwise {@code null}
 */
record Notes(TableRows rows, JoinedNotes joined, PlainTexts plain, FilledTexts filled) {

    /**
     * @param table a table to learn from: texts, and the columns that the reading names
     * @param reading how notes are read, or {@code null}
     */
    static Notes toLearnFrom(TableRows table, NoteReading reading) {
        if (reading == null) {
            return new Notes(table, null, null, null);
        }
        List<TableColumn> texts = texts(table.columns(), reading);
        TextEncoder.requireTexts(texts);
        return of(table, texts, reading, "");
    }

    /**
     * @param table the columns of a table to learn from
     * @param reading how notes are read, or {@code null}
     * @return those with texts
     */
    static List<TableColumn> texts(List<TableColumn> table, NoteReading reading) {
        if (reading == null) {
            return table;
        }
        Set<String> times = reading.inputs().stream().map(TableColumn::name).collect(Collectors.toSet());
        return table.stream().filter(column -> !times.contains(column.name())).toList();
    }

    /**
     * @param modality what is encoded
     * @param table a table to encode
     * @param texts the columns with texts
     * @param learnt how notes are read, or {@code null}
     * @throws org.multimodalbtw.engine.InputException if a column lacks, or holds something else
     */
    static Notes toEncode(String modality, TableRows table, List<TableColumn> texts, NoteReading learnt) {
        TableRows rows = EmptyColumns.of(table, NoteReading.columns(learnt, texts));
        NoteReading reading = learnt == null ? null : learnt.in(rows.columns());
        InputColumns.places(modality, NoteReading.columns(reading, texts), rows.columns());
        if (reading == null) {
            return new Notes(rows, null, null, null);
        }
        boolean isUndated = learnt.time() != null && reading.time() == null;
        return of(rows, texts, reading, isUndated ? learnt.time() : "");
    }

    private static Notes of(TableRows table, List<TableColumn> texts, NoteReading reading, String lackingTime) {
        Set<String> names = texts.stream().map(TableColumn::name).collect(Collectors.toSet());
        FilledTexts filled = reading.withoutNone() ? new FilledTexts(table, names) : null;
        TableRows written = filled == null ? table : filled;
        PlainTexts plain = reading.withoutMarkup() ? new PlainTexts(written, names) : null;
        TableRows rows = plain == null ? written : plain;
        JoinedNotes joined =
                reading.joins() || !lackingTime.isEmpty() ? new JoinedNotes(rows, texts, reading, lackingTime) : null;
        return new Notes(joined == null ? rows : joined, joined, plain, filled);
    }

    /** @return what was joined, removed and left out, one sentence each; once the rows were read */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(joined == null ? List.of() : joined.warnings());
        if (plain != null) {
            plain.warning().ifPresent(warnings::add);
        }
        if (filled != null) {
            filled.warning().ifPresent(warnings::add);
        }
        return warnings;
    }
}
