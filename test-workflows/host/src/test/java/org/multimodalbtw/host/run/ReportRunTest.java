package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the command on data that write a report. */
class ReportRunTest {

    @TempDir
    Path temporary;

    @Test
    void aReportOnTheModelIsAmongTheResultsAndNamesNoPatient() throws IOException {
        Path data = new CohortFiles().write(temporary.resolve("data"));
        Path out = temporary.resolve("out");
        Command command = Command.run(
                List.of("--set", "BTW Learner/epochs=3", "--set", "BTW Learner/members=2"),
                "--data",
                data.toString(),
                "--out",
                out.toString(),
                "--set",
                "Cohort Reader/missingTexts=none",
                "--report");
        assertEquals(0, command.exit(), command::toString);
        assertTrue(command.out().contains("report on the model: report.html"), command::toString);
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("Judged by 12 test rows"), page);
        assertTrue(page.contains("labels.csv") && page.contains("Files of the folder"), page);
        assertTrue(page.contains(">27c<"), page);
        assertFalse(page.matches("(?s).*\\bp\\d\\d\\b.*"), page);
        String workflow = Files.readString(out.resolve("workflow/Cohort Check (#11)/settings.xml"));
        assertTrue(
                workflow.contains("value=\"none\""), "the Cohort Check reads as the Cohort Reader does: " + workflow);
        assertFalse(
                Files.readString(out.resolve("multimodal-report-report.csv")).contains("<html"));
        assertEquals(
                53,
                Files.readAllLines(out.resolve("multimodal-report-checklist.csv"))
                        .size());
    }
}
