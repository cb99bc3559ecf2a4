package org.multimodalbtw.nodes.encoder;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.SeriesRoles;

/**
 * What is known of a table that is encoded without a dialog.
 *
 * @param modality what its modality is called
 * @param columns the columns that may be read
 * @param patient the column that names the patient, if several rows are of one; empty if the RowID does
 * @param series which columns are what, if the rows are measurements
 * @param split the column of the table of training rows that says which they are; empty if all its rows are
 * @param outcomes what is known of the outcomes of training rows
 * @param emptiesNoNotes whether cells that hold nothing but a word for no note count as empty
 */
public record TableFacts(
        String modality,
        DataTableSpec columns,
        Optional<String> patient,
        Optional<SeriesRoles> series,
        Optional<String> split,
        KnownRows outcomes,
        boolean emptiesNoNotes) {

    /** Where words for no note are read as notes. */
    public TableFacts(
            String modality,
            DataTableSpec columns,
            Optional<String> patient,
            Optional<SeriesRoles> series,
            Optional<String> split,
            KnownRows outcomes) {
        this(modality, columns, patient, series, split, outcomes, false);
    }

    /**
     * @param known what is known of the outcomes of training rows
     * @return the same with it
     */
    public TableFacts knowing(KnownRows known) {
        return new TableFacts(modality, columns, patient, series, split, known, emptiesNoNotes);
    }

    /** @return the same, where cells that hold nothing but a word for no note count as empty */
    public TableFacts emptyingNoNotes() {
        return new TableFacts(modality, columns, patient, series, split, outcomes, true);
    }
}
