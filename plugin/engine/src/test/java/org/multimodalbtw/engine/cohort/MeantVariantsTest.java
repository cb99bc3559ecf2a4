package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.table.TableLook;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.encode.text.TextEncoder;
import org.multimodalbtw.engine.encode.text.TextEncoderSettings;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Decided;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Numbers of which something beside the cell says what is meant: the unit in the column's name, the whole of other cells, that 0 cannot be. */
class MeantVariantsTest extends ColumnVariants {

    static Stream<Variants> kinds() {
        return Stream.of(
                new Variants("unit in the name", says("as the column's name says"), named(), likeNamed()),
                new Variants(
                        "unit of the others",
                        says("by their size those without a unit"),
                        otherUnits(),
                        likeOtherUnits()),
                new Variants("feet and inches", says("are read as inches"), lengths(), likeLengths()),
                new Variants("zeros apart", says("lies far below all others"), zeros(), likeZeros()),
                new Variants("out of a whole", says("too"), wholes(), likeWholes()));
    }

    private static IntFunction<String> some(String unit) {
        return row -> row % 4 == 0 ? 10 + shuffled(row, 1) + unit : String.valueOf(100 + shuffled(row, 2));
    }

    private static List<Column> named() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of("size (mm)", "tumour size [mm]", "Tumor_mm", "diameter mm", "Depth ( mm )")) {
            columns.add(of(name, some(" cm")));
            columns.add(of(name, some("cm")));
        }
        for (String name : List.of("weight (g)", "birth weight [g]")) {
            columns.add(of(name, some(" kg")));
            columns.add(of(name, some(" lb")));
        }
        columns.add(of("weight_kg", some(" g")));
        columns.add(of("Gewicht (kg)", some(" lbs")));
        columns.add(of("lactate (mmol/L)", some(" mg/dL")));
        columns.add(of("stay (days)", some(" h")));
        columns.add(of("pressure (mmHg)", some(" kPa")));
        columns.add(of("temp (F)", some(" °C")));
        return columns;
    }

    private static List<Column> likeNamed() {
        return List.of(
                of("size (mm)", some(" mm")),
                of("size", some(" cm")),
                of("size (mm)", row -> String.valueOf(100 + shuffled(row, 2))),
                of("size (mm)", row -> shuffled(row, 2) + " mm"),
                of("size (T)", some(" cm")),
                of("rate (%)", some(" bpm")),
                of("score (0-10)", row -> row % 4 == 0 ? "5 points" : String.valueOf(row % 10)),
                of("length m", some(" kg")),
                of("CRP (high)", some(" mg/L")),
                of("room_mm", row -> "ward " + row % 4));
    }

    /** One in five has a unit, the others are of the size that the factor gives and have none. */
    private static Column mixed(String name, double smallest, double range, String unit, double factor, double offset) {
        return of(name, row -> {
            double number = smallest + range * shuffled(row, 1) / 60;
            return String.format(Locale.ROOT, "%.3f", row % 5 == 0 ? number : factor * number + offset)
                    + (row % 5 == 0 ? unit : "");
        });
    }

    private static List<Column> otherUnits() {
        return List.of(
                mixed("Temp", 96, 6, " F", 1 / 1.8, -32 / 1.8),
                mixed("temperature", 97, 5, "°F", 1 / 1.8, -32 / 1.8),
                mixed("temp", 35.5, 4, " C", 1.8, 32),
                mixed("T", 35.5, 4, " °C", 1.8, 32),
                mixed("height", 58, 18, " in", 2.54, 0),
                mixed("height", 150, 45, " cm", .01, 0),
                mixed("Größe", 1.5, .45, " m", 100, 0),
                mixed("birth weight", 2.2, 2, " kg", 1000, 0),
                mixed("birth weight", 2200, 2000, " g", .001, 0),
                mixed("glucose", 80, 60, " mg/dL", .0555, 0),
                mixed("glucose", 4.2, 4, " mmol/L", 18.016, 0),
                mixed("creatinine", .6, .8, " mg/dL", 88.4, 0),
                mixed("creatinine", 60, 50, " umol/L", .01131, 0),
                mixed("hemoglobin", 9, 7, " g/dL", 10, 0),
                mixed("albumin", 28, 20, " g/L", .1, 0),
                mixed("CRP", 1, 4, " mg/dl", 10, 0),
                mixed("tumour", 10, 30, " mm", .1, 0),
                mixed("pO2", 8, 6, " kPa", 7.5, 0),
                mixed("bilirubin", .3, .9, " mg/dL", 17.1, 0),
                mixed("bun", 8, 14, " mg/dL", .357, 0));
    }

    private static List<Column> likeOtherUnits() {
        return List.of(
                mixed("Temp", 96, 6, " F", 1, 0),
                mixed("weight", 50, 60, " kg", 1, 0),
                mixed("weight", 50, 60, " kg", 4, 0),
                mixed("dose", 100, 400, " mg", 7, 0),
                mixed("height", 150, 45, " cm", 1, 0),
                mixed("glucose", 80, 60, " mg/dL", 1, 0),
                mixed("enzyme", 80, 60, " mg/dL", .0555, 0),
                mixed("rate", 60, 40, " bpm", .01, 0),
                of("x", row -> row == 3 ? "2 kg" : String.valueOf(2000 + shuffled(row, 2))),
                of("pain", row -> row % 5 == 0 ? row % 11 + "/10" : String.valueOf(row % 11)));
    }

    private static List<Column> lengths() {
        List<Column> columns = new ArrayList<>();
        for (String between : List.of("'", "' ", "\u2019", " ft ", "ft", " feet ", "\u2032", "ft. ", "'-", " foot ")) {
            for (String behind : List.of("\"\"", "")) {
                String mark = between.contains("f") && !behind.isEmpty() ? " in" : behind;
                columns.add(of("height", row -> quoted(4 + row % 3 + between + shuffled(row, 1) % 12 + mark)));
            }
        }
        return columns;
    }

    private static String quoted(String cell) {
        return '"' + cell + '"';
    }

    private static List<Column> likeLengths() {
        return List.of(
                of("height", row -> 4 + row % 3 + "." + row % 10),
                of("height", row -> 60 + row % 14 + " in"),
                of("height", row -> 4 + row % 3 + " ft"),
                of("range", row -> row % 9 + "-" + (row % 9 + 3)),
                of("angle", row -> row % 90 + "\u00B0" + row % 60 + "'"),
                of("ratio", row -> row % 9 + ":" + row % 7),
                of("height", row -> row % 2 == 0 ? "tall" : 5 + "'" + row % 12),
                of("min", row -> row % 9 + "'" + (12 + row % 48)),
                of("bp", row -> 100 + row % 60 + "/" + (60 + row % 30)),
                of("name", row -> "O'" + row % 12));
    }

    private static Column zeros(String name, int smallest, int range, int every) {
        return of(name, row -> row % every == 0 ? "0" : String.valueOf(smallest + shuffled(row, every) * range / 60));
    }

    private static List<Column> zeros() {
        List<Column> columns = new ArrayList<>();
        int every = 3;
        for (String name : List.of("sbp", "heart rate", "Glucose", "Größe", "spo2")) {
            columns.add(zeros(name, 80, 60, every));
            columns.add(zeros(name, 150, 40, every + 4));
            columns.add(zeros(name, 60, 30, every + 9));
            columns.add(of(name, row -> row % 7 == 0 ? "0.0" : String.valueOf(36 + shuffled(row, 2) / 20.)));
            every++;
        }
        return columns;
    }

    private static List<Column> likeZeros() {
        return List.of(
                of("dose", row -> row % 3 == 0 ? "0" : row % 3 == 1 ? "500" : "1000"),
                of("cigarettes", row -> row % 2 == 0 ? "0" : String.valueOf(1 + shuffled(row, 1) % 40)),
                of("units of blood", row -> String.valueOf(row % 5)),
                of("sbp", row -> String.valueOf(80 + shuffled(row, 3))),
                of("calcium score", row -> row % 3 == 0 ? "0" : String.valueOf(shuffled(row, 2) * 20 + 1)),
                of("sbp", row -> row == 7 ? "0" : String.valueOf(80 + shuffled(row, 3))),
                of("balance", row -> String.valueOf(shuffled(row, 4) - 30)),
                of("troponin", row -> row % 4 == 0 ? "0" : String.valueOf(shuffled(row, 5) / 100. + .01)),
                of("mostly none", row -> row % 3 != 0 ? "0" : String.valueOf(100 + shuffled(row, 6))),
                of("age", row -> row % 10 == 0 ? "0" : String.valueOf(1 + shuffled(row, 7))));
    }

    private static List<Column> wholes() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of("pain", "NRS (0-10)", "GCS", "mmse", "Apgar")) {
            for (int whole : new int[] {10, 15, 30, 5}) {
                columns.add(of(
                        name,
                        row -> row % 12 == 0 ? row % (whole + 1) + "/" + whole : String.valueOf(row % (whole + 1))));
            }
        }
        return columns;
    }

    private static List<Column> likeWholes() {
        return List.of(
                of("room", row -> row % 12 == 0 ? row % 3 + "/2" : String.valueOf(row % 3)),
                of("bp", row -> 120 + row % 30 + "/" + (70 + row % 20)),
                of("vision", row -> row % 12 == 0 ? "6/9" : row % 5 == 0 ? "6/12" : "6/6"),
                of("pain", row -> row % 12 == 0 ? "7/10" : String.valueOf(20 + row % 5)),
                of("pain", row -> row % 12 == 0 ? "7/10" : String.valueOf(-1 - row % 5)),
                of("pain", row -> String.valueOf(row % 11)),
                of("ward", row -> row % 12 == 0 ? "4/10" : "ward " + row % 4),
                of("pain", row -> row % 12 == 0 ? "7/10" : row % 12 == 1 ? "3/5" : String.valueOf(row % 6)),
                of("date", row -> row % 28 + 1 + "/" + (row % 12 + 1)),
                of("pain", row -> row % 12 == 0 ? "none" : String.valueOf(row % 11)));
    }

    @Test
    void numbersWithoutAUnitAreInThatOfTheName() throws IOException {
        column("size (mm)", row -> row % 4 == 0 ? "2.5 cm" : row % 4 == 1 ? "12" : row % 4 == 2 ? "7 mm" : "<5");
        List<Double> read = numbers(open().rows("labs"), 0).subList(0, 4);
        assertArrayEquals(
                new double[] {25, 12, 7, 5}, read.stream().mapToDouble(x -> x).toArray(), 1e-9);
    }

    /** The rows of labs.csv with what was decided of their columns, as tables carry it from node to node. */
    private TableRows carried() {
        TableRows rows = open().rows("labs");
        List<ColumnFinding> findings = open().modality("labs").findings();
        return new TableRows() {
            @Override
            public List<TableColumn> columns() {
                return rows.columns();
            }

            @Override
            public long size() {
                return rows.size();
            }

            @Override
            public void forEach(Visitor visitor) {
                rows.forEach(visitor);
            }

            @Override
            public Map<String, String> properties(int column) {
                return Decided.of(findings.get(column)).properties();
            }
        };
    }

    private List<float[]> encoded(FittedEncoder encoder, TableRows rows, List<String> said) throws IOException {
        Path file = folder.resolve("encoded.arrow");
        List<float[]> values = new ArrayList<>();
        said.addAll(encoder.encode(rows, file, ProgressMonitor.NONE).warnings());
        try (TensorTable table = TensorTable.open(file)) {
            for (int row = 0; row < rows.size(); row++) {
                values.add(table.values(0, row).clone());
            }
        }
        Files.delete(file);
        return values;
    }

    @Test
    void newPatientsInAnotherUnitAreConvertedToThatOfTheTrainingRows() throws IOException {
        List<String> said = new ArrayList<>();
        column("weight", row -> row % 3 == 0 ? 100 + row + " lb" : 50 + row + " kg");
        FittedEncoder encoder = TabularEncoder.fit(
                "labs", carried(), TableLook.usual(), TabularEncoderSettings.defaults(), ProgressMonitor.NONE);
        column("weight", row -> 50 + row + " kg");
        List<float[]> kilograms = encoded(encoder, carried(), said);
        assertTrue(said.stream().noneMatch(sentence -> sentence.contains("converted")), said::toString);
        column("weight", row -> (50 + row) / .45359237 + " lb");
        List<float[]> pounds = encoded(encoder, carried(), said);
        for (int row = 0; row < PATIENTS; row++) {
            assertArrayEquals(kilograms.get(row), pounds.get(row), 1e-4f);
        }
        assertTrue(
                said.stream()
                        .anyMatch(sentence ->
                                sentence.contains("are in lb, where training rows have kg: they are converted")),
                said::toString);
        column("weight", row -> 50 + row + " cm");
        assertThrows(InputException.class, () -> encoded(encoder, carried(), said));
    }

    @Test
    void aUnitOfNewPatientsIsNamedWhereTheTrainingRowsHaveNone() throws IOException {
        List<String> said = new ArrayList<>();
        column("lactate", row -> String.valueOf(1 + row % 30 / 10.));
        FittedEncoder encoder = TabularEncoder.fit(
                "labs", carried(), TableLook.usual(), TabularEncoderSettings.defaults(), ProgressMonitor.NONE);
        encoded(encoder, carried(), said);
        assertEquals(List.of(), said);
        column("lactate", row -> 9 + row % 30 + " mg/dL");
        encoded(encoder, carried(), said);
        assertTrue(
                said.get(0)
                        .startsWith(
                                "The numbers of column 'lactate' are in mg/dL, where the training rows name no unit"),
                said::toString);
        assertTrue(said.get(1).contains("lie far above those of the training rows"), said::toString);
    }

    @Test
    void newPatientsWithoutAnyTextLackIt() throws IOException {
        write("labs.csv", "id,note", row -> id(row) + ",walks and eats with help since " + (row % 9 + 2) + " days");
        FittedEncoder encoder =
                TextEncoder.fit("labs", carried(), TextEncoderSettings.defaults(), ProgressMonitor.NONE);
        Files.delete(folder.resolve("labels.csv"));
        write("labs.csv", "id,note", row -> id(row) + ",");
        Path file = folder.resolve("encoded.arrow");
        encoder.encode(carried(), file, ProgressMonitor.NONE);
        try (TensorTable table = TensorTable.open(file)) {
            assertTrue(!table.isPresent(0, 0), "not refused as a column of numbers");
        }
    }

    @Test
    void aUnitThatOnlyTheNameExplainsIsOne() throws IOException {
        column("smoking (py)", row -> row % 7 == 0 ? "10 py" : row % 11 == 1 ? "unknown" : "20");
        List<Double> read = numbers(open().rows("labs"), 0);
        assertEquals(10, read.get(7));
        assertEquals(20, read.get(2));
    }

    @Test
    void numbersWithoutAUnitAreInTheUnitWhoseNumbersAreOfTheirSize() throws IOException {
        column(
                "age",
                row -> row % 3 == 0
                        ? 2 + row % 9 + " months"
                        : row % 5 == 0 ? 40 + row % 40 + " y" : "" + (45 + row % 40));
        List<Double> read = numbers(open().rows("labs"), 0);
        assertEquals(46, read.get(1), "years, although months stand there most often");
        assertEquals(5 / 12., read.get(3), 1e-9);
        assertEquals(45, read.get(5), 1e-9);
    }

    @Test
    void whatHasAUnitIsConvertedToThatOfTheOthers() throws IOException {
        column("Temp", row -> row % 2 == 0 ? "99.5 F" : row % 3 == 0 ? "36.6" : "38");
        List<Double> read = numbers(open().rows("labs"), 0);
        assertEquals(37.5, read.get(0), 1e-9);
        assertEquals(38, read.get(1), 1e-9);
        assertEquals(36.6, read.get(3), 1e-9);
        assertTrue(finding("Temp").reason().contains("30 cells without a unit count as °C"), finding("Temp")::reason);
    }

    @Test
    void shortNamesOfWhatIsMeasuredAreKnownForTheirUnits() throws IOException {
        column("glu", row -> row % 3 == 0 ? "5 mmol/L" : 90 + row % 9 + " mg/dL");
        assertEquals(90.078, numbers(open().rows("labs"), 0).get(0), 1e-9);
        column("Hb", row -> row % 3 == 0 ? "8 mmol/L" : 12 + row % 4 + " g/dL");
        assertEquals(12.8916, numbers(open().rows("labs"), 0).get(0), 1e-9);
        column("glucagon", row -> row % 3 == 0 ? "5 mmol/L" : 90 + row % 9 + " mg/dL");
        assertTrue(!finding("glucagon").isUsed(), finding("glucagon")::reason);
    }

    @Test
    void aCommaOfThousandsIsSaidAlsoBesideOtherSigns() throws IOException {
        column("d-dimer", row -> row % 4 == 0 ? "<150" : row % 4 == 1 ? "1,250" : "" + (200 + row));
        assertEquals(1250, numbers(open().rows("labs"), 0).get(1));
        assertTrue(
                finding("d-dimer").reason().contains("commas in 15 cells, such as '1,250', separate thousands, 1250"),
                finding("d-dimer")::reason);
    }

    @Test
    void agesOfSmallChildrenInMonthsDoNotMakeMonthsOfYears() throws IOException {
        column("Age", row -> row % 10 == 0 ? "6 months" : String.valueOf(1 + row % 80));
        List<Double> read = numbers(open().rows("labs"), 0);
        assertEquals(.5, read.get(0), 1e-9);
        assertEquals(2, read.get(1));
        column("stay", row -> row % 10 == 0 ? "6 months" : String.valueOf(1 + row % 80));
        assertEquals(2, numbers(open().rows("labs"), 0).get(1));
        assertTrue(
                finding("stay").reason().contains("54 cells without a unit count as months"), finding("stay")::reason);
    }

    @Test
    void zerosAreNumbersUntilAPersonSaysOtherwise() throws IOException {
        column("sbp", row -> row % 6 == 0 ? "0" : String.valueOf(100 + shuffled(row, 1)));
        assertEquals(0, numbers(open().rows("labs"), 0).get(6));
        SurveySettings without = new SurveySettings(
                true,
                true,
                Set.of(),
                Map.of("labs/sbp", Choice.of("Number without zero").orElseThrow()));
        List<Double> read = numbers(open(without).rows("labs"), 0);
        assertEquals(Double.NaN, read.get(6));
        assertEquals(100 + shuffled(7, 1), read.get(7));
    }

    @Test
    void aNumberOutOfAWholeIsTheNumber() throws IOException {
        column("pain", row -> row % 12 == 0 ? "7/10" : String.valueOf(row % 11));
        List<Double> read = numbers(open().rows("labs"), 0);
        assertEquals(7, read.get(12));
        assertEquals(2, read.get(13));
    }
}
