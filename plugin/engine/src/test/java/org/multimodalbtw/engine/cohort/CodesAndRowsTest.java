package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.Taken;

/** Codes and numbers of rows that look like measured numbers. */
class CodesAndRowsTest extends WrittenCohort {

    @ParameterizedTest
    @CsvSource({
        "payer,109519005 108310400 101575519",
        "unit_nr,931200 912340 923310",
        "Kostenstelle,4100 4200 4300 4400",
        "npi,1497758544 1234567893 1073538211",
        "LANR,223456702 323456703 123456701",
        "code_barre,4.00638E+12 3.76002E+12 5.00638E+12",
        "x1,1E11 4E5 7E12 9E20"
    })
    void fewLongNumbersAreCodes(String name, String codes) throws IOException {
        List<String> all = List.of(codes.split(" "));
        column(name, row -> all.get(row * 31 % 37 % all.size()));
        assertEquals(Taken.CODE, finding(name).taken(), finding(name)::reason);
        assertEquals(Kind.CATEGORY, finding(name).reading().kind());
        assertTrue(finding(name).reason().contains("categories"), finding(name)::reason);
    }

    @Test
    void aCostCentreIsKnownBeforeTheOutcomeAndCostsAreNot() throws IOException {
        column("cost_centre", row -> String.valueOf(4100 + 10 * (row % 3)));
        assertFalse(finding("cost_centre").reason().contains("known only after"), finding("cost_centre")::reason);
        column("cost_total", row -> String.valueOf(measured(row)));
        assertTrue(finding("cost_total").reason().contains("known only after"), finding("cost_total")::reason);
    }

    @Test
    void measuredNumbersStay() throws IOException {
        for (IntFunction<String> cell : List.<IntFunction<String>>of(
                row -> String.valueOf(100000 * (2 + row % 7)),
                row -> String.valueOf(150000 + row * 7919 % 9973),
                row -> String.valueOf(row % 3),
                row -> String.valueOf(3000 + row % 5))) {
            column("x", cell);
            assertEquals(Taken.NUMBER, finding("x").taken(), finding("x")::reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unnamed: 0", "index", "X", "N°", "level_0", "idx"})
    void numbersOfRowsAreLeftOut(String name) throws IOException {
        column(name, row -> String.valueOf(2 * row + row / 7));
        assertEquals(Taken.ROW_NUMBER, finding(name).taken(), finding(name)::reason);
        assertTrue(finding(name).reason().contains("with gaps"), finding(name)::reason);
        column(name, row -> String.valueOf(200 - row));
        assertFalse(finding(name).isUsed(), finding(name)::reason);
    }

    @Test
    void whatIsMeasuredUnderSuchANameStays() throws IOException {
        column("index", row -> String.valueOf(measured(row)));
        assertEquals(Taken.NUMBER, finding("index").taken());
        column("index", row -> String.valueOf(20 + row * 31 % 37));
        assertEquals(Taken.NUMBER, finding("index").taken());
        column("X", row -> String.valueOf(row * 7919 % 9973));
        assertEquals(Taken.NUMBER, finding("X").taken());
        column("los", row -> String.valueOf(2 * row + row / 7));
        assertEquals(Taken.NUMBER, finding("los").taken());
    }
}
