package org.multimodalbtw.engine.evidence.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.train.Split;

/** Most rows lose their label, and what methods gain is told. */
class FewLabelsTest {

    private static final Path PEERS = Path.of("..", "peers", "few-labels");

    @TempDir
    Path folder;

    private static SetRows rows(boolean areGrouped) {
        List<SetRows.Row> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Split use = i % 5 == 4 ? Split.TEST : i % 5 == 3 ? Split.VALID : Split.TRAIN;
            String group = areGrouped ? "g" + i / 10 : "r" + i;
            rows.add(new SetRows.Row("r" + i, i % 20 == 0 ? "rare" : i % 2 == 0 ? "a" : "b", use, group));
        }
        return new SetRows(rows);
    }

    private static List<SetRows.Row> labelled(SetRows rows, double share, long seed) {
        Set<String> without = FewLabels.without(rows, share, seed);
        return rows.rows().stream().filter(row -> !without.contains(row.id())).toList();
    }

    @Test
    void aShareOfEachClassKeepsItsLabelAndAllTestRowsDo() {
        SetRows rows = rows(false);
        List<SetRows.Row> kept = labelled(rows, .1, 1);
        // of 160 rows that are learnt from 10 are rare, 70 are a and 80 are b
        assertEquals(40 + 1 + 7 + 8, kept.size());
        assertEquals(
                1,
                kept.stream()
                        .filter(row -> row.use() != Split.TEST && row.label().equals("rare"))
                        .count());
        assertEquals(200, labelled(rows, 0, 1).size());
        assertEquals(kept, labelled(rows, .1, 1));
        assertNotEquals(kept, labelled(rows, .1, 2));
    }

    @Test
    void rowsOfAGroupKeepTheirLabelTogether() {
        SetRows rows = rows(true);
        Set<String> without = FewLabels.without(rows, .25, 3);
        rows.rows().stream()
                .filter(row -> row.use() != Split.TEST)
                .collect(Collectors.groupingBy(SetRows.Row::group))
                .forEach((group, all) -> assertEquals(
                        1,
                        all.stream()
                                .map(row -> without.contains(row.id()))
                                .distinct()
                                .count(),
                        group));
    }

    @Test
    void theCellOfFewLabelsIsAnotherOneAndGainsAreTold() throws Exception {
        SmallSet set = SmallSet.in(folder);
        Path sets = folder.resolve("config/sets.json");
        String all = Files.readString(sets);
        String few = all.replace("\"small\",\"folder\"", "\"small few\",\"folder\"")
                .replace("\"repeats\":true", "\"repeats\":true,\"labelled\":0.5");
        Files.writeString(sets, all.substring(0, all.length() - 1) + "," + few.substring(1));
        SmallSet.Said said = set.run("--seeds", "1", "--gains");
        assertEquals(0, said.end(), said::text);
        List<Double> first = new ArrayList<>();
        for (Path file : set.cells()) {
            Cell cell = new ObjectMapper().readValue(file.toFile(), Cell.class);
            if (cell.key().method().equals("first")) {
                first.add(cell.entries().get(0).predictions()[0][0]);
            }
        }
        // all labels: 3 of 8 rows are of the class; half of each class: 2 rows of 3 and 3 of 5, and 8 rows that are
        // counted
        assertEquals(
                Set.of(3.0 / 8, 2.0 / 8),
                first.stream().map(p -> Math.round(p * 1e6) / 1e6).collect(Collectors.toSet()));
        double gain = -(Math.log(.375) + 3 * Math.log(.625)) / 4 + (Math.log(.475) + 3 * Math.log(.525)) / 4;
        String table = said.text().substring(said.text().indexOf("| method"));
        assertTrue(table.startsWith("| method | small, 1 run | small few, 1 run | time |"), table);
        assertTrue(table.contains(String.format(Locale.ROOT, "| other | %+.4f [", gain)), table);
        // both took .01 s
        assertTrue(table.endsWith(" 1.00 |\n"), table);
    }

    @Test
    void theListsAreRead() throws Exception {
        ObjectMapper json = new ObjectMapper();
        CellSet[] sets = json.readValue(PEERS.resolve("sets.json").toFile(), CellSet[].class);
        Method[] methods = json.readValue(PEERS.resolve("methods.json").toFile(), Method[].class);
        assertEquals(
                Set.of(.05, .1, .25), Arrays.stream(sets).map(CellSet::labelled).collect(Collectors.toSet()));
        assertTrue(Arrays.stream(methods).allMatch(Method::isProduct));
        assertTrue(methods[0].options().stream().noneMatch("--pretrain"::equals));
    }
}
