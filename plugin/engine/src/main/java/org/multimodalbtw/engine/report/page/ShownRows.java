package org.multimodalbtw.engine.report.page;

import java.util.List;
import org.multimodalbtw.engine.train.Split;

/**
 * The rows that figures about predictions are of: the test rows where there are some, since the model knows those that it learnt from.
 *
 * @param rows the rows, in the order of the predictions
 * @param areTest whether they are the test rows
 * @param learnt how many of them are called training or validation rows
 */
record ShownRows(List<PatientRow> rows, boolean areTest, long learnt) {

    /**
     * @param data what the page is about
     * @return its test rows whose outcome is known; all rows where there is none
     */
    static ShownRows of(ReportData data) {
        Judged judged = Judged.of(data);
        if (judged.areTest() && !judged.rows().isEmpty()) {
            return new ShownRows(judged.rows(), true, 0);
        }
        long learnt = data.rows().stream()
                .filter(row -> row.labelled()
                        .split()
                        .filter(split -> split != Split.TEST)
                        .isPresent())
                .count();
        return new ShownRows(data.rows(), false, learnt);
    }

    /** How many rows of which kind, for a caption. */
    String title() {
        return areTest ? Written.count(rows.size(), "test row") : "all " + Written.count(rows.size(), "predicted row");
    }

    /** That the model knows some of them; empty where none is said to be. */
    String caveat() {
        return learnt == 0
                ? ""
                : Written.count(learnt)
                        + (learnt == 1 ? " of them is a row" : " of them are rows")
                        + " that the model learnt from, or that chose between models: of these it is surer than of new"
                        + " patients, and their sets and intervals are too small.";
    }
}
