package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Columns that say who a patient is, of what is known after the outcome, and names that differ in a sign. */
class PersonalColumnsTest extends WrittenCohort {

    private static final List<String> FIRST = List.of("Luca", "Anna", "Paolo", "Rita", "Ugo", "Sara", "Ivo", "Ada");
    private static final List<String> LAST =
            List.of("Neri", "Conti", "Greco", "Bruno", "Rossi", "Villa", "Fonti", "Sala");

    @ParameterizedTest
    @CsvSource({
        "personnummer, 194502%02d-1%03d",
        "x, 194502%02d-1%03d",
        "fodselsnr, 0302%02d 78%03d",
        "CPR, 0312%02d-4%03d",
        "hetu, 0402%02d-2%03dK",
        "telefono, +39 07 7%02d %03d",
        "phone, (030) %02d12 %03d"
    })
    void numbersOfPersonsAreLeftOutAsIdentifiers(String name, String form) throws IOException {
        column(name, row -> form.formatted(1 + row % 28, 100 + 11 * row));
        assertEquals(Taken.SECOND_ID, finding(name).taken(), finding(name)::reason);
        assertFalse(finding(name).isUsed());
    }

    @ParameterizedTest
    @CsvSource({"x, 202402%02d-12%02d", "taken, 202402%02d 1%d30", "batch, 2021-%02d", "nodes, %d/1%d"})
    void timesAndBatchesAreNone(String name, String form) throws IOException {
        column(name, row -> form.formatted(1 + row % 28, row % 4));
        assertTrue(finding(name).taken() != Taken.SECOND_ID, finding(name)::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nome", "name", "apellidos", "Patient name", "Nachname", "nazwisko"})
    void namesOfPersonsAreLeftOut(String name) throws IOException {
        column(name, row -> FIRST.get(row % 8) + " " + LAST.get(row / 8));
        ColumnFinding finding = finding(name);
        assertFalse(finding.isUsed(), finding::reason);
        assertTrue(finding.reason().contains("names of persons, in 60 rows"), finding::reason);
    }

    @ParameterizedTest
    @CsvSource({"name, 3", "drug_name, 8", "apellido, 8", "x, 8", "variable name, 8"})
    void otherNamesAreUsed(String name, int different) throws IOException {
        column(name, row -> LAST.get(row % different));
        assertTrue(finding(name).isUsed(), finding(name)::reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"deceduto", "autopsia", "data_zgonu", "alta", "motivo_alta", "exitus_90d", "fecha_alta", "Óbito"
            })
    void whatIsKnownAfterTheOutcomeIsSaid(String name) throws IOException {
        column(name, row -> List.of("a", "b", "c").get(row * 7 % 3));
        assertTrue(finding(name).reason().contains("known only after the outcome"), finding(name)::reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"padre_fallecido", "död_fader", "alta_tension", "father_died", "family_death", "alta presion"})
    void whatIsOfRelativesOrHighIsNot(String name) throws IOException {
        column(name, row -> List.of("a", "b", "c").get(row * 7 % 3));
        assertFalse(finding(name).reason().contains("after the outcome"), finding(name)::reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no sepsis,No-Sepsis,sepsis",
                "ICU-1,ICU 1,ICU1,ward",
                "non-smoker,Non smoker,smoker",
                "follow up,follow-up,new"
            })
    void namesThatDifferInASignAreNamed(String list) throws IOException {
        String[] texts = list.split(",");
        column("x", row -> texts[row % texts.length]);
        String expected = "'" + texts[0] + "' (" + 60 / texts.length + ") and '" + texts[1] + "'";
        assertTrue(finding("x").reason().contains(expected), finding("x")::reason);
        write("labels.csv", "id,label,split", row -> id(row) + "," + texts[row % texts.length] + "," + split(row));
        assertTrue(open().labels().findings().get(0).reason().contains(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IIa,IIb,III",
                "B-,B+,A+",
                "E1,E-1,E2",
                "ICU 1,ICU 11,ICU 1-1",
                "COVID 1.5,COVID 15",
                "T1-2,T12",
                "yes,no"
            })
    void otherSignsSaySomething(String list) throws IOException {
        String[] texts = list.split(",");
        column("x", row -> texts[row % texts.length]);
        assertFalse(finding("x").reason().contains("signs and spaces"), finding("x")::reason);
    }

    @Test
    void groupsOfNearNamesBeyondThreeAreCounted() throws IOException {
        String[] texts = {"aaa b", "aaa-b", "ccc d", "ccc-d", "eee f", "eee-f", "ggg h", "ggg-h", "iii k", "iii-k"};
        column("x", row -> texts[row % texts.length]);
        assertTrue(finding("x").reason().contains(", and 2 more, differ only in signs"), finding("x")::reason);
    }

    @Test
    void aSplitThatIsNoneOfTheLabelsIsSaid() throws IOException {
        column("split", row -> List.of("train", "valid", "test").get(row * 7 % 3));
        assertTrue(
                finding("split")
                        .reason()
                        .contains("'test', 'train', 'valid' in 60 rows, it says which rows train and test, but"),
                finding("split")::reason);
        assertTrue(finding("split").isUsed());
    }

    @ParameterizedTest
    @CsvSource({"status, train, test", "split, left, right", "training, train, rest", "split, yes, no"})
    void otherWordsAreNoSplit(String name, String one, String other) throws IOException {
        column(name, row -> row * 7 % 3 == 0 ? one : other);
        assertFalse(finding(name).reason().contains("as the split"), finding(name)::reason);
    }
}
