package org.multimodalbtw.engine.evidence.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells are made once, kept whole, and made anew only when asked for. */
class CellsCommandTest {

    @TempDir
    Path folder;

    private SmallSet set;

    @BeforeEach
    void set() throws Exception {
        set = SmallSet.in(folder);
    }

    @Test
    void helpIsNoErrorAndNamesTheVariants() {
        SmallSet.Said said = set.run("--help");

        assertEquals(0, said.end(), said::text);
        assertTrue(said.text().contains("--renew") && said.text().contains("evidence variants"), said::text);
    }

    @Test
    void anUnknownMethodIsNamedWithThoseThatThereAre() {
        SmallSet.Said said = set.run("--methods", "frist");

        assertEquals(1, said.end(), said::text);
        assertTrue(said.text().contains("'frist'") && said.text().contains("first, other"), said::text);
    }

    @Test
    void aCellHasThePredictionsTheScoresAndTheCost() throws Exception {
        SmallSet.Said said = set.run("--seeds", "1", "--methods", "first");

        assertEquals(0, said.end(), said::text);
        Cell cell = new ObjectMapper().readValue(set.cells().get(0).toFile(), Cell.class);
        assertEquals("[r8, r9, r10, r11]", cell.ids().toString());
        assertEquals("[b, a, b, b]", cell.truth().toString());
        // r0, r3 and r6 of eight training rows are of class a
        assertEquals(3.0 / 8, cell.entries().get(0).predictions()[0][0], 1e-6);
        Map<String, Double> scores = cell.entries().get(0).scores();
        assertEquals(3.0 / 4, scores.get("accuracy"), 1e-12);
        assertEquals(-(Math.log(3.0 / 8) + 3 * Math.log(5.0 / 8)) / 4, scores.get("logLoss"), 1e-6);
        assertTrue(cell.cost().seconds() > 0, cell.cost()::toString);
    }

    @Test
    void whatIsThereIsNotRunAgainAndTheRestOfAStoppedRunIs() throws Exception {
        set.run("--seeds", "3", "--methods", "first");
        assertEquals(3, set.count());
        byte[] second = Files.readAllBytes(set.cells().get(1));
        // as a run that was killed while it wrote leaves it
        Files.move(set.cells().get(1), Path.of(set.cells().get(1) + ".part"));

        SmallSet.Said said = set.run("--seeds", "3", "--methods", "first");

        assertEquals(0, said.end(), said::text);
        assertEquals(4, set.count());
        assertTrue(said.text().contains("3 cells: 2 were there, 0 are stale, 0 failed."), said::text);
        assertEquals(figures(second), figures(Files.readAllBytes(set.cells().get(1))));
    }

    @Test
    void aCellOfOtherSettingsIsNamedAndStaysUntilItIsToBeRenewed() throws Exception {
        set.run("--seeds", "1", "--methods", "first");
        set.methods("first", ",\"--more\",\"0.05\"");

        SmallSet.Said said = set.run("--seeds", "1", "--methods", "first");
        assertEquals(1, set.count());
        assertTrue(said.text().contains("stale: small/own-seed1/first: its settings were frequency.sh"), said::text);

        SmallSet.Said renewed = set.run("--seeds", "1", "--methods", "first", "--renew");
        assertEquals(2, set.count());
        assertTrue(renewed.text().contains("done: small/own-seed1/first"), renewed::text);
        assertEquals(2, set.cells().size());
    }

    @Test
    void otherDataAndAnotherProgramMakeACellStale() throws Exception {
        set.run("--seeds", "1", "--methods", "first");
        Files.writeString(folder.resolve("data/small/values.csv"), "id,x\nr0,5\n");
        assertTrue(set.run("--seeds", "1", "--methods", "first").text().contains("the data changed"));

        Files.writeString(folder.resolve("config/helper.py"), "pass\n");
        SmallSet.Said said = set.run("--seeds", "1", "--methods", "first");
        assertTrue(said.text().contains("the data changed; the program changed"), said::text);
        assertEquals(1, set.count());
    }

    @Test
    void aMethodThatFailsIsNamedAndTheOthersAreRun() throws Exception {
        set.methods("first", ",\"--fail\"");

        SmallSet.Said said = set.run("--seeds", "1");

        assertEquals(1, said.end(), said::text);
        assertTrue(
                said.text().contains("failed: small/own-seed1/first: it ended with 3; what it said is in"), said::text);
        assertTrue(said.text().contains("done: small/own-seed1/other"), said::text);
        assertEquals(1, set.cells().size());
    }

    @Test
    void aMethodIsGivenTheTimeOfAnotherOne() throws Exception {
        set.methods("first", ",\"--more\",\"{10*other}\"");

        SmallSet.Said early = set.run("--seeds", "1", "--methods", "first");
        assertTrue(early.text().contains("is given the time of 'other', which was not run"), early::text);

        set.run("--seeds", "1", "--methods", "other");
        // a shell takes less than .05 s, so that ten times it is rounded to 0
        assertEquals(0, set.run("--seeds", "1", "--methods", "first").end());
    }

    @Test
    void aPageGetsTheTablesAndThePictureBetweenItsMarks() throws Exception {
        Path page = folder.resolve("page.md");
        Files.writeString(
                page, "Before.\n\n" + EvidencePage.BEGIN + "\nnot any more\n" + EvidencePage.END + "\n\nBehind.\n");

        assertEquals(
                0,
                set.run("--seeds", "2", "--repeats", "1", "--out", page.toString())
                        .end());

        String text = Files.readString(page);
        assertTrue(text.startsWith("Before.") && text.endsWith("\n\nBehind.\n"), text);
        assertFalse(text.contains("not any more"), text);
        assertTrue(text.contains("| small | 2 | accuracy 0.750"), text);
        assertTrue(text.contains("### Five-fold cross-validation over all rows"), text);
        assertTrue(Files.readString(folder.resolve("images/evidence.svg")).contains("prefers-color-scheme: dark"));
    }

    /** What a cell says but for its cost. */
    private static String figures(byte[] file) throws Exception {
        Cell cell = new ObjectMapper().readValue(file, Cell.class);
        return new ObjectMapper().writeValueAsString(cell.entries());
    }
}
