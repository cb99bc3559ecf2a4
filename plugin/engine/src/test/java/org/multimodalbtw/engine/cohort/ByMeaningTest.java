package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;
import org.multimodalbtw.engine.survey.Taken;

/** Long names, dates in words, texts without spaces and single measurements are told apart by what they say. */
class ByMeaningTest extends WrittenCohort {

    private static final SurveySettings MEANT = SurveySettings.on().with(TableForms.ALL);
    private static final SurveySettings BEFORE = SurveySettings.on().with(new TableForms(true, true, true, true, true));

    private ColumnFinding meant(String column) {
        return found(column, MEANT);
    }

    private ColumnFinding found(String column, SurveySettings settings) {
        return open(settings).modality("labs").findings().stream()
                .filter(finding -> finding.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void longNamesOfFewKindsAreACategory() throws IOException {
        List<String> names = List.of(
                "Acute myocardial infarction of anterior wall",
                "Community acquired pneumonia, unspecified organism",
                "Urinary tract infection, site not specified",
                "Sepsis due to an unspecified organism");
        column("diagnosis", row -> names.get(row * 7 % 4));
        assertEquals(Taken.CATEGORY, meant("diagnosis").taken());
        assertTrue(meant("diagnosis").reason().contains("byMeaning=false"));
        assertFalse(open(BEFORE).modality("labs").findings().stream()
                .anyMatch(finding ->
                        finding.column().equals("diagnosis") && finding.taken() == Taken.CATEGORY && finding.isUsed()));
    }

    @Test
    void sentencesOfPatientsStayTexts() throws IOException {
        column(
                "history",
                row -> "Admitted on day " + row + " with fever and cough, treated for " + row * 31 % 60
                        + " days and then discharged home");
        assertTrue(open(MEANT).modalities().contains("labs_text"));
        column("history", row -> "came with cough and fever since " + row % 7 + " days");
        assertTrue(open(MEANT).modalities().contains("labs_text"));
        List<String> long12 = List.of(
                "The patient came to the emergency department with chest pain that began two hours ago and was admitted",
                "The patient was referred by the family doctor because of fever and cough and then went home again");
        column("history", row -> long12.get(row % 2));
        assertTrue(open(MEANT).modalities().contains("labs_text"));
    }

    private static String worded(String form, int row) {
        LocalDate day = LocalDate.of(2021, 1, 1).plusDays(row * 11L % 300);
        String number = String.valueOf(day.getDayOfMonth());
        return switch (form) {
            case "es" ->
                number + " de " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.forLanguageTag("es"))
                        + " de 2021";
            case "pt" ->
                number + " de " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.forLanguageTag("pt"))
                        + " de 2021";
            case "en" ->
                day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ", "
                        + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + number + ", 2021";
            case "th" ->
                day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + number
                        + (day.getDayOfMonth() == 1 ? "st" : "th") + ", 2021";
            case "java" ->
                day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " "
                        + day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + number
                        + " 08:00:00 CET 2021";
            case "rfc" ->
                day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + ", " + number + " "
                        + day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " 2021 08:00:00 GMT";
            case "de" -> "Mo, " + number + "." + day.getMonthValue() + ".2021";
            case "fr" -> "mar. " + number + " mars 2021";
            case "zh" -> "2021年" + day.getMonthValue() + "月" + number + "日";
            default -> "令和3年" + day.getMonthValue() + "月" + number + "日";
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt", "en", "th", "java", "rfc", "de", "fr", "zh", "ja"})
    void datesInWordsAreDates(String form) throws IOException {
        column("seen", row -> worded(form, row));
        assertEquals(Taken.DATE, meant("seen").taken(), meant("seen")::reason);
        assertFalse(meant("seen").isUsed());
    }

    @Test
    void otherWordsWithAMonthAreNoDates() throws IOException {
        column("what", row -> "cycle " + (1 + row % 28) + " of March 2021 in arm " + row);
        assertTrue(
                open(MEANT).modality("labs").findings().stream().noneMatch(finding -> finding.taken() == Taken.DATE));
    }

    @Test
    void textsWithoutSpacesAreTexts() throws IOException {
        String[] parts = {"発熱", "咳嗽", "胸痛が持続", "腹痛と嘔吐", "転倒後の疼痛"};
        column("主訴", row -> parts[row % 5] + "、" + parts[row / 5 % 5] + "、" + parts[row * 7 / 3 % 5]);
        assertTrue(open(MEANT).modalities().contains("labs_text"));
        assertFalse(open(BEFORE).modalities().contains("labs_text"));
    }

    @Test
    void namesOfPersonsAndAddressesWithoutSpacesAreNone() throws IOException {
        String family = "山田佐藤鈴木高橋田中伊藤渡辺中村";
        column("氏名", row -> family.substring(row % 8 * 2, row % 8 * 2 + 2) + (char) (0x4e00 + row * 3) + "子");
        assertFalse(open(MEANT).modalities().contains("labs_text"));
        column("住所", row -> "東京都千代田区丸の内" + row + "-" + row * 7 % 13);
        assertFalse(open(MEANT).modalities().contains("labs_text"));
    }

    private void measurements(String header, int kinds) throws IOException {
        String[] names = {"K", "CRP", "Lactate"};
        write(
                "labs.csv",
                "id," + header,
                row -> id(row) + ",2021-03-" + (10 + row % 20) + " 08:00," + names[row % kinds] + "," + measured(row)
                        + "," + (20 + row * 7 % 60));
    }

    @Test
    void aTimeAVariableAndAValueAreAMeasurement() throws IOException {
        measurements("charttime,test,result,accession", 3);
        assertEquals(FileKind.SERIES, open(MEANT).kind("labs"));
        assertEquals("test", open(MEANT).series("labs").orElseThrow().variable().orElseThrow());
        assertTrue(open(MEANT).modality("labs").notes().stream().anyMatch(note -> note.contains("byMeaning=false")));
        assertEquals(FileKind.TABLE, open(BEFORE).kind("labs"));
    }

    @Test
    void oneTestAndWhatElseIsKnownOfPatientsStayATable() throws IOException {
        measurements("charttime,test,result,accession", 1);
        assertEquals(FileKind.TABLE, open(MEANT).kind("labs"));
        measurements("charttime,test,result,age", 3);
        assertEquals(FileKind.TABLE, open(MEANT).kind("labs"));
    }
}
