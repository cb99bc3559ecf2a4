package org.multimodalbtw.engine.evidence.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.evaluate.Estimate;

/** Which peer is chosen, and what it is better by. */
class ResultsTest {

    private static final CellSet SET = new CellSet("s", "s", "labels.csv", List.of("x"), "", true, 0, null);
    private static final Method OURS = new Method("ours", Method.PRODUCT, List.of());
    private static final Method PEERS = new Method("peers", "pool.py", List.of());
    private static final Method LATER = new Method("later", "other.py", List.of());

    /** Numbers 0, 0, 0, 0 and what models say of them. */
    private static Cell cell(
            Method method, Division division, double seconds, List<String> groups, Cell.Entry... entries) {
        CellKey key = new CellKey("s", division, method.name(), List.of(method.runs()), "d", "v");
        return new Cell(
                key,
                List.of(),
                List.of("a", "b", "c", "d"),
                List.of("0", "0", "0", "0"),
                groups,
                List.of(entries),
                new Cell.Cost(seconds, seconds, 100));
    }

    private static Cell.Entry entry(String name, double heldOut, double seconds, double... predictions) {
        double[][] rows = new double[predictions.length][];
        IntStream.range(0, rows.length).forEach(row -> rows[row] = new double[] {predictions[row]});
        return new Cell.Entry(name, heldOut, seconds, rows, Map.of("mae", 0.0));
    }

    private static Results results(Cell... cells) {
        Map<CellKey, CellStore.Found> found = new LinkedHashMap<>();
        List.of(cells).forEach(cell -> found.put(cell.key(), new CellStore.Found(cell.outcome(), true)));
        return new Results(new CellPlan(List.of(SET), List.of(OURS, PEERS, LATER), Map.of(), new ArrayList<>()), found);
    }

    private static final List<String> ALONE = List.of("a", "b", "c", "d");

    @Test
    void heldOutRowsChooseThePeerAmongThoseThatAreFastEnough() {
        Division division = Division.own(1).get(0);
        Results results = results(
                cell(OURS, division, 10, ALONE, entry("ours", .5, 10, 1, 1, 1, 1)),
                cell(
                        PEERS,
                        division,
                        200,
                        ALONE,
                        entry("best on test", .9, 5, 0, 0, 0, 0),
                        entry("quick", .4, 10, 2, 2, 2, 2),
                        entry("slow", .3, 100, 3, 3, 3, 3),
                        entry("too slow", .1, 101, 0, 0, 0, 0),
                        entry("does not say", Double.NaN, 1, 0, 0, 0, 0)));

        assertEquals("quick", results.bestPeer(SET, true, 1).models());
        assertEquals("slow", results.bestPeer(SET, true, 10).models());
        assertTrue(results.bestPeer(SET, true, .1).runs().isEmpty());
    }

    @Test
    void peersAreChosenOnlyWhereAllOfThemWereRun() {
        List<Division> seeds = Division.own(2);
        Results results = results(
                cell(OURS, seeds.get(0), 10, ALONE, entry("ours", .5, 10, 1, 1, 1, 1)),
                cell(OURS, seeds.get(1), 10, ALONE, entry("ours", .5, 10, 1, 1, 1, 1)),
                cell(PEERS, seeds.get(0), 5, ALONE, entry("good", .1, 5, 0, 0, 0, 0)),
                cell(LATER, seeds.get(0), 5, ALONE, entry("bad", .9, 5, 9, 9, 9, 9)),
                cell(LATER, seeds.get(1), 5, ALONE, entry("bad", .9, 5, 9, 9, 9, 9)));

        Line best = results.bestPeer(SET, true, 1);

        assertEquals("good", best.models());
        assertEquals(1, best.runs().size());
    }

    @Test
    void differencesArePairedByRowAndSeed() {
        List<Division> seeds = Division.own(2);
        Line ours = new Line(
                "ours",
                List.of(run(OURS, seeds.get(0), ALONE, 1, 2, 1, 2), run(OURS, seeds.get(1), ALONE, 1, 1, 1, 1)));
        Line other = new Line("other", List.of(run(PEERS, seeds.get(0), ALONE, 2, 3, 2, 3)));

        Estimate difference = other.minus(ours);

        // one more on every row of the seed that both have
        assertEquals(1, difference.value(), 1e-12);
        assertEquals(1, difference.low(), 1e-12);
        assertEquals(1, difference.high(), 1e-12);
    }

    @Test
    void rowsOfAGroupCountAsOne() {
        Division seed = Division.own(1).get(0);
        List<String> pairs = List.of("g", "g", "h", "h");
        Line ours = new Line("ours", List.of(run(OURS, seed, pairs, 0, 0, 0, 0)));
        Line other = new Line("other", List.of(run(PEERS, seed, pairs, 1, 1, 3, 3)));

        Estimate difference = other.minus(ours);

        // two groups with means 1 and 3: standard error 1, and t of one degree of freedom is 12.706
        assertEquals(2, difference.value(), 1e-12);
        assertEquals(2 - 12.706, difference.low(), 1e-3);
    }

    @Test
    void foldsAreComparedAfterNadeauAndBengio() {
        List<Division> folds = Division.repeated(1).subList(0, 2);
        Line ours = new Line(
                "ours",
                folds.stream().map(fold -> run(OURS, fold, ALONE, 0, 0, 0, 0)).toList());
        Line other = new Line(
                "other",
                List.of(run(PEERS, folds.get(0), ALONE, 1, 1, 1, 1), run(PEERS, folds.get(1), ALONE, 3, 3, 3, 3)));

        Estimate difference = other.minus(ours);

        // variance 2 times 1/2 + 1/4
        assertEquals(2, difference.value(), 1e-12);
        assertEquals(2 - 12.7062 * Math.sqrt(1.5), difference.low(), 1e-3);
    }

    private static Line.Run run(Method method, Division division, List<String> groups, double... predictions) {
        Cell.Entry entry = entry(method.name(), 1, 1, predictions);
        Outcome outcome = cell(method, division, 1, groups, entry).outcome();
        return new Line.Run(outcome, outcome.models().get(0));
    }
}
