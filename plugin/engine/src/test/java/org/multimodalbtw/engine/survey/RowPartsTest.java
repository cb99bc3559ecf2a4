package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** Several rows of a patient that are no times: eyes, sides, sessions. */
class RowPartsTest {

    private static final int ROWS = 120;

    /** The rows of a patient follow each other; {@link #perPatient} says how many they are. */
    private int perPatient = 2;

    private final Map<ColumnCells, IntFunction<String>> written = new HashMap<>();

    private PatientNames names(ColumnCells... columns) {
        PatientNames names = new PatientNames();
        for (ColumnCells column : columns) {
            for (int row = 0; row < ROWS; row++) {
                names.add(
                        column.name(),
                        "P" + row / perPatient,
                        written.get(column).apply(row));
            }
        }
        return names;
    }

    private ColumnCells column(String name, IntFunction<String> cell) {
        ColumnCells cells = new ColumnCells(name, KnownRows.none(), true);
        for (int row = 0; row < ROWS; row++) {
            String text = cell.apply(row);
            if (text.isEmpty()) {
                cells.addBlank(-1);
            } else {
                cells.add(text, -1);
            }
        }
        written.put(cells, cell);
        return cells;
    }

    private ColumnCells pressure() {
        return column("iop_mmhg", row -> String.valueOf(10 + row * 7 % 13));
    }

    private String time(ColumnCells... columns) {
        List<ColumnCells> all = new ArrayList<>(List.of(columns));
        all.add(pressure());
        return SeriesSurvey.ofCells(all, names(columns)).lacking().getOrDefault(SeriesRole.TIME, "");
    }

    @Test
    void whatTellsRowsApartIsNamedWithTheWayToTurnTheTable() {
        for (List<String> parts : List.of(
                List.of("OD", "OS"),
                List.of("left", "right"),
                List.of("L", "R"),
                List.of("baseline", "stress", "recovery"),
                List.of("CIP", "GEN", "AMC"),
                List.of("head", "trunk", "arm", "leg"))) {
            perPatient = parts.size();
            String said = time(column("part", row -> parts.get(row % parts.size())));
            assertTrue(said.contains("differ by 'part' ("), said);
            assertTrue(said.contains("KNIME's node Pivot"), said);
            assertFalse(said.contains("likely it is 'iop_mmhg'"), "a measured number is no time: " + said);
        }
    }

    @Test
    void otherColumnsTellNoRowsApart() {
        for (IntFunction<String> cell : List.<IntFunction<String>>of(
                row -> row % 3 == 0 ? "OD" : "OS",
                row -> "OD",
                row -> row % 2 == 0 ? "OD" : "",
                row -> "eye " + row % 7,
                row -> row % 2 == 0 ? "1" : "2",
                row -> row % 5 < 3 ? "phakic" : "IOL",
                row -> "text " + row,
                row -> row % 2 == 0 ? "3.5" : "high")) {
            String said = time(column("part", cell));
            assertFalse(said.contains("differ by"), said);
        }
        String both =
                time(column("eye", row -> row % 2 == 0 ? "OD" : "OS"), column("side", row -> row % 2 == 0 ? "L" : "R"));
        assertTrue(
                both.contains("differ by 'eye' ('OD', 'OS') or by 'side' ('L', 'R'), write a row"),
                "two that may: " + both);
        String timed =
                time(column("eye", row -> row % 2 == 0 ? "OD" : "OS"), column("hour", row -> String.valueOf(row % 9)));
        assertEquals("", timed, "a time is known");
    }

    @Test
    void anArmThatIsThatOfThePatientIsNoPart() {
        perPatient = 4;
        String said = time(column("arm", row -> row / 4 % 2 == 0 ? "drug" : "placebo"));
        assertFalse(said.contains("differ by"), said);
        String beside = time(
                column("arm", row -> row / 4 % 2 == 0 ? "drug" : "placebo"),
                column("part", row -> List.of("head", "trunk", "arm", "leg").get(row % 4)));
        assertTrue(beside.contains("differ by 'part' ("), beside);
        assertFalse(beside.contains("'arm' ("), beside);
    }

    @Test
    void aColumnThatNoEncoderReadsIsNoLikelyTime() {
        SeriesRoles roles = SeriesSurvey.of(List.of(
                SeriesColumn.of(new TableColumn("time", Kind.VECTOR), false),
                SeriesColumn.of(new TableColumn("heart rate", Kind.NUMBER), false)));
        assertEquals(
                "by names and values, no column is the time", roles.lacking().get(SeriesRole.TIME));
    }
}
