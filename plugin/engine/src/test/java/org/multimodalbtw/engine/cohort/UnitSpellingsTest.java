package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.Taken;

/** Spellings of one unit, and units of what is measured under names of several languages. */
class UnitSpellingsTest extends WrittenCohort {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hb|g/dl|gr/dl|1",
                "hb|g/dl|g%|1",
                "hb|g/dl|g/100ml|1",
                "x|mg/dl|mg%|1",
                "x|mg/dl|mg/100ml|1",
                "alt|U/L|U.I./L|1",
                "alt|U/L|UI/L|1",
                "alt|U/L|IE/L|1",
                "urin|l|ml|1000",
                "levothyroxin|µg|mg|0.001",
                "glicemia|mg/dL|mmol/L|0.0555",
                "glucosa|mg/dL|mmol/L|0.0555",
                "bilirrubina|mg/dL|µmol/L|17.1",
                "calcio|mg/dL|mmol/L|0.2495",
                "magnesio|mg/dl|mmol/L|0.4114",
                "vit_D|ng/mL|nmol/L|2.496",
                "alt|U/L|µkat/L|0.016667",
                "creatinina|mg/dL|µmol/L|88.4"
            })
    void spellingsAndKnownUnitsBecomeOne(String name, String usual, String other, double factor) throws IOException {
        column(
                name,
                row -> String.format(
                        Locale.ROOT,
                        "%.5f %s",
                        row % 3 == 0 ? factor * measured(row) : measured(row),
                        row % 3 == 0 ? other : usual));
        assertEquals(measured(3), numbers(open().rows("labs"), 0).get(3), .01 * measured(3));
        assertTrue(finding(name).reason().contains("20 cells are converted from "), finding(name)::reason);
    }

    @Test
    void glycatedHaemoglobinIsConvertedByItsMasterEquation() throws IOException {
        column("HbA1c", row -> row % 3 == 0 ? "53 mmol/mol" : "7.0 %");
        assertEquals(7, numbers(open().rows("labs"), 0).get(0), .01);
        column("HbA1c", row -> row % 3 != 0 ? "53 mmol/mol" : "7.0 %");
        assertEquals(53, numbers(open().rows("labs"), 0).get(0), .1);
        column("x", row -> row % 3 == 0 ? "53 mmol/mol" : "7.0 %");
        assertFalse(finding("x").isUsed());
    }

    @Test
    void whereNoWayIsKnownThatIsSaid() throws IOException {
        column("x", row -> measured(row) + (row % 3 == 0 ? " mg/dL" : " U/L"));
        assertFalse(finding("x").isUsed());
        assertTrue(
                finding("x").reason().contains("; it is not known how to convert them into one another"),
                finding("x")::reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ml/min/1,73 m²",
                "ml/min/1.73 m2",
                "ml/min / 1,73 m²",
                "ml/min/1,73m²",
                "mg/L FEU",
                "mg/24 h",
                "ml/24h",
                "IE/ml",
                "mm/1h"
            })
    void aUnitMayHaveASpaceOrACommaWithin(String unit) throws IOException {
        for (boolean whole : new boolean[] {true, false}) {
            column("x", row -> (whole ? "" + (20 + row * 31 % 37) : "" + measured(row)) + " " + unit);
            assertEquals(Taken.NUMBER, finding("x").taken());
            assertEquals(
                    whole ? 20 + 93 % 37 : measured(3),
                    numbers(open().rows("labs"), 0).get(3),
                    1e-9);
            assertFalse(finding("x").reason().contains("comma"), finding("x")::reason);
        }
    }

    @Test
    void equivalentsOfFibrinogenAreNotMixedWithDimers() throws IOException {
        column("ddimer", row -> measured(row) + (row % 3 == 0 ? " mg/L FEU" : " mg/L"));
        assertFalse(finding("ddimer").isUsed());
        column("ddimer", row -> row % 3 == 0 ? 1000 * measured(row) + " ng/mL FEU" : measured(row) + " mg/L FEU");
        assertEquals(measured(3), numbers(open().rows("labs"), 0).get(3), 1e-9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"of 24 h", "x/24 y", "mg/L fasting state", "1,73 m²"})
    void otherWordsBehindANumberAreNoUnit(String behind) throws IOException {
        column("x", row -> measured(row) + " " + behind);
        assertEquals(Kind.CATEGORY, finding("x").reading().kind());
    }

    @Test
    void wordsBesideManyNumbersWithAUnitMakeNoNamesOfThem() throws IOException {
        column("x", row -> row == 7 ? "no sample" : String.format(Locale.ROOT, "%.2f IE/ml", .2 + row / 50.));
        assertEquals(Kind.NUMBER, finding("x").reading().kind());
        column("x", row -> row % 3 == 0 ? "on hold" : row % 3 == 1 ? "47.5 mg" : "95 mg");
        assertEquals(Kind.CATEGORY, finding("x").reading().kind());
        assertTrue(finding("x").reason().contains("few different numbers beside texts such as"), finding("x")::reason);
    }
}
