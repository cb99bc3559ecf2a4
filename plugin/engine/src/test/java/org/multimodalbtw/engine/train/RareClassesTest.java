package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RareClassesTest {

    @Test
    void partsWithoutAClassAreNamed() {
        RareClasses rare = new RareClasses(
                List.of("died", "survived"),
                Map.of(Split.TRAIN, new long[] {3, 87}, Split.VALID, new long[] {0, 30}, Split.TEST, new long[] {0, 30
                }));
        assertEquals(
                List.of(
                        "No valid row is of the class 'died': scores of valid rows say nothing of it.",
                        "No test row is of the class 'died': scores of test rows say nothing of it."),
                rare.sentences());
    }

    @Test
    void classesOfWhichHardlyAnythingIsLearntAreNamed() {
        RareClasses rare = new RareClasses(
                List.of("a", "b", "c", "d"),
                Map.of(Split.TRAIN, new long[] {50, 2, 1, 3}, Split.TEST, new long[] {9, 1, 1, 1}));
        assertEquals(
                List.of(
                        "The classes 'b', 'c' have at most 2 training rows: hardly anything is learnt of them.",
                        "Only 1 test row is of each of the classes 'b', 'c', 'd': scores of test rows, such as the AUROC, say hardly"
                                + " anything of them."),
                rare.sentences());
    }

    @Test
    void oneTestRowOfAClassIsNamed() {
        RareClasses rare = new RareClasses(
                List.of("died", "survived"), Map.of(Split.TRAIN, new long[] {5, 87}, Split.TEST, new long[] {1, 30}));
        assertEquals(
                List.of(
                        "Only 1 test row is of the class 'died': scores of test rows, such as the AUROC, say hardly anything of it."),
                rare.sentences());
        RareClasses two = new RareClasses(
                List.of("died", "survived"), Map.of(Split.TRAIN, new long[] {5, 87}, Split.TEST, new long[] {2, 30}));
        assertEquals(List.of(), two.sentences());
    }

    @Test
    void classesWithoutTrainingRowsAreNamed() {
        RareClasses rare = new RareClasses(List.of("home", "rehab"), Map.of(Split.TRAIN, new long[] {50, 40}));
        assertEquals(
                "No training row is of the class 'died' of 'label': it is never predicted, and decisions and alarms cannot be about it.",
                rare.unlearnt(List.of("died", "home", "rehab"), "label").orElseThrow());
        assertEquals(Optional.empty(), rare.unlearnt(List.of("home", "rehab"), "label"));
    }

    @Test
    void classesThatAreNoOutcomeAreNamed() {
        RareClasses doubtful =
                new RareClasses(List.of("ja", "k.A.", "n/a", "nein"), Map.of(Split.TRAIN, new long[] {40, 9, 9, 50}));
        assertEquals(
                List.of(
                        "'k.A.' is a class: if rows of it have no known outcome, empty these cells, and the rows take no part."),
                doubtful.sentences());
        RareClasses unknown =
                new RareClasses(List.of("NC", "unknown", "survived"), Map.of(Split.TRAIN, new long[] {40, 9, 50}));
        assertEquals(
                List.of(
                        "'unknown' is a class: if rows of it have no known outcome, empty these cells, and the rows take no part."),
                unknown.sentences());
        RareClasses dates =
                new RareClasses(List.of("2020-01-31", "2020-02-07"), Map.of(Split.TRAIN, new long[] {40, 50}));
        assertEquals(
                List.of(
                        "The classes are dates, '2020-01-31', '2020-02-07': to predict when something happens, write the days until then, as"
                                + " numbers."),
                dates.sentences());
    }

    @Test
    void aPartThatIsNotThereLacksNothing() {
        RareClasses rare = new RareClasses(List.of("a", "b"), Map.of(Split.TRAIN, new long[] {50, 40}));
        assertEquals(List.of(), rare.sentences());
    }
}
