package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;

/** Files whose rows are no patients: meanings of codes, genes, and one file for each patient. */
class NoPatientsTest extends WrittenCohort {

    @BeforeEach
    void labs() throws IOException {
        write("labs.csv", "id,crp", row -> id(row) + "," + measured(row));
    }

    private List<String> skipped() {
        return open().skipped().stream()
                .map(file -> file.file() + ": " + file.reason())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "itemid,label,fluid,category",
                "icd_code,long_title,icd_version,x",
                "ROW_ID,ITEMID,LABEL,CATEGORY",
                "concept_id,concept_name,domain_id,x"
            })
    void meaningsOfCodesAreNoModality(String header) throws IOException {
        Files.writeString(
                folder.resolve("d_items.csv"),
                header + "\n" + lines(40, row -> (50_000 + row) + ",Item " + row + ",Blood,x"));
        assertEquals(List.of("labs"), open().modalities());
        assertTrue(
                skipped().get(0).contains("it says what codes mean, by its '"),
                skipped().toString());
        open().check(ProgressMonitor.NONE);
    }

    @Test
    void measurementsOfItemsAndALabelOfPatientsAreModalities() throws IOException {
        Files.writeString(
                folder.resolve("items.csv"),
                "id,itemid,charttime,valuenum\n"
                        + lines(
                                120,
                                row -> id(row / 2) + "," + (50_000 + row % 3) + ",2021-01-0" + (1 + row % 2) + ","
                                        + row % 37));
        write("more.csv", "id,description,size", row -> id(row) + ",kind " + row % 4 + "," + measured(row));
        assertEquals(List.of("items", "labs", "more"), open().modalities());
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void genesAsRowsAreSaidAlsoWhereSamplesOfPatientsAreTheColumns() throws IOException {
        String header =
                IntStream.range(0, PATIENTS).mapToObj(row -> id(row) + "-01").collect(Collectors.joining(","));
        Files.writeString(
                folder.resolve("genes.csv"),
                "Hugo_Symbol,Entrez_Gene_Id," + header + "\n"
                        + lines(
                                50,
                                gene -> "GENE" + gene + "," + (82_000 + gene) + ","
                                        + IntStream.range(0, PATIENTS)
                                                .mapToObj(row -> gene * row % 97 + ".5")
                                                .collect(Collectors.joining(","))));
        InputException fault = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(
                fault.getMessage()
                        .contains(
                                "60 of those of the labels are names of its columns, with the number of a sample behind them as in 'P0000-01'"),
                fault.getMessage());
        assertTrue(fault.remedy().contains("Exchange its rows and columns"), fault.remedy());
    }

    @Test
    void aFileForEachPatientIsSaidOnce() throws IOException {
        for (int patient = 0; patient < 12; patient++) {
            Files.writeString(folder.resolve(id(patient) + ".psv"), "HR|Temp\n80|37.1\n");
        }
        Files.writeString(folder.resolve("notes.sav"), "x");
        assertEquals(2, skipped().size(), skipped().toString());
        assertTrue(
                skipped()
                        .get(0)
                        .startsWith(
                                "Each of 12 files such as P0000.psv: no table that is read: write it as CSV; if each is of one patient"),
                skipped().toString());
        assertFalse(skipped().get(1).contains("files such as"));
    }

    @Test
    void aSeriesMatrixOfGeoIsSaidWithTheWayOut() throws IOException {
        Files.writeString(
                folder.resolve("geo.csv"),
                "!Series_title\t\"Blood in sepsis\"\n!Series_geo_accession\t\"GSE12345\"\n!Sample_title\t\"a\"\t\"b\"\n!series_matrix_table_begin\n"
                        + "\"ID_REF\"\t\"GSM1\"\t\"GSM2\"\n\"A\"\t1.5\t2.5\n\"B\"\t1.5\t2.5\n!series_matrix_table_end\n");
        assertTrue(
                skipped().toString().contains("a series matrix of GEO"),
                skipped().toString());
    }
}
