package org.multimodalbtw.engine.outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;

class TargetTest {

    private static final int[] FIRST_FOUR = {0, 1, 2, 3};

    @Test
    void classesAreSortedAndCodedAsOneOfThem() {
        Labelled read = classes("b", "a", "c", "b");
        assertEquals(new OfClass("ward", List.of("a", "b", "c")), read.target());
        assertArrayEquals(new double[] {0, 1, 0}, read.rows().truth(0));
        assertArrayEquals(new double[] {0, 0, 1}, read.rows().truth(2));
        assertEquals(1, read.rows().stratum(3));
        assertArrayEquals(new double[] {.25, .5, .25}, read.rows().mean(FIRST_FOUR), 1e-15);
    }

    @Test
    void aClassThatIsNeverLearntIsNoneOfTheModels() {
        Labelled read = classes("b", "b", "c", "c", "a");
        Learnt learnt = read.target().learn(read.rows(), FIRST_FOUR);
        assertEquals(List.of("b", "c"), learnt.target().classes());
        assertArrayEquals(new double[] {1, 0}, learnt.rows().truth(0));
        assertArrayEquals(new double[] {0, 0}, learnt.rows().truth(4));
        assertArrayEquals(new double[] {.5, .5}, learnt.prior());
        assertTrue(learnt.rows().isPossible(3, learnt.prior()));
        assertFalse(learnt.rows().isPossible(4, learnt.prior()));
        assertFalse(read.rows().isPossible(4, new double[] {0, .5, .5}));
        assertEquals(TargetScale.NONE, learnt.scale());
    }

    @Test
    void oneClassCannotBeLearnt() {
        Labelled read = classes("b", "b", "b", "b", "a");
        InputException refused =
                assertThrows(InputException.class, () -> read.target().learn(read.rows(), FIRST_FOUR));
        assertEquals("All training rows are of one class, 'b', of 'ward'.", refused.getMessage());
    }

    @Test
    void rowsWithTheSameLabelsAreAlike() {
        Labelled read = labels(Set.of("y"), Set.of(), Set.of("x", "y"), Set.of("y"));
        assertArrayEquals(new double[] {0, 1}, read.rows().truth(0));
        assertArrayEquals(new double[] {0, 0}, read.rows().truth(1));
        assertArrayEquals(new double[] {1, 1}, read.rows().truth(2));
        assertEquals(read.rows().stratum(0), read.rows().stratum(3));
        Learnt learnt = read.target().learn(read.rows(), FIRST_FOUR);
        assertArrayEquals(new double[] {.25, .75}, learnt.prior());
        assertTrue(learnt.rows().isPossible(1, learnt.prior()), "a row may have no label");
    }

    @Test
    void aLabelThatAllRowsHaveOrLackCannotBeLearnt() {
        Labelled all = labels(Set.of("x", "y"), Set.of("x"), Set.of("x"), Set.of("x"));
        assertEquals(
                "All training rows have the label 'x' of 'findings'.",
                assertThrows(InputException.class, () -> all.target().learn(all.rows(), FIRST_FOUR))
                        .getMessage());
        Labelled none = labels(Set.of("x"), Set.of("x"), Set.of(), Set.of("x"));
        assertEquals(
                "No training row has the label 'y' of 'findings'.",
                assertThrows(InputException.class, () -> none.target().learn(none.rows(), FIRST_FOUR))
                        .getMessage());
    }

    @Test
    void numbersAreLearntInStandardDeviations() {
        Labelled read = numbers(1, 1, 5, 5, 9);
        Learnt learnt = read.target().learn(read.rows(), FIRST_FOUR);
        assertEquals(new TargetScale(3, 2), learnt.scale());
        assertArrayEquals(new double[] {-1}, learnt.rows().truth(0));
        assertArrayEquals(new double[] {3}, learnt.rows().truth(4));
        assertArrayEquals(new double[] {9}, learnt.scale().restore(learnt.rows().truth(4)));
        assertArrayEquals(new double[] {3}, learnt.prior());
        assertArrayEquals(new double[] {3}, read.rows().mean(FIRST_FOUR));
        assertEquals(read.rows().stratum(0), read.rows().stratum(4), "all are dealt alike");
    }

    @Test
    void rowsAreHandedToTheNetworkAsTheirTargetSays() {
        for (Labelled read : List.of(classes("b", "a"), labels(Set.of("x"), Set.of("y")), numbers(2.5, -4))) {
            Storage storage = read.target().storage();
            ByteBuffer bytes = ByteBuffer.allocate(2 * storage.bytes());
            read.rows().put(0, bytes);
            read.rows().put(1, bytes);
            assertFalse(bytes.hasRemaining());
            bytes.flip();
            double[] found = new double[bytes.capacity() / storage.type().getNumOfBytes()];
            for (int i = 0; i < found.length; i++) {
                found[i] = storage.type().isInteger() ? bytes.getLong() : bytes.getFloat();
            }
            double[] expected = read.target()
                    .match(ofClass -> new double[] {1, 0}, ofLabels -> new double[] {1, 0, 0, 1}, ofNumber ->
                            new double[] {2.5, -4});
            assertArrayEquals(expected, found);
        }
        assertEquals(new Shape(3, 7), new OfNumber("risk").storage().shape(3, 7));
        assertEquals(
                new Shape(3, 7, 2), Targets.of(Task.MULTILABEL, 2).storage().shape(3, 7));
    }

    @Test
    void rowsCanBeChosenInAnyOrder() {
        Outcomes chosen = classes("b", "a", "c").rows().at(new int[] {2, 0, 2});
        assertEquals(3, chosen.size());
        assertEquals(2, chosen.stratum(0));
        assertArrayEquals(new double[] {0, 1, 0}, chosen.truth(1));
    }

    @Test
    void aReaderTakesItsOwnFormOnly() {
        assertThrows(IllegalStateException.class, () -> OfNumber.reader("risk").add("yes"));
        assertThrows(IllegalStateException.class, () -> OfClass.reader("ward").add(1, "row"));
        assertThrows(IllegalStateException.class, () -> OfClass.reader("ward").add(Set.of("yes")));
        assertThrows(IllegalStateException.class, () -> OfLabels.reader("findings", List.of("x", "y"))
                .add("x"));
    }

    @Test
    void inFilesItIsThreeFields() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (Task task : Task.values()) {
            Target target = Targets.of(task, 2);
            String text = json.writeValueAsString(target);
            String classes = target.classes().isEmpty() ? "" : "\"c0\",\"c1\"";
            assertEquals("{\"task\":\"" + task + "\",\"target\":\"outcome\",\"classes\":[" + classes + "]}", text);
            assertEquals(target, json.readValue(text, Target.class));
        }
    }

    @Test
    void theFirstOfEqualClassesIsPredictedAndALabelAboveOneHalf() {
        assertEquals(1, OfClass.mostProbable(new double[] {.2, .4, .4}));
        boolean[] predicted = OfLabels.predicted(new double[] {.5, .51});
        assertFalse(predicted[0]);
        assertTrue(predicted[1]);
    }

    private static Labelled classes(String... names) {
        OutcomeReader reader = OfClass.reader("ward");
        for (String name : names) {
            reader.add(name);
        }
        return reader.read();
    }

    @SafeVarargs
    private static Labelled labels(Set<String>... sets) {
        OutcomeReader reader = OfLabels.reader("findings", List.of("x", "y"));
        for (Set<String> set : sets) {
            reader.add(set);
        }
        return reader.read();
    }

    private static Labelled numbers(double... values) {
        OutcomeReader reader = OfNumber.reader("risk");
        for (double value : values) {
            reader.add(value, "row");
        }
        return reader.read();
    }
}
