package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubtfulClassesTest {

    private static List<String> doubtful(String... classes) {
        return DoubtfulClasses.of(List.of(classes)).names();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n.a.",
                "N.A.",
                "n/a",
                "NA",
                "k.A.",
                "kA",
                "o.A.",
                "-",
                "--",
                "*",
                "\\N",
                "ND",
                "n.d.",
                "NR",
                "nb",
                "unk",
                "null",
                "unklar",
                "unclear",
                "nicht klar",
                "9",
                "99",
                "-9",
                "ausstehend"
            })
    void besideYesAndNoNothingElseIsMeant(String name) {
        assertEquals(List.of(name), doubtful("ja", name, "nein"));
        assertEquals(List.of(name), doubtful("alive", "died", name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R|NR",
                "CR|PR|NR",
                "responder|partial responder|NR",
                "complete|partial|NR",
                "remission|relapse|NR",
                "+|-",
                "+|-|++",
                "x|-",
                "AD|MCI|ND",
                "MCI|dementia|ND",
                "detected|indeterminate|ND",
                "NC|worse|alive",
                "RA|OA|Gout",
                "A|B|AB|0",
                "None|Mild|Severe",
                "benign|malignant|NB",
                "0|1|9",
                "grade 1|grade 2|9",
                "1|2|3a|9",
                "ja|nein|1",
                "home|rehab|other",
                "ja|ND",
                "nein|9",
                "high|low"
            })
    void otherNamesSaySomething(String classes) {
        assertEquals(List.of(), doubtful(classes.split("\\|")));
    }

    @Test
    void ofTwoClassesTheFormsThatMeanNothingElseCount() {
        assertEquals(List.of("n.a."), doubtful("ja", "n.a."));
        assertEquals(List.of("k.A."), doubtful("ja", "k.A."));
    }

    @Test
    void severalCodesAndFormsCountTogether() {
        assertEquals(List.of("8", "9"), doubtful("ja", "nein", "8", "9"));
        assertEquals(List.of("n.a.", "-"), doubtful("n.a.", "ja", "nein", "-", "unbekannt"));
    }

    @Test
    void noneOfThemIsTheRarestUnlessAllAre() {
        double none = Double.POSITIVE_INFINITY;
        assertArrayEquals(
                new double[] {60, 30, none, none},
                DoubtfulClasses.asFrequent(List.of("nein", "ja", "n.a.", "unbekannt"), new double[] {60, 30, 5, 4}));
        assertArrayEquals(
                new double[] {6, 3}, DoubtfulClasses.asFrequent(List.of("missing", "unknown"), new double[] {6, 3}));
    }
}
