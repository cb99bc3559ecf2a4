package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;
import org.multimodalbtw.engine.survey.Taken;

/** What is said of columns that are easily taken for something else without a word. */
class SaidOfColumnsTest extends WrittenCohort {

    @Test
    void numbersBesideMoreWordsAreNamesAndThatIsSaid() throws IOException {
        column("bnp", row -> row % 5 < 2 ? String.valueOf(100.5 + row) : "see letter");
        ColumnFinding finding = finding("bnp");
        assertEquals(Taken.CATEGORY, finding.taken());
        assertTrue(finding.isSaid());
        assertEquals(
                "24 cells hold numbers, such as 100.5, and 36 texts, such as 'see letter', so that all are names; if such texts mean empty, add "
                        + "them to 'Texts that mean empty'",
                finding.reason());
        column("grade", row -> row % 5 < 2 ? String.valueOf(1 + row % 3) : "by hand");
        assertFalse(finding("grade").isSaid(), "few whole numbers are names");
    }

    @Test
    void codesThatMostlyOccurOnceAreNoIdentifiers() throws IOException {
        column("icd", row -> row % 3 == 0 ? "I10." + row % 2 : "E" + row + ".x");
        ColumnFinding finding = finding("icd");
        assertFalse(finding.isUsed());
        assertEquals(Taken.CODE, finding.taken());
        assertEquals(
                "most of its values stand in one row only, so that little can be learnt from them", finding.reason());
    }

    @Test
    void whatStandsBesideNotesIsNamed() throws IOException {
        write("notes.csv", "id,hour,author,note", row -> {
            String note = "The patient was seen on the ward on day " + row + " and is stable";
            return id(row) + ",1,nurse" + row % 2 + "," + note + "\n" + id(row) + ",2,doctor," + note + " again";
        });
        FileReport report =
                open(SurveySettings.on().with(new TableForms(true, true, false, false, false))).reports().stream()
                        .filter(file -> file.name().equals("notes"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                List.of("a number: 'hour'", "free text: 'note'"),
                report.lines().subList(0, 2),
                report.lines()::toString);
        assertTrue(
                report.sentences()
                        .contains(
                                "In 'notes', 'author' is left out as a category: the Text Encoder does not read what stands "
                                        + "beside the texts; to use such a column, write it to another file."),
                report.sentences()::toString);
    }
}
