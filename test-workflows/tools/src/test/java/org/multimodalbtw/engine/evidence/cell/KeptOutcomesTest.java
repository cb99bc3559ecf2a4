package org.multimodalbtw.engine.evidence.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outcomes that are given away are enough to go on from, and say nothing about a row but what was lost on it. */
class KeptOutcomesTest {

    @TempDir
    Path folder;

    private SmallSet set;
    private Path kept;

    @BeforeEach
    void set() throws Exception {
        set = SmallSet.in(folder);
        kept = folder.resolve("kept");
    }

    private SmallSet.Said run(String... more) {
        return set.run(Stream.concat(Stream.of("--seeds", "2", "--gains", "--kept", kept.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private void forgetTheWork() throws Exception {
        for (Path file : set.cells()) {
            Files.delete(file);
        }
    }

    private static String table(SmallSet.Said said) {
        return said.text().substring(said.text().indexOf("| method"));
    }

    @Test
    void anotherMachineGoesOnFromThemAndSaysTheSame() throws Exception {
        String first = table(run());
        assertEquals(2, set.count());
        forgetTheWork();

        SmallSet.Said said = run();

        assertTrue(said.text().contains("4 cells: 4 were there, 0 are stale, 0 failed."), said::text);
        assertEquals(2, set.count());
        assertEquals(first, table(said));
    }

    @Test
    void rowsHaveNoNamesAndNoLabelsInThem() throws Exception {
        run();

        List<String> lines = Files.readAllLines(kept.resolve("small.jsonl"));
        assertEquals(4, lines.size());
        assertFalse(lines.toString().contains("r8"), lines::toString);
        // the mean over the four rows, of which one is of class a
        double loss = -(Math.log(3.0 / 8) + 3 * Math.log(5.0 / 8)) / 4;
        Outcome outcome = KeptOutcomes.read(kept, List.of(small()))
                .all()
                .values()
                .iterator()
                .next();
        double[] losses = outcome.models().get(0).losses();
        assertEquals(loss, (losses[0] + losses[1] + losses[2] + losses[3]) / 4, 1e-4);
    }

    @Test
    void aStoppedRunIsAddedByTheNextOne() throws Exception {
        set.run("--seeds", "1");
        assertFalse(Files.exists(kept));

        run("--tables-only");

        assertEquals(2, Files.readAllLines(kept.resolve("small.jsonl")).size());
    }

    @Test
    void thoseOfAnotherProgramStayAndAreNamed() throws Exception {
        run("--methods", "first");
        forgetTheWork();
        byte[] before = Files.readAllBytes(kept.resolve("small.jsonl"));
        Files.writeString(folder.resolve("config/helper.py"), "pass\n");

        SmallSet.Said said = run("--methods", "first");

        assertTrue(said.text().contains("stale: small/own-seed1/first: the program changed"), said::text);
        assertEquals(2, set.count());
        assertArrayEquals(before, Files.readAllBytes(kept.resolve("small.jsonl")));
        assertEquals(0, run("--methods", "first", "--renew").end());
        assertEquals(4, Files.readAllLines(kept.resolve("small.jsonl")).size());
    }

    @Test
    void aDamagedLineIsNamed() throws Exception {
        run();
        Files.writeString(kept.resolve("small.jsonl"), "{\"key\":\n");

        SmallSet.Said said = run();

        assertEquals(1, said.end(), said::text);
        assertTrue(said.text().contains("A line of " + kept.resolve("small.jsonl")), said::text);
    }

    @Test
    void rowsOfAGroupStayTogether() throws Exception {
        CellKey key = new CellKey("small", Division.own(1).get(0), "m", List.of("product"), "d", "v");
        Cell.Entry entry = new Cell.Entry("m", Double.NaN, 1, new double[][] {{1}, {2}, {4}}, Map.of("mae", 7.0 / 3));
        Cell cell = new Cell(
                key,
                List.of(),
                List.of("a", "b", "c"),
                List.of("0", "0", "0"),
                List.of("Jane", "Joe", "Jane"),
                List.of(entry),
                new Cell.Cost(1, 1, 1));
        KeptOutcomes.read(kept, List.of(small())).add(List.of(cell.outcome()));

        Outcome outcome = KeptOutcomes.read(kept, List.of(small()))
                .all()
                .values()
                .iterator()
                .next();

        assertEquals(List.of(0, 1, 0), outcome.units());
        assertEquals(2, outcome.resampled(3).count());
        assertFalse(Files.readString(kept.resolve("small.jsonl")).contains("Jane"));
        assertTrue(Double.isNaN(outcome.models().get(0).heldOut()));
        assertArrayEquals(new double[] {1, 2, 4}, outcome.models().get(0).losses());
    }

    private static CellSet small() {
        return new CellSet("small", "small", "labels.csv", List.of("values"), "", true, 0, null);
    }
}
