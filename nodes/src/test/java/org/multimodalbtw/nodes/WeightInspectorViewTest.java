package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.nodes.inspector.BtwWeightInspectorNodeFactory;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.OwnColumns;
import org.multimodalbtw.nodes.table.PredictionColumns;
import org.multimodalbtw.platform.ui.view.Json;
import org.multimodalbtw.platform.ui.view.NodeView;

class WeightInspectorViewTest {

    private static final String HOSTILE =
            "<script>window.hacked=1</script>\"'<img src=x onerror=window.hacked=1>\u202Eevil";

    private static final OfClass YES_OR_NO = new OfClass("outcome", List.of("no", "yes"));

    @TempDir
    private Path directory;

    @Test
    void hundredThousandRowsAreShownAndCanBeLookedInto() throws Exception {
        Browser browser = Browser.install();
        List<String> modalities = List.of("vitals", "labs", "notes", "imaging", "medication", "genomics");
        NodeView view = executed("death in ICU", List.of("died", "survived"), modalities, 100_000, "patient");
        int size = view.initialData().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(size < 2_000_000, size + " bytes of initial data");
        Map<?, ?> seen = browser.open(
                view,
                "inspector",
                List.of(
                        Map.of("do", "focus", "on", "[role=application]"),
                        Map.of("do", "press", "value", "ArrowRight"),
                        Map.of("do", "see", "on", "p[aria-live]", "value", "vitals"),
                        Map.of("do", "press", "value", "Enter"),
                        Map.of("do", "see", "on", "p[aria-live]", "value", "to 833 of 100,000"),
                        Map.of("do", "press", "value", "Escape"),
                        Map.of("do", "see", "on", "p[aria-live]", "value", "to 100,000 of 100,000"),
                        Map.of("do", "select", "on", "label:has-text('Group by') select", "value", "2"),
                        Map.of("do", "fill", "on", "input[type=search]", "value", "patient12345"),
                        Map.of("do", "press", "value", "Enter"),
                        Map.of("do", "see", "on", "h3", "value", "patient12345")));
        Browser.assertSound(seen);
        if (Boolean.getBoolean("thorough")) {
            assertOpensWithin(2000, seen);
        }
        String text = Browser.text(seen);
        assertTrue(text.contains("They are not causal importance"), text);
        assertTrue(((List<?>) seen.get("stops")).size() >= 8, seen.get("stops").toString());
    }

    /** By the median of four, on a machine that does nothing else. */
    private static void assertOpensWithin(double most, Map<?, ?> seen) {
        double[] milliseconds = ((List<?>) seen.get("milliseconds"))
                .stream()
                        .mapToDouble(value -> ((Number) value).doubleValue())
                        .sorted()
                        .toArray();
        assertTrue((milliseconds[1] + milliseconds[2]) / 2 < most, Arrays.toString(milliseconds));
    }

    @Test
    void namesOfUsersAreShownAsText() throws Exception {
        Browser browser = Browser.install();
        NodeView view =
                executed(HOSTILE, List.of(HOSTILE + "a", HOSTILE + "b"), List.of(HOSTILE, "labs"), 300, HOSTILE);
        Map<?, ?> seen = browser.open(
                view,
                "hostile",
                List.of(
                        Map.of("do", "fill", "on", "input[type=search]", "value", HOSTILE + "7"),
                        Map.of("do", "press", "value", "Enter"),
                        Map.of("do", "see", "on", "h3", "value", "<script>"),
                        Map.of("do", "click", "on", "summary")));
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        assertTrue(text.contains("<script>window.hacked=1</script>\"'<img src=x"), text);
        assertTrue(text.chars().noneMatch(letter -> letter == '\u202E'), "a mark that turns the text is still there");
    }

    @Test
    void oneRowIsToldWithWhatItLacks() throws Exception {
        NodeView view = executed("outcome", List.of("no", "yes"), List.of("labs", "imaging"), 40, "p");
        Map<?, ?> answer = (Map<?, ?>)
                Json.read(view.call("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"row\",\"params\":[\"p7\"]}"));
        Map<?, ?> row = (Map<?, ?>) answer.get("result");
        assertEquals("p7", row.get("id"));
        List<?> parts = (List<?>) row.get("modalities");
        assertEquals(2, parts.size());
        assertEquals(Boolean.TRUE, ((Map<?, ?>) parts.get(1)).get("missing"));
        assertEquals("labs", ((Map<?, ?>) parts.get(0)).get("name"));
        assertEquals(1.0, ((Map<?, ?>) parts.get(0)).get("weight"));
        assertEquals(2, ((List<?>) ((Map<?, ?>) parts.get(0)).get("own")).size());
        assertTrue(view.call("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"row\",\"params\":[\"nobody\"]}")
                .contains("\"result\":null"));
    }

    @Test
    void questionsThatCannotBeAnsweredSayWhy() throws Exception {
        TestNode node = executedNode("outcome", List.of("no", "yes"), List.of("labs", "imaging"), 40, "p");
        NodeView view = node.view();
        assertEquals(
                "Rows cannot be sorted by 'NAME', but by [LEADER, PREDICTION, TABLE].",
                problem(view, "heatMap", "\"NAME\",0,40"));
        assertEquals(
                "Rows cannot be sorted by 'null', but by [LEADER, PREDICTION, TABLE].",
                problem(view, "heatMap", "null,0,40"));
        assertEquals(
                "It is not said from which row to which row to look.", problem(view, "heatMap", "\"TABLE\",null,40"));
        assertEquals("No text to search for is given.", problem(view, "search", "null"));
        assertEquals("No row is named.", problem(view, "row", "null"));
        node.reset();
        String reset = "The node was reset: execute it and open its view again.";
        assertEquals(reset, problem(view, "heatMap", "\"TABLE\",0,40"));
        assertEquals(reset, problem(view, "search", "\"p\""));
        assertEquals(reset, problem(view, "row", "\"p7\""));
        assertTrue(view.initialData().contains("\"empty\":true"), view.initialData());
    }

    @Test
    void whatGoesWrongWithACallIsShown() throws Exception {
        TestNode node = new SyntheticPredictions(YES_OR_NO, List.of("labs", "imaging"), 40, "p", false)
                .inspector(new TestPlatform(directory));
        NodeView view = node.view();
        String data = view.initialData();
        node.reset();
        Map<?, ?> seen = Browser.install()
                .open(
                        view,
                        data,
                        "inspector-reset",
                        List.of(
                                Map.of("do", "fill", "on", "input[type=search]", "value", "p7"),
                                Map.of("do", "press", "value", "Enter"),
                                Map.of("do", "see", "on", "[role=alert]", "value", "The node was reset"),
                                Map.of("do", "select", "on", "label:has-text('Sort by') select", "value", "TABLE"),
                                Map.of(
                                        "do",
                                        "see",
                                        "on",
                                        "section:has-text('Rows and modalities') [role=alert]",
                                        "value",
                                        "reset")));
        Browser.assertSound(seen);
    }

    @Test
    void opensWithTheSurestWrongPatientAndWhatMovedHer() throws Exception {
        SyntheticPredictions patients =
                new SyntheticPredictions(YES_OR_NO, List.of("labs", "imaging", "notes"), 200, "p", false);
        TestPlatform platform = new TestPlatform(directory);
        TestNode node = patients.inspector(platform);
        Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) Json.read(node.view().initialData())).get("result");
        Map<?, ?> first = (Map<?, ?>) data.get("first");
        assertTrue(first.get("reason").toString().contains("whose prediction was surest"), first.toString());
        Map<?, ?> card = (Map<?, ?>) first.get("card");
        assertEquals("wrong", ((Map<?, ?>) card.get("known")).get("verdict"));
        Map<?, ?> explanation = (Map<?, ?>) ((List<?>) card.get("explanations")).get(0);
        assertEquals("yes", explanation.get("output"));
        double sum = ((List<?>) explanation.get("contributions"))
                .stream()
                        .filter(Double.class::isInstance)
                        .mapToDouble(Double.class::cast)
                        .sum();
        assertEquals((Double) explanation.get("prediction"), (Double) explanation.get("base") + sum, 1e-9);
        assertEquals(.35, (Double) explanation.get("base"), 1e-9);
        double surest =
                surestWrong(TestNode.rows(patients.predictions(platform)), TestNode.rows(patients.labels(platform)));
        double shown = (Double) explanation.get("prediction");
        assertEquals(surest, Math.max(shown, 1 - shown), 1e-9);
        assertTrue(
                data.get("warnings").toString().contains("The labels say nothing of 18 of the 200 rows"),
                data.toString());
    }

    /** The largest probability of a class that is not the true one, of the rows with a label. */
    private static double surestWrong(List<List<String>> predictions, List<List<String>> labels) {
        Map<String, String> truth = labels.stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
        return predictions.stream()
                .filter(row ->
                        truth.containsKey(row.get(0)) && !truth.get(row.get(0)).equals(row.get(1)))
                .mapToDouble(row -> Math.max(Double.parseDouble(row.get(2)), Double.parseDouble(row.get(3))))
                .max()
                .orElseThrow();
    }

    @Test
    void withoutTruthThePatientWithMostDisagreementIsShown() throws Exception {
        SyntheticPredictions patients = new SyntheticPredictions(YES_OR_NO, List.of("labs", "imaging"), 50, "p", false);
        TestPlatform platform = new TestPlatform(directory);
        TestNode node = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        node.execute(patients.model(platform), patients.predictions(platform), null);
        Map<?, ?> first =
                (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) Json.read(node.view().initialData())).get("result")).get("first");
        assertTrue(
                first.get("reason").toString().startsWith("What is true is not known: connect the labels"),
                first.toString());
        Map<?, ?> card = (Map<?, ?>) first.get("card");
        Map<?, ?> known = (Map<?, ?>) card.get("known");
        assertNull(known.get("truth"));
        assertNull(known.get("verdict"));
    }

    @Test
    void theCardSaysHowSureThePredictionIs() throws Exception {
        SyntheticPredictions patients = new SyntheticPredictions(YES_OR_NO, List.of("labs", "imaging"), 8, "p", false);
        TestPlatform platform = new TestPlatform(directory);
        Predicate<DataRow> isOpen = row -> row.getKey().getString().equals("p3");
        BufferedDataTable predictions = with(
                platform,
                patients.predictions(platform),
                Columns.texts("Set (outcome)"),
                row -> Columns.cell(isOpen.test(row) ? List.of("no", "yes") : List.of("no")));
        predictions = with(platform, predictions, Columns.truth("Decided"), row -> Columns.cell(!isOpen.test(row)));
        predictions = with(
                platform,
                predictions,
                Columns.texts("Unlike training in"),
                row -> Columns.cell(isOpen.test(row) ? List.of("imaging") : List.of()));
        TestNode node = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        node.execute(patients.model(platform), predictions, null);
        Map<?, ?> open = sureness(node.view(), "p3");
        assertEquals(List.of("no", "yes"), open.get("possible"));
        assertEquals(false, open.get("decided"));
        assertEquals(List.of("imaging"), open.get("unlike"));
        assertNull(open.get("open"));
        assertEquals(List.of(), sureness(node.view(), "p4").get("unlike"));
        Map<?, ?> seen = Browser.install()
                .open(
                        node.view(),
                        "inspector-sure",
                        List.of(
                                Map.of("do", "fill", "on", "input[type=search]", "value", "p3"),
                                Map.of("do", "press", "value", "Enter"),
                                Map.of("do", "see", "on", "h3", "value", "p3")));
        Browser.assertSound(seen);
        for (String expected : List.of(
                "Cannot be excluded: no, yes.",
                "not sure enough to decide",
                "Unlike anything in training: imaging.",
                "The weights are in use",
                "Without weights")) {
            assertTrue(Browser.text(seen).contains(expected), Browser.text(seen));
        }
    }

    /** Patient p3 learnt from, every other one a test row; an alarm for 'yes' in all. */
    @Test
    void theCardSaysWhetherThereIsAnAlarmAndWhetherTheModelLearntFromThePatient() throws Exception {
        SyntheticPredictions patients = new SyntheticPredictions(YES_OR_NO, List.of("labs", "imaging"), 30, "p", false);
        TestPlatform platform = new TestPlatform(directory);
        TestNode node = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        node.execute(
                patients.model(platform),
                with(
                        platform,
                        patients.predictions(platform),
                        Columns.truth("Alarm (outcome=yes)"),
                        row -> Columns.cell(true)),
                with(
                        platform,
                        patients.labels(platform),
                        Columns.text("split"),
                        row -> Columns.cell(row.getKey().getString().equals("p3") ? "train" : "test")));
        Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) Json.read(node.view().initialData())).get("result");
        Map<?, ?> first = (Map<?, ?>) data.get("first");
        assertTrue(first.get("reason").toString().contains("of the test rows whose"), first.toString());
        Map<?, ?> known = (Map<?, ?>) ((Map<?, ?>) first.get("card")).get("known");
        assertEquals(Boolean.FALSE, known.get("isLearnt"));
        assertEquals(Boolean.TRUE, known.get("isTest"));
        Map<?, ?> seen = Browser.install()
                .open(
                        node.view(),
                        "inspector-alarm",
                        List.of(
                                Map.of("do", "fill", "on", "input[type=search]", "value", "p3"),
                                Map.of("do", "press", "value", "Enter"),
                                Map.of("do", "see", "on", "h3", "value", "p3")));
        Browser.assertSound(seen);
        for (String expected : List.of("Alarm for yes (probability ", "The model learnt from this patient")) {
            assertTrue(Browser.text(seen).contains(expected), Browser.text(seen));
        }
    }

    private static BufferedDataTable with(
            TestPlatform platform, BufferedDataTable table, DataColumnSpec column, Function<DataRow, DataCell> cell) {
        List<DataColumnSpec> columns =
                new ArrayList<>(table.getDataTableSpec().stream().toList());
        columns.add(column);
        List<DataRow> rows = new ArrayList<>();
        table.forEach(row -> {
            List<DataCell> cells = new ArrayList<>();
            row.forEach(cells::add);
            cells.add(cell.apply(row));
            rows.add(new DefaultRow(row.getKey().getString(), cells));
        });
        return platform.table(Columns.table(columns), rows.toArray(DataRow[]::new));
    }

    private static Map<?, ?> sureness(NodeView view, String id) {
        Map<?, ?> answer = (Map<?, ?>)
                Json.read(view.call("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"row\",\"params\":[\"" + id + "\"]}"));
        return (Map<?, ?>) ((Map<?, ?>) answer.get("result")).get("sureness");
    }

    @Test
    void labelsOfOtherRowsAndWithoutTheOutcomeAreRefused() throws Exception {
        SyntheticPredictions patients = new SyntheticPredictions(YES_OR_NO, List.of("labs", "imaging"), 50, "p", false);
        SyntheticPredictions others = new SyntheticPredictions(YES_OR_NO, List.of("labs", "imaging"), 50, "q", false);
        TestPlatform platform = new TestPlatform(directory);
        TestNode node = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        KNIMEException refused = assertThrows(
                KNIMEException.class,
                () -> node.execute(patients.model(platform), patients.predictions(platform), others.labels(platform)));
        assertTrue(refused.getMessage().contains("No row of the predictions has a label."), refused.getMessage());
        BufferedDataTable unlike = platform.table(Columns.table(List.of(Columns.text("ward"))));
        InvalidSettingsException lacking = assertThrows(
                InvalidSettingsException.class,
                () -> node.configure(
                        patients.model(platform).getSpec(),
                        patients.predictions(platform).getDataTableSpec(),
                        unlike.getDataTableSpec()));
        assertTrue(lacking.getMessage().contains("The labels lack the outcome 'outcome'."), lacking.getMessage());
    }

    @Test
    void aReportThatWasSavedBeforeContributionsIsStillShown() throws Exception {
        NodeView view = executed("outcome", List.of("no", "yes"), List.of("labs", "imaging"), 40, "p");
        String saved = Files.readString(Path.of("src", "test", "resources", "reports", "inspector-0.1.0.json"));
        Map<?, ?> seen = Browser.install()
                .open(
                        view,
                        "{\"result\":" + saved + "}",
                        "inspector-old",
                        List.of(
                                Map.of("do", "fill", "on", "input[type=search]", "value", "p7"),
                                Map.of("do", "press", "value", "Enter"),
                                Map.of("do", "see", "on", "h3", "value", "p7")));
        Browser.assertSound(seen);
        assertTrue(Browser.text(seen).contains("Distribution of weights"), Browser.text(seen));
    }

    private static Object problem(NodeView view, String method, String parameters) {
        Map<?, ?> answer = (Map<?, ?>) Json.read(view.call(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":[" + parameters + "]}"));
        return ((Map<?, ?>) answer.get("result")).get("problem");
    }

    private NodeView executed(String target, List<String> classes, List<String> modalities, int count, String prefix)
            throws Exception {
        return executedNode(target, classes, modalities, count, prefix).view();
    }

    private TestNode executedNode(
            String target, List<String> classes, List<String> modalities, int count, String prefix) throws Exception {
        TestPlatform platform = new TestPlatform(directory);
        MultimodalModelPortObjectSpec spec = new MultimodalModelPortObjectSpec(
                new OfClass(target, classes),
                modalities.stream().map(Modality::named).toList(),
                Scheme.KL_MI,
                1);
        MultimodalModelPortObject model =
                new MultimodalModelPortObject(spec, platform.context().createFileStore("model"));
        PredictionColumns predictions = PredictionColumns.of(spec, List.of(OwnColumns.of(spec)));
        List<DataColumnSpec> columns = new ArrayList<>(predictions.specs());
        columns.add(Columns.nominal(target, classes));
        SplittableRandom random = new SplittableRandom(5);
        DataRow[] rows = IntStream.range(0, count)
                .mapToObj(row -> {
                    List<DataCell> cells = new ArrayList<>(
                            predictions.cells(prediction(prefix + row, row, modalities.size(), random)));
                    cells.add(new StringCell(classes.get(row % 5 == 0 && row % 3 > 0 ? 0 : 1)));
                    return (DataRow) new DefaultRow(prefix + row, cells);
                })
                .toArray(DataRow[]::new);
        BufferedDataTable table = platform.table(Columns.table(columns), rows);
        TestNode node = new TestNode(platform, new BtwWeightInspectorNodeFactory());
        node.execute(model, table, null);
        return node;
    }

    /** Every seventh row lacks its last modality; the first modality gains weight with the row's number. */
    private static RowPrediction prediction(String id, int row, int modalities, SplittableRandom random) {
        double[] weights = new double[modalities];
        double[] divergences = new double[modalities];
        double[][] own = new double[modalities][];
        int present = row % 7 == 0 && modalities > 1 ? modalities - 1 : modalities;
        for (int m = 0; m < modalities; m++) {
            boolean missing = m >= present;
            weights[m] = missing ? 0 : Math.exp(random.nextGaussian() * .5 - (m % 3) * .4);
            divergences[m] = missing ? Double.NaN : Math.abs(random.nextGaussian()) * .1 * (m + 1);
            double first = random.nextDouble();
            own[m] = missing ? null : new double[] {first, 1 - first};
        }
        double sum = DoubleStream.of(weights).sum();
        double[] scaled =
                DoubleStream.of(weights).map(weight -> weight / sum * present).toArray();
        double first = row % 5 == 0 ? .9 : .2;
        return new RowPrediction(
                id, new double[] {first, 1 - first}, scaled, divergences, new double[] {first, 1 - first}, own);
    }
}
