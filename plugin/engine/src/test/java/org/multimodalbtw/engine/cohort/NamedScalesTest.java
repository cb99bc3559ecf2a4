package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers without a unit of which the column's name tells in which two scales they are given. */
class NamedScalesTest extends WrittenCohort {

    private static String between(String range, int row) {
        String[] ends = range.split(",");
        double low = Double.parseDouble(ends[0]);
        double high = Double.parseDouble(ends[1]);
        return String.format(Locale.ROOT, "%.2f", low + (high - low) * (row * 37 % 61) / 61);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "creatinine|0.61,2.63|59,235|mg/dL and µmol/L",
                "Kreatinin|0.61,2.63|59,235|mg/dL and µmol/L",
                "pCO2|4.3,8.3|30,63|kPa and mmHg",
                "paO2|8.5,13.7|60,112|kPa and mmHg",
                "WBC|3.4,16.1|3396,15546|thousands in a microlitre",
                "Leukozyten|3.4,16.1|3396,15546|thousands in a microlitre",
                "platelets|94,421|92485,427813|thousands in a microlitre",
                "HbA1c|5.1,10.1|34,92|% and mmol/mol",
                "FiO2|0.23,0.93|23,98|fractions and percent",
                "calcium|2.0,2.87|8.2,11.5|mmol/L and mg/dL",
                "glicemia|4.1,9|72,190|mmol/L and mg/dL"
            })
    void scalesOfANameAreSaid(String name, String low, String high, String said) throws IOException {
        column(name, row -> between(row % 3 == 0 ? low : high, row));
        assertTrue(finding(name).reason().contains("two scales"), finding(name)::reason);
        assertTrue(finding(name).reason().contains(said), finding(name)::reason);
        assertEquals(
                Double.parseDouble(between(high, 1)),
                numbers(open().rows("labs"), 0).get(1),
                "not converted");
    }

    @Test
    void aFewDifferentNumbersShowTheScalesOfTheInspiredOxygen() throws IOException {
        String[] cells = {"0.30", "21", "0.40", "50", "0.21", "40"};
        column("FiO2", row -> cells[row * 7 % 11 % 6]);
        assertTrue(finding("FiO2").reason().contains("fractions and percent"), finding("FiO2")::reason);
        column("ratio", row -> cells[row * 7 % 11 % 6]);
        assertFalse(finding("ratio").reason().contains("two scales"), finding("ratio")::reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "creatinine|0.6,1.4|5,12",
                "creatinine|55,110|450,620",
                "glucose|4,8|20,35",
                "spo2|50,60|91,99",
                "lactate|0.6,2|7,11",
                "calcium|1.0,1.3|8.5,10.5",
                "WBC|3,12|60,200",
                "CRP|0.5,5|80,300",
                "troponin|3,14|351,8939",
                "HbA1c|5,7|9,14"
            })
    void healthyAndIllPatientsAreNoTwoScales(String name, String low, String high) throws IOException {
        column(name, row -> between(row % 3 == 0 ? low : high, row));
        assertFalse(finding(name).reason().contains("two scales"), finding(name)::reason);
    }
}
