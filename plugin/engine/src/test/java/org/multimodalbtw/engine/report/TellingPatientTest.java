package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TellingPatientTest {

    private static final Optional<Boolean> RIGHT = Optional.of(true);
    private static final Optional<Boolean> WRONG = Optional.of(false);
    private static final double NAN = Double.NaN;

    private final TellingPatient telling = new TellingPatient("");

    @Test
    void theSurestOfThoseWhoWerePredictedWrong() {
        telling.offer("right", .99, RIGHT, new double[] {3});
        telling.offer("wrong", .7, WRONG, new double[] {1});
        telling.offer("surer", .9, WRONG, new double[] {.1});
        telling.offer("as sure", .9, WRONG, new double[] {.1});
        telling.offer("unknown", .95, Optional.empty(), new double[] {5});
        TellingPatient.Choice choice = telling.choice().orElseThrow();
        assertEquals("surer", choice.id());
        assertEquals(
                "Of the 4 patients whose outcome is known, 3 were predicted wrong; shown is the one whose prediction was surest (90 % for what was predicted).",
                choice.reason());
    }

    @Test
    void theOnlyOneWhoWasPredictedWrong() {
        telling.offer("right", .99, RIGHT, new double[] {3});
        telling.offer("wrong", .51, WRONG, new double[] {1});
        assertEquals(
                "Shown is the only patient who was predicted wrong.",
                telling.choice().orElseThrow().reason());
    }

    @Test
    void whereNobodyIsWrongTheOneWithMostDisagreement() {
        telling.offer("a", .99, RIGHT, new double[] {.1, NAN});
        telling.offer("b", .9, RIGHT, new double[] {.05, .3});
        TellingPatient.Choice choice = telling.choice().orElseThrow();
        assertEquals("b", choice.id());
        assertTrue(choice.reason().startsWith("No patient is predicted wrong. "), choice.reason());
    }

    @Test
    void whereTheTruthIsNotKnownItSaysSo() {
        telling.offer("a", NAN, Optional.empty(), new double[] {NAN, NAN});
        TellingPatient.Choice choice = telling.choice().orElseThrow();
        assertEquals("a", choice.id());
        assertTrue(choice.reason().startsWith("What is true is not known"), choice.reason());
        assertTrue(choice.reason().endsWith("Shown is the first patient."), choice.reason());
    }

    @Test
    void theNumberThatIsFarthestOff() {
        telling.offerNumber("a", 2, new double[] {.1});
        telling.offerNumber("b", -3, new double[] {.1});
        telling.offerNumber("c", NAN, new double[] {9});
        TellingPatient.Choice choice = telling.choice().orElseThrow();
        assertEquals("b", choice.id());
        assertEquals(
                "Of the 2 patients whose outcome is known, shown is the one whose prediction is farthest off.",
                choice.reason());
    }

    @Test
    void nobodyIsOffered() {
        assertEquals(Optional.empty(), telling.choice());
    }

    @Test
    void saysOfWhichRowsThePatientIsOne() {
        TellingPatient ofTest = new TellingPatient(" of the test rows");
        ofTest.offer("a", .9, Optional.of(false), new double[0]);
        assertEquals(
                "Shown is the only patient of the test rows who was predicted wrong.",
                ofTest.choice().orElseThrow().reason());
    }
}
