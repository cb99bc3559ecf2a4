package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.survey.OutcomeCopies.Copy;

class OutcomeCopiesTest {

    private static KnownRows known(int patients, IntFunction<String> outcome) {
        KnownRows.Builder known = new KnownRows.Builder("", List.of("outcome"), List.of()).strict();
        for (int patient = 0; patient < patients; patient++) {
            known.add("p" + patient, new String[] {outcome.apply(patient)}, null, new String[0]);
        }
        return known.build();
    }

    private static List<Copy> copies(MemoryTable table, KnownRows known) {
        return OutcomeCopies.of(table, known, ProgressMonitor.NONE);
    }

    @Test
    void aCopyInOtherWordsIsFoundWithTheNumberOfPatients() {
        MemoryTable table = new MemoryTable(MemoryTable.category("word"), MemoryTable.number("number"));
        for (int patient = 0; patient < 30; patient++) {
            table.row("p" + patient, patient % 2 == 0 ? "J" : "N", patient % 7 == 0 ? null : patient % 2 + 1.);
        }
        assertEquals(
                List.of(new Copy("word", Optional.of("outcome"), 30), new Copy("number", Optional.of("outcome"), 25)),
                copies(table, known(30, patient -> patient % 2 == 0 ? "dead" : "alive")));
    }

    @Test
    void manyRowsOfFewPatientsAreNoEvidence() {
        MemoryTable table = new MemoryTable(MemoryTable.category("sex"));
        for (int row = 0; row < 600; row++) {
            table.row("p" + row % 6, row % 2 == 0 ? "f" : "m");
        }
        assertEquals(List.of(), copies(table, known(6, patient -> patient % 2 == 0 ? "dead" : "alive")));
    }

    @Test
    void whatDiffersInOneRowOrIsOfOtherRowsIsNoCopy() {
        MemoryTable table = new MemoryTable(MemoryTable.number("nearly"), MemoryTable.number("others"));
        for (int patient = 0; patient < 40; patient++) {
            table.row(
                    "p" + patient, patient == 39 ? 0. : patient % 2, patient < 10 ? patient % 2. : 1. * (patient % 3));
        }
        assertEquals(List.of(), copies(table, known(40, patient -> patient % 2 == 0 ? "dead" : "alive")));
        assertEquals(
                List.of(),
                copies(table, known(40, patient -> patient < 10 ? patient % 2 == 0 ? "dead" : "alive" : null)),
                "ten rows are too few");
    }

    @Test
    void numbersThatAllDifferAreCopiesOnlyWhereTheyAreEqual() {
        MemoryTable table = new MemoryTable(MemoryTable.number("equal"), MemoryTable.number("other"));
        for (int patient = 0; patient < 30; patient++) {
            table.row("p" + patient, patient * .5, patient * 3.);
        }
        assertEquals(
                List.of(new Copy("equal", Optional.of("outcome"), 30)),
                copies(table, known(30, patient -> String.valueOf(patient * .5))));
    }
}
