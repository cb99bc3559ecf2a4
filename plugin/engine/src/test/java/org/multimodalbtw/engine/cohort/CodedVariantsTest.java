package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Numbers beside which stand codes, slips or what a spreadsheet made of names, as surveys, trials and pathologists export them. */
class CodedVariantsTest extends ColumnVariants {

    static Stream<Variants> kinds() {
        return Stream.of(
                new Variants(
                        "negative codes", says("as codes for unknown or not answered do"), negative(), likeNegative()),
                new Variants("dates of a spreadsheet", says("may be what a spreadsheet made"), dates(), likeDates()),
                new Variants(
                        "two numbers with a stroke",
                        finding -> !finding.isUsed() && finding.reason().contains("a cell holds several numbers"),
                        strokes(),
                        likeStrokes()),
                new Variants("measured with a slip", says("is no number among many"), slips(), likeSlips()));
    }

    private static IntFunction<String> coded(int from, int count, int... codes) {
        return row -> row % 6 == 5
                ? String.valueOf(codes[row / 6 % codes.length])
                : String.valueOf(from + shuffled(row, count) % count);
    }

    private static List<Column> negative() {
        List<Column> columns = new ArrayList<>();
        for (int count : new int[] {3, 4, 5, 6, 8}) {
            columns.add(of("alcohol", coded(1, count, -1)));
            columns.add(of("1558-0.0", coded(0, count, -3)));
            columns.add(of("tv", coded(0, count, -1, -3)));
            columns.add(of("sleep", coded(1, count, -1, -3)));
        }
        return columns;
    }

    private static List<Column> likeNegative() {
        return List.of(
                of("rass", row -> String.valueOf(row % 9 - 5)),
                of("x", row -> String.valueOf(row % 4 - 1)),
                of("x", row -> String.valueOf(row % 6 - 2)),
                of("base excess", coded(0, 6, -3)),
                of("delta sofa", coded(0, 8, -1, -3)),
                of("x", row -> row == 7 ? "-3" : String.valueOf(row % 5)),
                of("x", row -> row % 6 == 5 ? "-3" : row % 5 + ".5"),
                of("x", row -> String.valueOf(-(row % 7))),
                of("x", row -> String.valueOf(row % 5)),
                of("balance ml", row -> String.valueOf(100 * (row % 9 - 4))));
    }

    @Test
    void measuredNumbersBelowZeroAreNoCodes() throws IOException {
        for (Column measured : List.of(
                of("pta_500hz", among(-10, -5, 0, 5, 10, 15, 20, 25, 30)),
                of("x", among(-10, -5, 0, 5, 10, 15, 20, 25, 30)),
                of("knee_extension", among(-10, -5, 0, 5, 10)),
                of("extensionsdefizit", among(-10, -5, 0, 5, 10, 15)),
                of("study_week", among(-2, 0, 2, 4, 6, 8)),
                of("tide", among(-8, -2, 0, 2, 4, 6, 8)),
                of("Veränderung_Kg", among(-6, -4, -2, 0, 1, 2, 3, 4, 5)),
                of("cambio_peso", among(-5, -3, 0, 1, 2, 3, 4, 5)),
                of("delai_jours", among(-3, -1, 0, 1, 2, 3, 5, 7)),
                of("sphere", among(-4, -3, -1, 0, 1, 2, 3)),
                of("groc", among(-5, -3, -2, 0, 1, 2, 3, 4, 5, 6, 7)),
                of("gcs_trend", among(-4, -2, -1, 0, 1, 2, 3)),
                of("hu_liver", among(-10, -5, 40, 45, 50, 55, 60)),
                of("anion", among(-2, 1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 14)),
                of("x", among(-2, 0, 1, 2, 3)),
                of("x", among(-5, -4, 1, 2, 3, 4)))) {
            column(measured.name(), measured.cell());
            ColumnFinding finding = finding(measured.name());
            assertEquals(Taken.NUMBER, finding.taken(), measured.name() + ": " + finding.reason());
            assertFalse(finding.reason().contains("as codes for"), measured.name() + ": " + finding.reason());
        }
    }

    @Test
    void codesBesideNumbersWithGapsAreARemarkOnly() throws IOException {
        column("drinks", among(-3, -1, 0, 1, 2, 3, 5, 7));
        assertEquals(Taken.NUMBER, finding("drinks").taken());
        assertTrue(finding("drinks").reason().contains("as codes for unknown"), finding("drinks")::reason);
        column("answer", among(-8, -2, 1, 2, 3, 4));
        assertEquals(Taken.CODE, finding("answer").taken());
        column("answer", among(-5, -3, -2, 1, 2, 3, 4));
        assertEquals(Taken.NUMBER, finding("answer").taken());
    }

    private static IntFunction<String> among(int... numbers) {
        return row -> String.valueOf(numbers[row % numbers.length]);
    }

    private static List<Column> slips() {
        List<Column> columns = new ArrayList<>();
        for (String text : List.of(
                "see letter",
                "elderly",
                "approx",
                "n. best.",
                "nicht erinnerlich",
                "Rollstuhl",
                "bettlägerig",
                "s. o.",
                "too heavy",
                "in Reha")) {
            columns.add(of("age", row -> row == 30 ? text : String.valueOf(40 + shuffled(row, 1) % 38)));
            columns.add(of("gewicht", row -> row == 9 ? text : String.valueOf(55 + shuffled(row, 2) % 41)));
        }
        return columns;
    }

    private static List<Column> likeSlips() {
        int[] types = {16, 18, 31, 33, 35, 39, 45, 51, 52, 56, 58, 59, 66, 68, 73, 82, 6, 11};
        return List.of(
                of("study_site", row -> row == 3 ? "ext" : String.valueOf(1 + row % 20)),
                of("study_site", row -> row == 3 ? "ext" : String.valueOf(1 + row % 39)),
                of("cluster", row -> row == 5 ? "none" : String.valueOf(1 + row % 17)),
                of("hpv", row -> row == 4 ? "other" : String.valueOf(types[row % types.length])),
                of("stufe", row -> row == 3 ? "Reha" : String.valueOf(1 + row % 18)),
                of("floor", row -> row == 11 ? "EG" : String.valueOf(1 + row % 19)),
                of("phq9", row -> row == 4 ? "abgebrochen" : String.valueOf(row % 28)),
                of("moca", row -> row == 8 ? "Sprachbarriere" : String.valueOf(10 + row % 21)),
                of("cpt_group", row -> row == 3 ? "misc" : String.valueOf(1 + row % 36)),
                of("chromosome", row -> row == 30 ? "X" : String.valueOf(1 + row % 22)));
    }

    @Test
    void namesWithOneTextDoNotStopARun() throws IOException {
        for (Column column : likeSlips()) {
            column(column.name(), column.cell());
            assertEquals(Taken.CATEGORY, finding(column.name()).taken(), column.name());
            open().check(ProgressMonitor.NONE);
        }
    }

    @Test
    void monthsOfEnrolmentAreNotWhatASpreadsheetMade() throws IOException {
        for (List<String> months : List.of(
                List.of("Jan-20", "Feb-20", "Mar-21", "Oct-21", "unknown date"),
                List.of("Mai 20", "Jun 20", "Okt 20", "vor 2019"),
                List.of("Jan-20", "unknown date", "not enrolled", "later"),
                List.of("Jan-20", "Feb-20", "Mar-20", "Apr-20", "12-20"))) {
            column("enrolled", row -> months.get(row % months.size()));
            assertFalse(finding("enrolled").reason().contains("a spreadsheet made"), finding("enrolled")::reason);
        }
    }

    @Test
    void mostGroupsOfAgesMayHaveBecomeDates() throws IOException {
        List<String> groups = List.of("0-4", "5-Sep", "Oct-14");
        column("agegroup", row -> groups.get(row % 3));
        assertTrue(finding("agegroup").reason().contains("a spreadsheet made"), finding("agegroup")::reason);
    }

    @Test
    void numbersOfAYearsSpecimensAreNames() throws IOException {
        for (IntFunction<String> number : List.<IntFunction<String>>of(
                row -> 100 + row + "/21",
                row -> 1 + shuffled(row, 1) + "/" + (19 + row % 3),
                row -> 1 + shuffled(row, 1) + "/" + (10 + row % 12))) {
            column("histo", number);
            assertFalse(finding("histo").isUsed());
            assertTrue(finding("histo").reason().contains("different in nearly all rows"), finding("histo")::reason);
        }
    }

    private static List<Column> dates() {
        List<Column> columns = new ArrayList<>();
        for (String date : List.of(
                "5-Sep", "Oct-14", "05-Sep", "1-Mar", "2-Sep", "10-Dec", "1-Dec", "05. Sep", "Okt 14", "3-May")) {
            columns.add(of(row -> row % 4 == 0 ? date : row % 4 == 1 ? "0-4" : row % 4 == 2 ? "15-19" : "20-24"));
            columns.add(
                    of("gene", row -> row % 4 == 0 ? date : row % 4 == 1 ? "TP53" : row % 4 == 2 ? "KRAS" : "EGFR"));
        }
        return columns;
    }

    private static List<Column> likeDates() {
        return List.of(
                of(row -> List.of("OCT-4", "SOX2", "NANOG").get(row % 3)),
                of(row -> List.of("MAGE-3", "MAGE-1", "NY-ESO-1").get(row % 3)),
                of(row -> List.of("5-9", "10-14", "15-19").get(row % 3)),
                of(row -> List.of("Mar-2021", "Apr-2021").get(row % 2)),
                of(row -> List.of("May", "June", "July").get(row % 3)),
                of(row -> List.of("SEPT2", "MARCH1").get(row % 2)),
                of(row -> List.of("1-Day", "2-Day", "3-Day").get(row % 3)),
                of(row -> List.of("Sep-A", "Sep-B").get(row % 2)),
                of(row -> List.of("PD-1", "CTLA-4").get(row % 2)),
                of(row -> List.of("mar-1", "mar-2").get(row % 2)));
    }

    private static List<Column> strokes() {
        List<Column> columns = new ArrayList<>();
        for (int seed = 0; seed < 10; seed++) {
            int from = seed;
            columns.add(of("nodes", row -> shuffled(row, from) % 9 + "/" + (10 + shuffled(row, from + 3) % 16)));
            columns.add(of("cores", row -> shuffled(row, from) % 12 + " / " + (12 + shuffled(row, from + 5) % 20)));
        }
        return columns;
    }

    private static List<Column> likeStrokes() {
        return List.of(
                of("pain", row -> row % 11 + "/10"),
                of("bp", row -> 100 + row % 50 + "/" + (60 + row % 30)),
                of("vision", row -> List.of("6/6", "6/9", "6/12", "6/60").get(row % 4)),
                of("gt", row -> List.of("0/0", "0/1", "1/1").get(row % 3)),
                of("allele", row -> List.of("A/G", "G/G", "A/A").get(row % 3)),
                of("morphology", row -> List.of("8140/3", "8500/3", "8070/3").get(row % 3)),
                of("score", row -> String.valueOf(row % 11)),
                of("apgar", row -> List.of("8/9/10", "7/9/9", "9/10/10").get(row % 3)),
                of("ward", row -> "W" + row % 3 + "/" + row % 2),
                of("date", row -> 1 + row % 28 + "/" + (1 + row % 12) + "/2020"));
    }

    @Test
    void fewNumbersBesideNegativeCodesAreCategoriesAndManyStayNumbers() throws IOException {
        column("alcohol", coded(1, 6, -1, -3));
        assertEquals(Taken.CODE, finding("alcohol").taken());
        column("hours", row -> row % 6 == 5 ? row % 12 == 5 ? "-1" : "-3" : String.valueOf(row % 23));
        assertEquals(Taken.NUMBER, finding("hours").taken());
        assertTrue(
                finding("hours").reason().contains("-3 and -1 stand beside numbers from 0 on"),
                finding("hours")::reason);
        assertTrue(finding("hours").reason().contains("add them to 'Texts that mean empty'"), finding("hours")::reason);
    }

    @Test
    void aCodeOfManyRowsIsAnAnswerAndOneOfFewIsEmpty() throws IOException {
        column("pain", row -> row % 2 == 0 ? "-7" : String.valueOf(1 + row % 5));
        assertEquals(Taken.CODE, finding("pain").taken());
        column("pain", row -> row % 12 == 0 ? "-99" : String.valueOf(1 + row % 5));
        assertEquals(Taken.NUMBER, finding("pain").taken());
        assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(0));
    }

    @Test
    void aRemarkAmongManyDifferentNumbersMakesNoNamesOfThem() throws IOException {
        for (String remark : List.of("see letter", "elderly", "approx")) {
            column("age", row -> row == 30 ? remark : String.valueOf(40 + shuffled(row, 1) % 38));
            assertEquals(Taken.NUMBER, finding("age").taken(), remark);
            assertTrue(
                    finding("age").reason().contains("such as '" + remark + "', and counts as empty"),
                    finding("age")::reason);
            assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(30));
            open().check(ProgressMonitor.NONE);
        }
        column("ward", row -> row == 30 ? "ICU" : String.valueOf(1 + shuffled(row, 1) % 38));
        assertEquals(Taken.CATEGORY, finding("ward").taken(), "wards are numbered");
        column("chromosome", row -> row == 30 ? "X" : String.valueOf(1 + shuffled(row, 1) % 22));
        assertEquals(Taken.CATEGORY, finding("chromosome").taken(), "chromosomes are numbered");
        column("gcs", row -> row == 30 ? "intubated" : String.valueOf(3 + row % 13));
        assertEquals(Taken.CATEGORY, finding("gcs").taken(), "grades are few");
        column("cluster", row -> row % 10 == 0 ? "noise" : String.valueOf(1 + row % 20));
        assertEquals(Taken.CATEGORY, finding("cluster").taken(), "several texts");
    }

    @Test
    void emptyCellsOfSasAreEmpty() throws IOException {
        for (String missing : List.of(".A", ".Z", "._", ".b")) {
            column("age", row -> row % 4 == 0 ? missing : String.valueOf(40 + row % 30));
            assertEquals(Double.NaN, numbers(open().rows("labs"), 0).get(0), missing);
        }
    }

    @Test
    void unitsOfInsulinAreOne() throws IOException {
        List<String> units = List.of(" U", " IU", " units", " Units", " unit", " IE");
        column("insulin", row -> 10 + row % 9 + units.get(row % units.size()));
        assertTrue(finding("insulin").isUsed(), finding("insulin")::reason);
        assertEquals(15, numbers(open().rows("labs"), 0).get(5));
        column("dose", row -> 10 + row % 9 + (row % 2 == 0 ? " U" : " mg"));
        assertFalse(finding("dose").isUsed(), finding("dose")::reason);
    }

    @Test
    void aColumnBesideTheIdMayNameThePatientBehindALead() throws IOException {
        write(
                "Observation.csv",
                "resource,subject.reference,crp",
                row -> "obs-" + row + ",Patient/" + id(row) + "," + measured(row));
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(
                refused.getMessage()
                        .contains(
                                "Those of the labels are in column 'subject.reference' of Observation.csv, behind 'Patient/' as in 'Patient/P0000'."),
                refused.getMessage());
    }

    @Test
    void numbersWithDecimalsAreNoIdsWithAnEnd() throws IOException {
        labels(row -> String.valueOf(row + 1));
        write("Observation.csv", "id,value", row -> "obs-" + row + "-a," + (row + 1) + "." + (10 + row));
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertFalse(refused.getMessage().contains("with an end"), refused.getMessage());
    }
}
