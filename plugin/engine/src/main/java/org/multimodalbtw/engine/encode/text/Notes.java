package org.multimodalbtw.engine.encode.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.encode.InputColumns;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * The texts of a table, one row a patient.
 *
 * @param rows the texts; of a table whose rows are read as they are that table
 * @param joined the same where rows were joined, otherwise {@code null}
 */
record Notes(TableRows rows, JoinedNotes joined) {

    /**
     * @param table a table to learn from: texts, and the columns that the reading names
     * @param reading how notes are read, or {@code null}
     */
    static Notes toLearnFrom(TableRows table, NoteReading reading) {
        if (reading == null) {
            return new Notes(table, null);
        }
        Set<String> times = reading.inputs().stream().map(TableColumn::name).collect(Collectors.toSet());
        List<TableColumn> texts = table.columns().stream()
                .filter(column -> !times.contains(column.name()))
                .toList();
        TextEncoder.requireTexts(texts);
        return of(new JoinedNotes(table, texts, reading));
    }

    /**
     * @param modality what is encoded
     * @param table a table to encode
     * @param texts the columns with texts
     * @param reading how notes are read, or {@code null}
     * @throws org.multimodalbtw.engine.InputException if a column lacks, or holds something else
     */
    static Notes toEncode(String modality, TableRows table, List<TableColumn> texts, NoteReading reading) {
        TableRows rows = EmptyTextColumns.of(table, texts);
        InputColumns.places(modality, NoteReading.columns(reading, texts), rows.columns());
        return reading == null ? new Notes(rows, null) : of(new JoinedNotes(rows, texts, reading));
    }

    private static Notes of(JoinedNotes joined) {
        return new Notes(joined, joined);
    }

    /** @return what was joined and left out, one sentence each; once the rows were read */
    List<String> warnings() {
        return joined == null ? List.of() : joined.warnings();
    }
}
