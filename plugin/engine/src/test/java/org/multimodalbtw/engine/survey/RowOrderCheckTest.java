package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;

class RowOrderCheckTest {

    private static List<Integer> inOrder(int patients) {
        return new ArrayList<>(IntStream.range(0, patients).boxed().toList());
    }

    private static List<Integer> shuffled(int patients, long seed) {
        List<Integer> rows = inOrder(patients);
        Collections.shuffle(rows, new Random(seed));
        return rows;
    }

    /** A table with one column of names, whose rows a reader has numbered. */
    private static Optional<TableOrder> table(
            String name, List<Integer> patients, String column, IntFunction<String> named) {
        RowOrderScan scan = new RowOrderScan(List.of(column));
        for (int row = 0; row < patients.size(); row++) {
            scan.add("Row" + row, new String[] {named.apply(patients.get(row))});
        }
        return scan.order().map(order -> new TableOrder(name, order));
    }

    private static TableOrder patients(String name, List<Integer> patients) {
        return table(name, patients, "patient", patient -> "P" + patient).orElseThrow();
    }

    private static List<String> notes(TableOrder one, TableOrder other) {
        RowOrderCheck check = new RowOrderCheck();
        check.compare(List.of(one), List.of(other));
        return check.notes();
    }

    private static String refused(TableOrder one, TableOrder other) {
        return assertThrows(InputException.class, () -> notes(one, other)).getMessage();
    }

    @Test
    void twoRowsOfDifferentPatientsAreNamed() {
        String message = refused(patients("labs", List.of(0, 1, 2, 3)), patients("vitals", List.of(0, 2, 1, 3)));
        assertTrue(message.contains("'labs' and 'vitals'"), message);
        assertTrue(message.contains("by column 'patient'"), message);
        assertTrue(message.contains("'Row1' of 'labs' is 'Row2' of 'vitals'"), message);
        assertTrue(message.contains("'Row2' of 'labs' is 'Row1' of 'vitals'"), message);
        assertTrue(message.contains("2 of 4"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50, 500, 50_000})
    void anotherOrderIsFoundInTablesOfAnySize(int patients) {
        TableOrder labs = patients("labs", inOrder(patients));
        assertTrue(labs.order().columns().get(0).places().size() <= 256);
        refused(labs, patients("vitals", shuffled(patients, 1)));
        refused(patients("vitals", shuffled(patients, 2)), labs);
        assertEquals(List.of(), notes(labs, patients("vitals", inOrder(patients))));
        assertEquals(List.of(), notes(labs, patients("vitals", inOrder(patients / 2 + 1))), "the first half");
        refused(labs, patients("vitals", shuffled(patients, 3).subList(0, patients / 2 + 2)));
    }

    @Test
    void filteredRowsKeepTheirPlaces() {
        RowOrderScan scan = new RowOrderScan(List.of("patient"));
        IntStream.range(0, 300)
                .filter(row -> row % 3 != 0)
                .forEach(row -> scan.add("Row" + row, new String[] {"P" + row}));
        TableOrder filtered = new TableOrder("vitals", scan.order().orElseThrow());
        assertEquals(List.of(), notes(patients("labs", inOrder(300)), filtered));
        refused(patients("labs", shuffled(300, 1)), filtered);
    }

    @Test
    void staysOfAPatientAreNoContradiction() {
        IntFunction<String> twice = stay -> "P" + stay / 2;
        TableOrder labs = table("labs", inOrder(80), "patient", twice).orElseThrow();
        RowOrderScan scan = new RowOrderScan(List.of("patient"));
        IntStream.range(0, 80)
                .filter(stay -> stay % 2 == 1)
                .forEach(stay -> scan.add("Row" + stay, new String[] {twice.apply(stay)}));
        TableOrder last = new TableOrder("vitals", scan.order().orElseThrow());
        assertEquals(1, notes(labs, last).size(), "no name of the first table is in one row only");
    }

    @ParameterizedTest
    @CsvSource({"patient, %d.0", "Patient, ' 00%d'", "PATIENT, %d"})
    void namesAreComparedAsIdsAre(String column, String form) {
        TableOrder labs = table("labs", inOrder(40), "patient", String::valueOf).orElseThrow();
        IntFunction<String> written = patient -> form.formatted(patient);
        assertEquals(
                List.of(), notes(labs, table("b", inOrder(40), column, written).orElseThrow()));
        refused(labs, table("b", shuffled(40, 1), column, written).orElseThrow());
    }

    @Test
    void columnsOfPersonsWithOtherNamesAreComparedWhereTheyHaveTheSameNames() {
        TableOrder labs = patients("labs", inOrder(40));
        String message = refused(
                labs,
                table("b", shuffled(40, 1), "subject_id", row -> "P" + row).orElseThrow());
        assertTrue(message.contains("by the columns 'patient' and 'subject_id'"), message);
        assertEquals(
                1,
                notes(labs, table("b", shuffled(40, 1), "mrn", row -> "M" + row).orElseThrow())
                        .size());
    }

    @Test
    void patientsDecideBeforeSamples() {
        RowOrderScan one = new RowOrderScan(List.of("patient", "sample_id"));
        RowOrderScan other = new RowOrderScan(List.of("sample_id", "patient"));
        List<Integer> samples = shuffled(40, 1);
        for (int row = 0; row < 40; row++) {
            one.add("Row" + row, new String[] {"P" + row, "" + row});
            other.add("Row" + row, new String[] {"" + samples.get(row), "P" + row});
        }
        TableOrder labs = new TableOrder("labs", one.order().orElseThrow());
        assertEquals(List.of(), notes(labs, new TableOrder("b", other.order().orElseThrow())));
        refused(
                table("labs", inOrder(40), "sample_id", String::valueOf).orElseThrow(),
                table("b", samples, "sample_id", String::valueOf).orElseThrow());
    }

    @Test
    void ofPatientsWithSeveralRowsNothingFalseIsSaid() {
        TableOrder notes =
                table("notes", inOrder(18), "patient", row -> "P" + row / 2).orElseThrow();
        List<String> said = notes(patients("labs", inOrder(9)), notes);
        assertEquals(1, said.size());
        assertTrue(
                said.get(0).contains("no column that is read names the same patients in them, each in one row:"),
                said.get(0));
    }

    @Test
    void whereNothingCanBeComparedItIsSaidOnce() {
        TableOrder labs = patients("labs", inOrder(9));
        List<TableOrder> others = List.of(
                table("ct", inOrder(9), "id", patient -> null).orElseThrow(),
                new TableOrder("ecg", new RowOrder("Row", List.of())));
        RowOrderCheck check = new RowOrderCheck();
        check.compare(List.of(labs), others);
        assertEquals(1, check.notes().size());
        assertTrue(check.notes().get(0).startsWith("The RowIDs of 'labs', 'ct', 'ecg' only count rows"));
    }

    @Test
    void idsThatSayMoreThanANumberAreLeftAlone() {
        assertTrue(order("P7", "P3").isEmpty(), "not in order");
        assertTrue(order("Row0", "Row1_dup").isEmpty());
        assertTrue(order("Row0", "case1").isEmpty());
        assertTrue(order("1-A", "2-A").isEmpty());
        assertEquals("P", order("P007", "P008").orElseThrow().prefix(), "ids in order of admission");
        assertTrue(new RowOrderScan(List.of()).order().isEmpty(), "no row");
    }

    @Test
    void idsInOrderOfAdmissionContradictOnlyWhereMostDo() {
        RowOrder ids = order("P1", "P2", "P3", "P4").orElseThrow();
        List<RowOrder.Place> swapped = new ArrayList<>(ids.columns().get(0).places());
        RowOrder.Place first = swapped.get(0);
        swapped.set(0, new RowOrder.Place(first.hash(), "P9"));
        RowOrder slip = new RowOrder("P", List.of(new RowOrder.Names("patient", swapped)));
        assertEquals(List.of(), notes(new TableOrder("a", ids), new TableOrder("b", slip)));
        RowOrder none = new RowOrder("P", List.of());
        assertEquals(List.of(), notes(new TableOrder("a", ids), new TableOrder("b", none)), "they may be names");
    }

    private static Optional<RowOrder> order(String... ids) {
        RowOrderScan scan = new RowOrderScan(List.of("patient"));
        for (int row = 0; row < ids.length; row++) {
            scan.add(ids[row], new String[] {"name" + row});
        }
        return scan.order();
    }
}
