package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.Taken;

/** Labels in several files, and depths of pockets that are written as one text. */
class LabelPartsTest extends WrittenCohort {

    @BeforeEach
    void withoutLabels() throws IOException {
        column("x", row -> String.valueOf(measured(row)));
    }

    @ParameterizedTest
    @CsvSource({
        "labels_train.csv, labels_test.csv",
        "labels-1.csv, labels-2.csv",
        "labels2019.csv, labels2020.csv",
        "labels_siteA.csv, Labels_siteB.csv"
    })
    void partsOfTheLabelsAreToBeOneFile(String one, String other) throws IOException {
        Files.move(folder.resolve("labels.csv"), folder.resolve(one));
        Files.copy(folder.resolve(one), folder.resolve(other));
        InputException refused = assertThrows(InputException.class, () -> open().labels());
        assertTrue(refused.getMessage().contains("has no file labels.csv, but '"), refused.getMessage());
        assertTrue(refused.remedy().contains("with a column split"), refused.remedy());
    }

    @Test
    void oneOtherFileMayBeTheLabels() throws IOException {
        Files.move(folder.resolve("labels.csv"), folder.resolve("labels_final.csv"));
        InputException refused = assertThrows(InputException.class, () -> open().labels());
        assertTrue(refused.remedy().contains("--labels FILE"), refused.remedy());
    }

    @Test
    void aFileThatPairsTheIdsIsNamedWithTheColumnToAdd() throws IOException {
        labels(row -> "S" + (300 + row));
        write("labs.csv", "subject_id,age", row -> (7000 + row * 3) + "," + measured(row));
        InputException apart = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(apart.remedy().contains("Write the same ids in both files"), apart.remedy());
        write("stays.csv", "subject_id,stay_id,unit", row -> (7000 + row * 3) + ",S" + (300 + row) + ",ICU");
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertTrue(
                refused.getMessage().contains("stays.csv has both, in columns 'subject_id' and 'stay_id'."),
                refused.getMessage());
        assertTrue(refused.remedy().contains("Add the column 'stay_id' to labs.csv as its id"), refused.remedy());
    }

    @Test
    void anAgeThatHasTheNumbersOfTheLabelsPairsNoIds() throws IOException {
        labels(row -> String.valueOf(1 + row));
        write("labs.csv", "subject_id,crp", row -> (70000 + row * 3) + "," + measured(row));
        write("more.csv", "subject_id,age", row -> (70000 + row * 3) + "," + (1 + row));
        InputException refused = assertThrows(InputException.class, () -> open().check(ProgressMonitor.NONE));
        assertFalse(refused.getMessage().contains("has both"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "%d-%d-%d, 'numbers with a sign between, such as ''1-1-1'', whose order is not used: each is a category; to use it, write the number "
                + "that matters into a column of its own'",
        "%d/%d/%d/%d, 'a cell holds several numbers, such as ''1/1/1/0'', and most cells differ; to use them, write each number into a "
                + "column of its own'",
        "%d-%d-%d-%d-%d, 'a cell holds several numbers, such as ''1-1-1-0-0'', and most cells differ; to use them, write each number into "
                + "a column of its own'"
    })
    void severalSmallNumbersAreNoIdentifier(String form, String reason) throws IOException {
        column("depth", row -> form.formatted(row % 9 + 1, row * 7 % 11 + 1, row * 5 % 13 + 1, row * 3 % 10, row % 8));
        assertEquals(Taken.CATEGORY, finding("depth").taken());
        assertEquals(reason, finding("depth").reason());
    }

    @ParameterizedTest
    @CsvSource({"%d-100%d", "A%d-%d-%d", "20%d-%d", "%d.%d.%d.100%d"})
    void longerNumbersStayIdentifiers(String form) throws IOException {
        column("code_x", row -> form.formatted(row + 10, row * 7 % 150 + 100, row, row));
        assertEquals(Taken.SECOND_ID, finding("code_x").taken());
    }
}
