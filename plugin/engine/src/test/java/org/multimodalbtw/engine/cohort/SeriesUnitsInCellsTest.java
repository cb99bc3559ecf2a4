package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.ForwardingRow;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.series.SeriesColumns;
import org.multimodalbtw.engine.encode.series.SeriesEncoder;
import org.multimodalbtw.engine.encode.series.SeriesEncoderSettings;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Units in the cells of measurements do what a column of units does. */
class SeriesUnitsInCellsTest extends WrittenCohort {

    private static final SurveySettings ALL = SurveySettings.on().with(TableForms.ALL);
    private static final List<String> NAMES = List.of("temp", "sbp", "glucose");
    private static final List<String> UNITS = List.of("°C", "mmHg", "mmol/l");

    private static double number(int row) {
        return switch (row % 3) {
            case 0 -> 36 + measured(row) / 2;
            case 1 -> 100 + 10 * measured(row);
            default -> 3 + measured(row);
        };
    }

    private static String inUsual(int row) {
        return number(row) + " " + UNITS.get(row % 3);
    }

    private static String inOther(int row) {
        return switch (row % 3) {
            case 0 -> number(row) * 9 / 5 + 32 + " °F";
            case 1 -> number(row) + " mmHg";
            default -> number(row) * 18.0156 + " mg/dl";
        };
    }

    private void measurements(String header, IntFunction<String> cells) throws IOException {
        String rows = IntStream.range(0, 6 * PATIENTS)
                .mapToObj(row -> id(row / 6) + "," + row / 3 % 2 + "," + NAMES.get(row % 3) + "," + cells.apply(row))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("x.csv"), "id,time,variable," + header + "\n" + rows, StandardCharsets.UTF_8);
    }

    private List<String> columns() {
        return open(ALL).rows("x").columns().stream().map(TableColumn::name).toList();
    }

    private String reason() {
        return open(ALL).modality("x").findings().stream()
                .filter(finding -> finding.column().equals("value"))
                .map(ColumnFinding::reason)
                .findFirst()
                .orElseThrow();
    }

    private FittedEncoder fitted() throws IOException {
        CohortFolder cohort = open(ALL);
        return SeriesEncoder.fit(
                "x",
                ofPatients(cohort.rows("x")),
                SeriesColumns.of("id", cohort.series("x").orElseThrow()),
                SeriesEncoderSettings.defaults(),
                ProgressMonitor.NONE);
    }

    /** The rows by their patients, whom their first column names. */
    private static TableRows ofPatients(TableRows rows) {
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
                rows.forEach(row -> visitor.visit(new ForwardingRow(row) {
                    @Override
                    public String id() {
                        return row.category(0);
                    }
                }));
            }
        };
    }

    private List<float[]> encoded(FittedEncoder encoder, List<String> warnings) throws IOException {
        TableRows rows = ofPatients(open(ALL).rows("x"));
        warnings.addAll(
                encoder.encode(rows, folder.resolve("e"), ProgressMonitor.NONE).warnings());
        List<float[]> values = new ArrayList<>();
        try (TensorTable table = TensorTable.open(folder.resolve("e"))) {
            for (int row = 0; row < PATIENTS; row++) {
                values.add(table.values(0, row));
            }
        }
        return values;
    }

    private static void assertNear(List<float[]> expected, List<float[]> found) {
        for (int row = 0; row < PATIENTS; row++) {
            for (int at = 0; at < expected.get(row).length; at++) {
                assertEquals(expected.get(row)[at], found.get(row)[at], 1e-3);
            }
        }
    }

    @Test
    void unitsBecomeAColumn() throws IOException {
        measurements("value", SeriesUnitsInCellsTest::inUsual);
        assertEquals(List.of("id", "time", "variable", "value", "value: unit"), columns());
        assertEquals(
                Optional.of("value: unit"), open(ALL).series("x").orElseThrow().unit());
        assertTrue(
                reason().startsWith(
                                "numbers with their units, °C in 120 cells such as '36.5 °C' and mmHg in 120 cells"),
                reason());
        assertTrue(reason().endsWith("to drop the units, take the column as a number"), reason());
    }

    @Test
    void newRowsInAnotherUnitOrNoneAreReadAsTheTrainingRows() throws IOException {
        measurements("value", SeriesUnitsInCellsTest::inUsual);
        FittedEncoder encoder = fitted();
        assertEquals(List.of("value: unit"), encoder.spared());
        List<String> warnings = new ArrayList<>();
        List<float[]> usual = encoded(encoder, warnings);
        assertTrue(warnings.stream().noneMatch(warning -> warning.contains("unit")), warnings.toString());
        measurements("value", row -> String.valueOf(number(row)));
        assertEquals(List.of("id", "time", "variable", "value"), columns());
        assertNear(usual, encoded(encoder, warnings));
        measurements("value", SeriesUnitsInCellsTest::inOther);
        assertNear(usual, encoded(encoder, warnings));
        assertTrue(
                warnings.stream().anyMatch(text -> text.startsWith("240 measurements are converted into the unit")),
                warnings.toString());
    }

    @Test
    void wordsBesideUnitsAreNotMeasured() throws IOException {
        measurements("value", row -> row % 50 == 2 ? "hemolysed" : row % 40 == 1 ? "5.5 fasting" : inUsual(row));
        assertTrue(
                reason().contains("; 8 cells are no number, such as 'hemolysed', and count as not measured"), reason());
        List<String> units = new ArrayList<>();
        open(ALL).rows("x").forEach(row -> {
            if (!row.isMissing(4)) {
                units.add(row.category(4));
            }
        });
        assertEquals(
                UNITS.stream().sorted().toList(),
                units.stream().distinct().sorted().toList());
    }

    @Test
    void aColumnOfUnitsIsPreferred() throws IOException {
        measurements("value,unit", row -> inUsual(row) + "," + UNITS.get(row % 3));
        assertEquals(List.of("id", "time", "variable", "value", "unit"), columns());
        assertEquals(Optional.of("unit"), open(ALL).series("x").orElseThrow().unit());
        assertTrue(reason().contains("which are dropped, as another column says the units"), reason());
    }

    @Test
    void marksAndLimitsAreNoUnits() throws IOException {
        measurements("value", row -> row % 7 == 1 ? number(row) + " H" : row % 9 == 2 ? "<3.5" : "" + number(row));
        assertEquals(List.of("id", "time", "variable", "value"), columns());
        assertTrue(open(ALL).series("x").orElseThrow().isComplete());
        measurements("value", row -> row % 2 == 0 ? "normal" : "pathological");
        assertFalse(open(ALL).series("x").orElseThrow().isComplete());
    }

    @Test
    void workflowsOfBeforeReadAsBefore() throws IOException {
        measurements("value", row -> row % 2 == 0 ? "" + number(row) : inUsual(row));
        List<String> before =
                open().rows("x").columns().stream().map(TableColumn::name).toList();
        assertEquals(List.of("id", "time", "variable", "value"), before);
    }

    @Test
    void columnsOfVariablesWithSeveralUnitsThatCannotBeConvertedSaySo() throws IOException {
        String rows = IntStream.range(0, 2 * PATIENTS)
                .mapToObj(row -> id(row / 2) + "," + row % 2 + ","
                        + (row % 3 == 0 ? measured(row) + " %" : measured(row) + " mmol/l") + "," + measured(row + 5)
                        + " °C")
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("x.csv"), "id,time,glucose,temp\n" + rows, StandardCharsets.UTF_8);
        ColumnFinding glucose = open(ALL).modality("x").findings().stream()
                .filter(finding -> finding.column().equals("glucose"))
                .findFirst()
                .orElseThrow();
        assertTrue(glucose.reason().startsWith("several units, mmol/l in 80 cells"), glucose.reason());
        assertEquals(List.of("temp"), open(ALL).series("x").orElseThrow().values());
    }
}
