package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Addresses of persons are no texts from which something is learnt. */
class HomeAddressesTest extends WrittenCohort {

    @ParameterizedTest
    @ValueSource(strings = {"ADDRESS", "home_address", "Anschrift", "address_line_1", "Rue"})
    void anAddressIsLeftOut(String name) throws IOException {
        write(
                "labs.csv",
                "id,crp," + name,
                row -> id(row) + "," + measured(row) + "," + row * 13 + " Main Street Unit " + row % 40);
        ColumnFinding finding = finding(name);
        assertEquals(Taken.SECOND_ID, finding.taken());
        assertFalse(finding.isUsed());
        assertTrue(finding.reason().contains("addresses of persons, in 60 rows"), finding.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"finding", "mailing"})
    void otherTextsWithNumbersAreNot(String name) throws IOException {
        write(
                "labs.csv",
                "id,crp," + name,
                row -> id(row) + "," + measured(row) + "," + row * 13 + " mm nodule left lung segment " + row % 40);
        assertFalse(finding(name).reason().contains("addresses"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "street"})
    void partsOfATownAreNot(String name) throws IOException {
        write("labs.csv", "id,crp," + name, row -> id(row) + "," + measured(row) + ",District " + row % 5);
        assertTrue(finding(name).isUsed());
    }
}
