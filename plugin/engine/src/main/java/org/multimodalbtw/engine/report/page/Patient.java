package org.multimodalbtw.engine.report.page;

import org.multimodalbtw.engine.InputException;

/** The one patient whom a page is about. */
final class Patient {

    private Patient() {}

    /**
     * @param data what the page is about
     * @return the patient's row
     * @throws InputException if the predictions have no such row
     */
    static PatientRow of(ReportData data) {
        return data.rows().stream()
                .filter(row -> row.id().equals(data.wishes().patient()))
                .findFirst()
                .orElseThrow(
                        () -> new InputException(
                                "The predictions have no row '" + data.wishes().patient() + "'.",
                                "Write the RowID as it stands in the table of predictions, or leave it empty for a report on all."));
    }
}
