package org.multimodalbtw.engine.cohort;

import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The two lines that Qualtrics writes below the names of the columns: the questions, and how each column is called within Qualtrics. */
final class QuestionLines {

    /** What is said of them: a clause. */
    static final String CLAUSE =
            "the 2 lines below the names of the columns hold the questions and import ids of Qualtrics, and are passed over";

    private static final String IMPORT = "importid";
    private static final List<String> OF_QUALTRICS = List.of("responseid", "recordeddate");

    private QuestionLines() {}

    /**
     * Passes over these lines where they are there.
     *
     * @param header the names of the columns
     * @param read gives the next line, {@code null} behind the last
     * @param ahead gets lines that were read and are rows
     * @return whether they were there
     */
    static boolean pass(String[] header, Supplier<String[]> read, Deque<String[]> ahead) {
        if (Stream.of(header).noneMatch(name -> OF_QUALTRICS.contains(name.toLowerCase(Locale.ROOT)))) {
            return false;
        }
        String[] questions = read.get();
        String[] ids = questions == null ? null : read.get();
        if (ids != null && areImportIds(ids)) {
            return true;
        }
        Stream.of(questions, ids).filter(line -> line != null).forEach(ahead::addLast);
        return false;
    }

    private static boolean areImportIds(String[] cells) {
        return Stream.of(cells).allMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(IMPORT));
    }
}
