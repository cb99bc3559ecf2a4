package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.SurveySettings;

/** Exports that were pasted below each other, each with its line of names. */
class RepeatedHeaderTest {

    @TempDir
    private Path folder;

    private CsvFile open(SurveySettings survey, String... lines) throws IOException {
        Path file = folder.resolve("scores.csv");
        Files.write(file, List.of(lines));
        return CsvFile.open(file, new CsvSettings(Set.of(""), Set.of(), survey));
    }

    private static String[] pasted() {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < 90; row++) {
            if (row % 30 == 0) {
                lines.add("id, gcs,age");
            }
            lines.add("p" + row + "," + (3 + row % 13) + "," + (40 + row % 37));
        }
        return lines.toArray(String[]::new);
    }

    @Test
    void linesThatRepeatTheNamesOfColumnsArePassedOverWithAWord() throws IOException {
        CsvFile file = open(SurveySettings.on(), pasted());
        List<String> ids = new ArrayList<>();
        file.forEach(row -> ids.add(row.id()));
        assertEquals(90, ids.size());
        assertEquals("p30", ids.get(30));
        assertEquals(Kind.NUMBER, file.columns().get(0).kind());
        assertTrue(
                file.notes()
                        .contains(
                                "File scores.csv: 2 of the lines looked at repeat the names of the columns, such as below row 30, and are passed over."),
                file.notes()::toString);
    }

    @Test
    void aRowThatOnlyBeginsLikeTheNamesIsARow() throws IOException {
        CsvFile file = open(SurveySettings.on(), "id,word", "a,word", "id,other", "b,word");
        assertEquals(3, file.size());
        assertEquals(List.of(), file.notes());
    }

    @Test
    void filesThatAreTakenAsWrittenKeepThem() throws IOException {
        CsvFile file = open(SurveySettings.off(), "id,word", "a,x", "id,word");
        assertEquals(2, file.size());
    }
}
