package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;

class SplitReaderTest {

    @ParameterizedTest
    @CsvSource({
        "train, TRAIN", "TRAIN, TRAIN", "Training, TRAIN", "Training set, TRAIN", "train_data, TRAIN",
                "derivation, TRAIN",
        "valid, VALID", "Val, VALID", "VALIDATION, VALID", "dev, VALID", "dev-set, VALID", "validation cohort, VALID",
        "test, TEST", "Testing, TEST", "hold-out, TEST", "HOLDOUT, TEST", "held out, TEST", "test_split, TEST"
    })
    void wordsAreUnderstoodInAnyCase(String word, Split split) {
        SplitReader reader = SplitReader.of("split", List.of(word, ""));
        assertEquals(split, reader.read(word));
        boolean isSaid = word.equals("derivation");
        assertEquals(isSaid ? 1 : 0, reader.notes().size(), reader.notes()::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "0 1 2, TRAIN VALID TEST",
        "1 2 3, TRAIN VALID TEST",
        "0 1, TRAIN TEST",
        "0.0 1.0 2.0, TRAIN VALID TEST",
        "2 0 1, TEST TRAIN VALID"
    })
    void numbersAreUnderstoodAndSaid(String numbers, String splits) {
        List<String> values = List.of(numbers.split(" "));
        SplitReader reader = SplitReader.of("part", values);
        assertEquals(
                Arrays.stream(splits.split(" ")).map(Split::valueOf).toList(),
                values.stream().map(reader::read).toList());
        assertTrue(reader.notes().get(0).startsWith("The split column 'part' has numbers: "), reader.notes()::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "is_train, 0 1, TEST TRAIN",
        "train, 1 0, TRAIN TEST",
        "IsTraining, false true, TEST TRAIN",
        "training set, 0.0 1.0, TEST TRAIN",
        "is_test, 0 1, TRAIN TEST",
        "holdout, no yes, TRAIN TEST",
        "validation, 0 1, TRAIN VALID",
        "used_for_training, 0 1, TEST TRAIN"
    })
    void flagsAreReadByTheColumnsName(String column, String values, String splits) {
        List<String> flags = List.of(values.split(" "));
        SplitReader reader = SplitReader.of(column, flags);
        assertEquals(
                Arrays.stream(splits.split(" ")).map(Split::valueOf).toList(),
                flags.stream().map(reader::read).toList());
        assertTrue(
                reader.notes().get(0).startsWith("The split column '" + column + "' is read by its name: "),
                reader.notes()::toString);
    }

    @Test
    void namesThatCallNoRowsSoLeaveNumbersAsTheyAre() {
        for (String column : List.of("split", "train_test", "trained_nurse", "part", "set", "traintest")) {
            SplitReader reader = SplitReader.of(column, List.of("0", "1"));
            assertEquals(Split.TRAIN, reader.read("0"), column);
            assertEquals(Split.TEST, reader.read("1"), column);
        }
        SplitReader three = SplitReader.of("train", List.of("0", "1", "2"));
        assertEquals(Split.TRAIN, three.read("0"));
        SplitReader words = SplitReader.of("is_train", List.of("train", "test"));
        assertEquals(Split.TRAIN, words.read("train"));
        assertEquals(List.of(), words.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 1 2 3 4", "1 2 3 4 5 6 7 8 9 10", "0 2", "7"})
    void otherNumbersAreRefused(String numbers) {
        InputException refused =
                assertThrows(InputException.class, () -> SplitReader.of("split", List.of(numbers.split(" "))));
        assertTrue(refused.getMessage().startsWith("The split column 'split' has "), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train discharge", "trainee test", "train 2", "unknown"})
    void otherWordsAreRefusedWithExamples(String words) {
        InputException refused =
                assertThrows(InputException.class, () -> SplitReader.of("split", List.of(words.split(" "))));
        String last = words.substring(words.lastIndexOf(' ') + 1);
        String first = words.split(" ")[0];
        String wrong = first.equals("train") ? last : first;
        assertEquals("The split column 'split' says '" + wrong + "'.", refused.getMessage());
    }

    @Test
    void emptyValuesAloneAreNoSplit() {
        assertEquals(List.of(), SplitReader.of("split", List.of("", " ")).notes());
        assertThrows(IllegalArgumentException.class, () -> SplitReader.of("split", List.of(""))
                .read(""));
    }

    @Test
    void wordsOfStudiesAreSaidWithWhatTheyMean() {
        SplitReader reader = SplitReader.of("cohort", List.of("derivation", "validation"));
        assertEquals(
                List.of(
                        "The split column 'cohort' has words: 'derivation' as train, 'validation' as valid. If they mean something else,"
                                + " write train, valid and test."),
                reader.notes());
        assertEquals(Split.TRAIN, reader.read("derivation"));
        assertEquals(
                List.of(),
                SplitReader.of("split", List.of("Train", "validation", "TEST set"))
                        .notes());
    }

    @Test
    void rowsAreCounted() {
        InputException typo = assertThrows(
                InputException.class, () -> SplitReader.of("split", Map.of("train", 80, "tets", 6, "check", 1)));
        assertEquals("The split column 'split' says 'check' (1 row), 'tets' (6 rows).", typo.getMessage());
        InputException empty = assertThrows(
                InputException.class, () -> SplitReader.of("split", Map.of("train", 80, "test", 21, "", 19)));
        assertEquals("The split column 'split' is empty in 19 of 120 rows.", empty.getMessage());
        assertEquals(
                Split.TEST,
                SplitReader.of("split", Map.of("train", 80, "test", 40)).read("test"));
    }
}
