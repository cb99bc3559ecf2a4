package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.survey.Choice;

/** What {@code --set} says of the Cohort Reader holds when the workflow is planned. */
class ReaderSettingsTest {

    private static final Arguments.Cohort REQUEST = new Arguments.Cohort(
            Path.of("folder"),
            List.of(),
            new Outcome("labels", "died", Optional.empty()),
            Map.of("labs/ward", Choice.NUMBER),
            Map.of(),
            Decision.NONE,
            false);

    @Test
    void withoutAssignmentsItIsTheRequest() {
        CsvSettings settings = ReaderSettings.of(REQUEST, List.of("BTW Learner/epochs=2"));
        assertEquals(CsvSettings.defaults().missingTexts(), settings.missingTexts());
        assertEquals(Set.of("died"), settings.survey().outcome());
        assertEquals(Map.of("labs/ward", Choice.NUMBER), settings.survey().choices());
    }

    @Test
    void assignmentsOfTheReaderCount() {
        CsvSettings settings = ReaderSettings.of(
                REQUEST,
                List.of(
                        "Cohort Reader/missingTexts=NEG, -1",
                        "Cohort Reader (#1)/textColumns=bed",
                        "Cohort Reader/sentinels=false",
                        "Cohort Reader/columns/1/column=labs/item",
                        "Cohort Reader/columns/1/as=UNUSED",
                        "Other Reader/missingTexts=x"));
        assertEquals(Set.of("", "NEG", "-1"), settings.missingTexts());
        assertEquals(Set.of("bed"), settings.textColumns());
        assertFalse(settings.survey().sentinels());
        assertTrue(settings.survey().forms().pairs());
        assertFalse(ReaderSettings.of(REQUEST, List.of("Cohort Reader/pairs=false"))
                .survey()
                .forms()
                .pairs());
        assertEquals(
                Map.of("labs/ward", Choice.NUMBER, "labs/item", Choice.UNUSED),
                settings.survey().choices());
        assertFalse(ReaderSettings.of(REQUEST, List.of("Cohort Reader/reading=AS_WRITTEN"))
                .survey()
                .automatic());
    }
}
