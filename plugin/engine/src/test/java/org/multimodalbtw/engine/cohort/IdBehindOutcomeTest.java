package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

/** Labels whose first column is what is predicted. */
class IdBehindOutcomeTest extends WrittenCohort {

    @ParameterizedTest
    @ValueSource(strings = {"studienr", "study_no", "Proband", "x", "code"})
    void theColumnCalledLabelIsNoId(String name) throws IOException {
        write("labels.csv", "label,fold," + name, row -> measured(row) + "," + split(row) + "," + (row + 1));
        CsvFile labels = open().labels();
        assertEquals(name, labels.idColumn());
        assertEquals("label", labels.columns().get(0).name());
        assertTrue(labels.notes().contains("File labels.csv has no column 'id'; its column '" + name + "' is the id."));
    }

    @Test
    void norIsItWhereAllItsNumbersDifferOrItHasClasses() throws IOException {
        write("labels.csv", "label,split,nr", row -> (100 + row * 7) + "," + split(row) + "," + (PATIENTS - row));
        assertEquals("nr", open().labels().idColumn());
        write("labels.csv", "label,age,code", row -> outcome(row) + "," + (20 + row * 3) + ",S-" + row);
        assertEquals("code", open().labels().idColumn());
    }

    @Test
    void anOutcomeOfAnyNameBeforeCodesIsNoId() throws IOException {
        write("labels.csv", "liegezeit,alter,nummer", row -> measured(row) + "," + (20 + row % 50) + ",S" + row);
        CsvFile labels = open().labels();
        assertEquals("nummer", labels.idColumn());
    }

    @Test
    void aFirstColumnThatMayBeTheIdStaysIt() throws IOException {
        write("labels.csv", "nummer,label,code", row -> "S" + row + "," + outcome(row) + ",C" + row);
        assertEquals("nummer", open().labels().idColumn());
        write("labels.csv", "target,label,code", row -> "TARGET-" + row + "," + outcome(row) + ",C" + row);
        assertEquals("target", open().labels().idColumn());
        write("labels.csv", "nummer,label,code", row -> "S" + Math.max(1, row) + "," + outcome(row) + ",C" + row);
        InputException fault = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(fault.getMessage().contains("the id 'S1' occurs twice"), fault::getMessage);
    }

    @Test
    void aLabelWithoutAnyIdBesideItStaysTheFirstColumn() throws IOException {
        write("labels.csv", "label,split", row -> row + "," + split(row));
        assertEquals("label", open().labels().idColumn());
    }
}
