package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.ColumnSentences;
import org.multimodalbtw.engine.survey.Taken;

/**
 * What became of one file of a cohort.
 *
 * @param name the file's name without its ending
 * @param file the file's name
 * @param kind what it holds; empty for the labels
 * @param idColumn the column with the ids
 * @param columns what each other column is taken for; empty where the file was taken as it is written
 * @param notes what was noticed of the file as a whole, one sentence each
 */
public record FileReport(
        String name,
        String file,
        Optional<FileKind> kind,
        String idColumn,
        List<ColumnFinding> columns,
        List<String> notes) {

    /** How to have it otherwise. */
    public static final String UNDO =
            "To take a column for something else: 'Columns taken as' of the Cohort Reader, or "
                    + "--column 'FILE/COLUMN=number' (FILE without its ending; or 'number without zero', category, codes, 'two numbers', 'days since ADMITTED', 'day first', unused) on the command line.";

    /** Copies the lists. */
    public FileReport {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /** @return whether no column says anything: all are constant, empty or left out */
    public boolean isUseless() {
        return !columns.isEmpty()
                && columns.stream()
                        .noneMatch(column ->
                                column.isUsed() && column.taken() != Taken.EMPTY && column.taken() != Taken.CONSTANT);
    }

    /** @return what was left out, converted or guessed, one sentence for columns that are alike */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>(notes);
        sentences.addAll(ColumnSentences.of(name, columns));
        return sentences;
    }

    /** @return the file and its columns, for a person: columns that are alike and of which there is nothing to say are named together */
    public List<String> lines() {
        return ColumnSentences.lines(columns);
    }
}
