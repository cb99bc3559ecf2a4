package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.survey.Taken;

/** Units of one column that differ only in writing, or of which it is known how they become one. */
class UnitWritingsTest extends WrittenCohort {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sbp|mmHg|mm Hg",
                "cvp|cmH2O|cm H2O",
                "weight|kg|KG",
                "weight|kg|Kg.",
                "weight|kg|kgs",
                "temp|°C|Cel",
                "temp|C|deg C",
                "temp|°C|Grad C",
                "age|years|y.o.",
                "age|yrs|yrs.",
                "plt|x10^9/L|G/L",
                "plt|G/L|10^3/uL",
                "plt|Tsd/µl|10*3/mm3",
                "bmi|kg/m2|kg/m^2",
                "bmi|kg/m²|kg/m2"
            })
    void oneUnitInTwoWritingsIsOne(String name, String one, String other) throws IOException {
        column(name, row -> measured(row) + " " + (row % 3 == 0 ? other : one));
        assertEquals(Taken.NUMBER, finding(name).taken(), finding(name)::reason);
        assertFalse(finding(name).reason().contains("not known"), finding(name)::reason);
        List<Double> numbers = numbers(open().rows("labs"), 0);
        assertEquals(measured(3), numbers.get(3), 1e-6);
        assertEquals(measured(4), numbers.get(4), 1e-6);
    }

    @Test
    void wholePressuresAreNumbersAndTheWritingIsSaid() throws IOException {
        column("sbp", row -> 100 + row % 30 + (row % 3 == 0 ? " mm Hg" : " mmHg"));
        assertEquals(103, numbers(open().rows("labs"), 0).get(3));
        column("weight", row -> measured(row) + (row % 3 == 0 ? " Kg." : " kg"));
        assertTrue(
                finding("weight").reason().contains("20 cells have the same unit in another writing, Kg."),
                finding("weight")::reason);
    }

    @Test
    void energiesAreConverted() throws IOException {
        column("energy", row -> row % 3 == 0 ? 6 + row / 10. + " MJ" : 1200 + row * 17 + " kcal");
        assertEquals(Taken.NUMBER, finding("energy").taken(), finding("energy")::reason);
        List<Double> numbers = numbers(open().rows("labs"), 0);
        assertEquals(6300 / 4.184, numbers.get(3), .1);
        assertEquals(1200 + 4 * 17, numbers.get(4), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"x,g/L,mmol/L", "x,mg/dL,kcal", "x,kPa,kg", "rr,/min,mmHg", "hb,mmol/L,10^9/L"})
    void otherUnitsAreNotMixed(String name, String one, String other) throws IOException {
        column(name, row -> measured(row) + " " + (row % 3 == 0 ? other : one));
        assertFalse(finding(name).isUsed(), finding(name)::reason);
        assertTrue(finding(name).reason().contains("several units"), finding(name)::reason);
    }

    @Test
    void gramsAloneStayGrams() throws IOException {
        column("hb", row -> measured(row) + (row % 3 == 0 ? " G/L" : " g/dL"));
        assertTrue(finding("hb").reason().contains("converted from G/L to g/dL"), finding("hb")::reason);
    }
}
