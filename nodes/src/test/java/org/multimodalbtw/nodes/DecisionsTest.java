package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.engine.decide.Alarm;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.nodes.evaluator.PredictionEvaluatorNodeFactory;
import org.multimodalbtw.nodes.fusion.MoeFusionNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.predictor.MultimodalPredictorNodeFactory;
import org.multimodalbtw.nodes.table.Columns;

/** Alarms from the learner to the predictions, and what the Prediction Evaluator says of them. */
class DecisionsTest {

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private SyntheticPatients patients;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
        patients = new SyntheticPatients(platform);
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
    }

    @Test
    void alarmsAreProbabilitiesFromTheKeptThresholdOnAlsoAfterTheModelWasSaved() throws Exception {
        TensorPortObject tensor = collected();
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        TestNode learner = learner("SENSITIVITY").with(settings -> settings.addDouble("alarmSensitivity", .9));
        learner.with(settings -> settings.addString("event", "ill"));
        MultimodalModelPortObjectSpec promised = (MultimodalModelPortObjectSpec) learner.configure(
                        network.getSpec(), tensor.getSpec(), patients.labels().getDataTableSpec())[0];
        assertEquals(List.of("ill"), promised.alarms().orElseThrow());
        MultimodalModelPortObject learnt =
                (MultimodalModelPortObject) learner.execute(network, tensor, patients.labels())[0];
        MultimodalModelPortObject model = platform.reload(learnt);
        assertEquals(learnt.getSpec(), model.getSpec());
        assertEquals(List.of("ill"), model.getSpec().alarms().orElseThrow());
        Alarm alarm = ModelDirectory.readReference(model.directory())
                .orElseThrow()
                .alarms()
                .get(0);
        assertTrue(alarm.reached().sensitivity() >= .9, alarm.toString());
        assertTrue(model.getSummary().contains("Alarm for outcome=ill from a probability of"), model.getSummary());
        TestNode predictor = new TestNode(platform, new MultimodalPredictorNodeFactory());
        DataTableSpec expected = (DataTableSpec) predictor.configure(model.getSpec(), tensor.getSpec())[0];
        BufferedDataTable predictions = (BufferedDataTable) predictor.execute(model, tensor)[0];
        assertTrue(expected.equalStructure(predictions.getDataTableSpec()));
        assertAlarms(predictions, "ill", alarm.threshold());
        BufferedDataTable before = (BufferedDataTable)
                new TestNode(platform, new MultimodalPredictorNodeFactory()).execute(learnt, tensor)[0];
        assertEquals(TestNode.rows(before), TestNode.rows(predictions));
    }

    @Test
    void anotherThresholdIsUsedWhereItIsGivenAndNoColumnIsThereWithoutAnAlarm() throws Exception {
        TensorPortObject tensor = collected();
        MultimodalModelPortObject model = model(tensor, learner("NONE"));
        BufferedDataTable plain = predict(new TestNode(platform, new MultimodalPredictorNodeFactory()), model, tensor);
        assertFalse(
                List.of(plain.getDataTableSpec().getColumnNames()).toString().contains("Alarm"));
        TestNode given = new TestNode(platform, new MultimodalPredictorNodeFactory())
                .with(settings -> settings.addString("alarmAt", "VALUE"))
                .with(settings -> settings.addDouble("alarmThreshold", .25))
                .with(settings -> settings.addString("alarmEvent", "well"));
        BufferedDataTable predictions = predict(given, model, tensor);
        assertAlarms(predictions, "well", .25);
        TestNode wrong = new TestNode(platform, new MultimodalPredictorNodeFactory())
                .with(settings -> settings.addString("alarmAt", "VALUE"))
                .with(settings -> settings.addString("alarmEvent", "dead"));
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> wrong.configure(model.getSpec(), tensor.getSpec()));
        assertTrue(refused.getMessage().contains("'dead' is none of the values"), refused.getMessage());
    }

    @Test
    void aThresholdDoesNotDependOnTestRows() throws Exception {
        TensorPortObject tensor = collected();
        MultimodalModelPortObject model = model(tensor, learner("ALARMS"));
        Alarm alarm = ModelDirectory.readReference(model.directory())
                .orElseThrow()
                .alarms()
                .get(0);
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        MultimodalModelPortObject other =
                (MultimodalModelPortObject) learner("ALARMS").execute(network, tensor, withTestLabelsTurnedRound())[0];
        assertEquals(
                alarm,
                ModelDirectory.readReference(other.directory())
                        .orElseThrow()
                        .alarms()
                        .get(0));
    }

    @Test
    void theChosenEventIsThatOfAllThatIsDecided() throws Exception {
        TensorPortObject tensor = collected();
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        Map<String, MultimodalModelPortObject> models = new HashMap<>();
        for (String event : List.of("ill", "well")) {
            TestNode learner = learner("COST").with(settings -> settings.addString("eventOfDecisions", event));
            MultimodalModelPortObjectSpec promised = (MultimodalModelPortObjectSpec) learner.configure(
                            network.getSpec(),
                            tensor.getSpec(),
                            patients.labels().getDataTableSpec())[0];
            assertEquals(List.of(event), promised.alarms().orElseThrow());
            MultimodalModelPortObject model = model(tensor, learner);
            models.put(event, model);
            assertEquals(Optional.of(event), model.getSpec().event());
            assertTrue(model.getSummary().contains("Alarm for outcome=" + event), model.getSummary());
            BufferedDataTable predictions =
                    predict(new TestNode(platform, new MultimodalPredictorNodeFactory()), model, tensor);
            PortObject[] tables = new TestNode(platform, new PredictionEvaluatorNodeFactory())
                    .execute(model, predictions, patients.labels());
            for (int table = 0; table < 4; table++) {
                assertEquals(
                        Set.of(event),
                        rows(tables[table]).stream()
                                .map(row -> row.get("Event"))
                                .collect(Collectors.toSet()));
            }
        }
        MultimodalModelPortObject rarest = model(tensor, learner("COST"));
        assertEquals(
                ModelDirectory.readReference(rarest.directory()).orElseThrow().alarms(),
                ModelDirectory.readReference(models.get(rarest.getSpec().event().orElseThrow())
                                .directory())
                        .orElseThrow()
                        .alarms());
    }

    @Test
    void anEventThatThereIsNotIsNamedBeforeTraining() throws Exception {
        TensorPortObject tensor = collected();
        PortObjectSpec network = new TestNode(platform, new MoeFusionNodeFactory()).configure(tensor.getSpec())[0];
        assertEventRefused("'dead' is none of the values of 'outcome': ill, well.", network, tensor, settings -> {});
        assertEventRefused("'risk' is predicted as a number", network, tensor, settings -> {
            settings.addString("target", "risk");
            settings.addString("predicted", "NUMBER");
        });
        TestNode labels = learner("NONE")
                .with(settings -> settings.addString("eventOfDecisions", "ill"))
                .with(settings -> settings.addString("predicted", "LABELS"))
                .with(settings -> TestNode.select(settings, "labels", "ill", "late"));
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class,
                () -> labels.configure(
                        network, tensor.getSpec(), patients.findings().getDataTableSpec()));
        assertTrue(refused.getMessage().contains("each of them is an event of its own"), refused.getMessage());
    }

    private void assertEventRefused(
            String expected, PortObjectSpec network, TensorPortObject tensor, Consumer<NodeSettings> more) {
        TestNode learner = learner("NONE")
                .with(settings -> settings.addString("eventOfDecisions", "dead"))
                .with(more);
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class,
                () -> learner.configure(
                        network, tensor.getSpec(), patients.labels().getDataTableSpec()));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }

    @Test
    void eachLabelHasItsOwnAlarm() throws Exception {
        TensorPortObject tensor = collected();
        TestNode learner = learner("COST")
                .with(settings -> settings.addString("predicted", "LABELS"))
                .with(settings -> TestNode.select(settings, "labels", "ill", "late"));
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        MultimodalModelPortObjectSpec promised = (MultimodalModelPortObjectSpec) learner.configure(
                        network.getSpec(), tensor.getSpec(), patients.findings().getDataTableSpec())[0];
        assertEquals(List.of("ill", "late"), promised.alarms().orElseThrow());
        MultimodalModelPortObject model =
                (MultimodalModelPortObject) learner.execute(network, tensor, patients.findings())[0];
        BufferedDataTable predictions =
                predict(new TestNode(platform, new MultimodalPredictorNodeFactory()), model, tensor);
        for (Alarm alarm :
                ModelDirectory.readReference(model.directory()).orElseThrow().alarms()) {
            assertAlarms(
                    predictions, "labels", model.getSpec().target().classes().get(alarm.event()), alarm.threshold());
        }
        PortObject[] tables = new TestNode(platform, new PredictionEvaluatorNodeFactory())
                .execute(model, predictions, patients.findings());
        assertEquals(
                List.of("ill", "late"),
                rows(tables[0]).stream().map(row -> row.get("Event")).distinct().toList());
    }

    @Test
    void anAlarmOfANumberIsRefused() throws Exception {
        TensorPortObject tensor = collected();
        PortObjectSpec network = new TestNode(platform, new MoeFusionNodeFactory()).configure(tensor.getSpec())[0];
        TestNode learner = learner("COST")
                .with(settings -> settings.addString("target", "risk"))
                .with(settings -> settings.addString("predicted", "NUMBER"));
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class,
                () -> learner.configure(
                        network, tensor.getSpec(), patients.labels().getDataTableSpec()));
        assertTrue(refused.getMessage().contains("predicted as a number"), refused.getMessage());
    }

    @Test
    void theEvaluatorCountsTestRowsSubgroupsAndAScoreInUse() throws Exception {
        TensorPortObject tensor = collected();
        MultimodalModelPortObject model = model(tensor, learner("SENSITIVITY"));
        BufferedDataTable predictions =
                predict(new TestNode(platform, new MultimodalPredictorNodeFactory()), model, tensor);
        BufferedDataTable labels = withColumns();
        TestNode evaluator = new TestNode(platform, new PredictionEvaluatorNodeFactory())
                .with(settings -> settings.addString("event", "ill"))
                .with(settings -> TestNode.select(settings, "subgroups", "sex", "age"))
                .with(settings -> TestNode.select(settings, "scores", "points", "guess"));
        PortObjectSpec[] promised =
                evaluator.configure(model.getSpec(), predictions.getDataTableSpec(), labels.getDataTableSpec());
        PortObject[] tables = evaluator.execute(model, predictions, labels);
        for (int table = 0; table < tables.length; table++) {
            assertTrue(((DataTableSpec) promised[table])
                    .equalStructure(((BufferedDataTable) tables[table]).getDataTableSpec()));
        }
        List<Map<String, String>> decision = rows(tables[0]);
        assertEquals("30", decision.get(0).get("Rows"), "every fifth row tests");
        assertEquals("15", decision.get(0).get("Events"));
        List<Map<String, String>> subgroups = rows(tables[3]);
        assertEquals("all rows", subgroups.get(0).get("Column"));
        assertEquals(
                30,
                subgroups.stream()
                        .filter(row -> row.get("Column").equals("sex"))
                        .mapToInt(row -> Integer.parseInt(row.get("Rows")))
                        .sum());
        assertTrue(subgroups.stream()
                .anyMatch(row -> row.get("Value of the column").startsWith("above ")));
        List<Map<String, String>> comparison = rows(tables[4]);
        Map<String, String> points = find(comparison, "points", "AUROC");
        assertEquals("0.5", points.get("Score"));
        assertEquals(Double.parseDouble(points.get("Model")) - .5, Double.parseDouble(points.get("Difference")), 1e-12);
        assertTrue(comparison.stream()
                .noneMatch(row -> row.get("Score in use").equals("points")
                        && row.get("Measure").equals("Net benefit")));
        assertEquals("1.0", find(comparison, "guess", "AUROC").get("Score"), "it knows");
        assertTrue(comparison.stream()
                .anyMatch(row -> row.get("Score in use").equals("guess")
                        && row.get("Measure").equals("Net benefit")));
        List<Map<String, String>> shares = rows(tables[5]);
        assertEquals("1.0", shares.get(shares.size() - 1).get("Share decided"));
        assertEquals("30", shares.get(shares.size() - 1).get("Number of rows"));
        assertTrue(Integer.parseInt(shares.get(0).get("Number of rows")) < 30);
        assertTrue(evaluator.warning().contains("'points' holds no probabilities"), evaluator.warning());
        assertTrue(evaluator.warning().contains("Cut into 3 parts of about as many rows: age"), evaluator.warning());
    }

    @Test
    void whoLacksAModalityIsASubgroupOfItsOwn() throws Exception {
        TensorPortObject tensor = collected();
        MultimodalModelPortObject model = model(tensor, learner("SENSITIVITY"));
        BufferedDataTable predictions =
                predict(new TestNode(platform, new MultimodalPredictorNodeFactory()), model, tensor);
        PortObject[] tables = new TestNode(platform, new PredictionEvaluatorNodeFactory())
                .with(settings -> settings.addString("rows", "ALL"))
                .execute(model, predictions, patients.labels());
        Map<String, String> lacking = rows(tables[3]).stream()
                .filter(row -> row.get("Column").equals("lacks imaging"))
                .filter(row -> row.get("Value of the column").equals("yes"))
                .findFirst()
                .orElseThrow();
        assertEquals("15", lacking.get("Rows"));
        Alarm alarm = ModelDirectory.readReference(model.directory())
                .orElseThrow()
                .alarms()
                .get(0);
        Map<String, String> own = rows(tables[0]).stream()
                .filter(row -> row.get("Alarm of the model").equals("true"))
                .findFirst()
                .orElseThrow();
        assertEquals(alarm.threshold(), Double.parseDouble(own.get("Threshold")));
        assertEquals(own.get("Sensitivity"), rows(tables[3]).get(0).get("Sensitivity"));
    }

    @Test
    void theNodesAfterKnowAnEventThatIsNotNamedAfterTraining() throws Exception {
        TensorPortObject tensor = collected();
        PortObjectSpec network = new TestNode(platform, new MoeFusionNodeFactory()).configure(tensor.getSpec())[0];
        MultimodalModelPortObjectSpec promised = (MultimodalModelPortObjectSpec) learner("COST")
                .configure(network, tensor.getSpec(), patients.labels().getDataTableSpec())[0];
        assertEquals(Optional.empty(), promised.alarms());
        TestNode predictor = new TestNode(platform, new MultimodalPredictorNodeFactory());
        MultimodalModelPortObjectSpec known = new MultimodalModelPortObjectSpec(
                        new OfClass("outcome", List.of("ill", "well")), promised.modalities(), promised.scheme(), 1)
                .withUnknownAlarms();
        assertNull(predictor.configure(known, tensor.getSpec())[0]);
        assertTrue(predictor.warning().contains("'Event' in the BTW Learner"), predictor.warning());
    }

    @Test
    void withoutTestRowsItSaysThatFiguresMayBeTooGood() throws Exception {
        TensorPortObject tensor = collected();
        MultimodalModelPortObject model = model(tensor, learner("NONE"));
        BufferedDataTable predictions =
                predict(new TestNode(platform, new MultimodalPredictorNodeFactory()), model, tensor);
        TestNode evaluator = new TestNode(platform, new PredictionEvaluatorNodeFactory());
        PortObject[] tables = evaluator.execute(model, predictions, onlyOutcome());
        assertEquals("149", rows(tables[0]).get(0).get("Rows"));
        assertTrue(evaluator.warning().contains("too good for rows that the model learnt from"), evaluator.warning());
        assertTrue(evaluator.warning().contains("without a label and left out: 1 row"), evaluator.warning());
        assertTrue(evaluator.warning().contains("The model has no alarm for"), evaluator.warning());
    }

    @Test
    void ofNumbersThereIsCalibrationAndNoDecision() throws Exception {
        TensorPortObject tensor = collected();
        TestNode learner = learner("NONE")
                .with(settings -> settings.addString("target", "risk"))
                .with(settings -> settings.addString("predicted", "NUMBER"));
        MultimodalModelPortObject model = model(tensor, learner);
        BufferedDataTable predictions =
                predict(new TestNode(platform, new MultimodalPredictorNodeFactory()), model, tensor);
        TestNode evaluator = new TestNode(platform, new PredictionEvaluatorNodeFactory())
                .with(settings -> TestNode.select(settings, "subgroups", "outcome"));
        PortObject[] tables = evaluator.execute(model, predictions, patients.labels());
        assertEquals(0, ((BufferedDataTable) tables[0]).size());
        assertTrue(rows(tables[2]).stream().anyMatch(row -> row.get("Part").equals("3 of 3")));
        assertEquals("Mean absolute error", rows(tables[3]).get(0).get("Measure"));
        assertTrue(evaluator.warning().contains("no event to decide on"), evaluator.warning());
        assertEquals(0, ((BufferedDataTable) tables[5]).size());
        assertTrue(evaluator.warning().contains("'How sure' in the Multimodal Predictor"), evaluator.warning());
    }

    @Test
    void aWrongEventOrTableIsNamedBeforeAnythingRuns() throws Exception {
        TensorPortObject tensor = collected();
        MultimodalModelPortObject model = model(tensor, learner("NONE"));
        BufferedDataTable predictions =
                predict(new TestNode(platform, new MultimodalPredictorNodeFactory()), model, tensor);
        PortObjectSpec labels = patients.labels().getDataTableSpec();
        assertRefused(
                "'dead' is none of the values",
                settings -> settings.addString("event", "dead"),
                model,
                predictions,
                labels);
        assertRefused("Thresholds", settings -> settings.addString("thresholds", ""), model, predictions, labels);
        assertRefused(
                "which is no number",
                settings -> settings.addString("thresholds", ".1, high"),
                model,
                predictions,
                labels);
        assertRefused(
                "no column 'part'", settings -> settings.addString("splitColumn", "part"), model, predictions, labels);
        assertRefused(
                "'outcome', which the model predicts",
                settings -> {},
                model,
                predictions,
                patients.labs().getDataTableSpec());
        assertRefused("no column of numbers 'P (outcome=ill)'", settings -> {}, model, patients.labels(), labels);
    }

    private void assertRefused(
            String expected,
            Consumer<NodeSettings> change,
            MultimodalModelPortObject model,
            BufferedDataTable predictions,
            PortObjectSpec labels) {
        TestNode evaluator = new TestNode(platform, new PredictionEvaluatorNodeFactory()).with(change);
        InvalidSettingsException refused = assertThrows(
                InvalidSettingsException.class,
                () -> evaluator.configure(model.getSpec(), predictions.getDataTableSpec(), labels));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }

    /** A sex, an age, points that say nothing, and the guess of someone who knows. */
    private BufferedDataTable withColumns() {
        List<DataRow> rows = new ArrayList<>();
        int[] patient = {0};
        patients.labels().iterator().forEachRemaining(row -> {
            int number = patient[0]++;
            List<DataCell> cells = new ArrayList<>();
            row.forEach(cells::add);
            cells.add(new StringCell(number % 4 < 2 ? "f" : "m"));
            cells.add(new DoubleCell(20 + number / 2.0));
            cells.add(new DoubleCell(7));
            cells.add(new DoubleCell(number % 2 == 0 ? .9 : .1 + number / 1e4));
            rows.add(new DefaultRow(row.getKey(), cells));
        });
        List<DataColumnSpec> columns =
                new ArrayList<>(patients.labels().getDataTableSpec().stream().toList());
        columns.addAll(
                List.of(Columns.text("sex"), Columns.number("age"), Columns.number("points"), Columns.number("guess")));
        return platform.table(Columns.table(columns), rows.toArray(DataRow[]::new));
    }

    private BufferedDataTable onlyOutcome() {
        List<DataRow> rows = new ArrayList<>();
        patients.labels().iterator().forEachRemaining(row -> rows.add(new DefaultRow(row.getKey(), row.getCell(0))));
        return platform.table(Columns.table(List.of(Columns.text("outcome"))), rows.toArray(DataRow[]::new));
    }

    private BufferedDataTable withTestLabelsTurnedRound() {
        List<DataRow> rows = new ArrayList<>();
        patients.labels().iterator().forEachRemaining(row -> {
            List<DataCell> cells = new ArrayList<>();
            row.forEach(cells::add);
            if (row.getCell(3).toString().equals("test") && !row.getCell(0).isMissing()) {
                cells.set(0, new StringCell(row.getCell(0).toString().equals("ill") ? "well" : "ill"));
            }
            rows.add(new DefaultRow(row.getKey(), cells));
        });
        return platform.table(patients.labels().getDataTableSpec(), rows.toArray(DataRow[]::new));
    }

    private static void assertAlarms(BufferedDataTable predictions, String event, double threshold) {
        assertAlarms(predictions, "outcome", event, threshold);
    }

    private static void assertAlarms(BufferedDataTable predictions, String target, String event, double threshold) {
        int alarms = 0;
        for (Map<String, String> row : rows(predictions)) {
            double probability = Double.parseDouble(row.get("P (" + target + "=" + event + ")"));
            String alarm = row.get("Alarm (" + target + "=" + event + ")");
            assertEquals(String.valueOf(probability >= threshold), alarm, row.toString());
            alarms += alarm.equals("true") ? 1 : 0;
        }
        assertTrue(alarms > 0, "some rows have an alarm");
    }

    private static Map<String, String> find(List<Map<String, String>> rows, String score, String measure) {
        return rows.stream()
                .filter(row -> row.get("Score in use").equals(score)
                        && row.get("Measure").equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, String>> rows(PortObject table) {
        String[] names = ((BufferedDataTable) table).getDataTableSpec().getColumnNames();
        return TestNode.rows(table).stream()
                .map(row -> IntStream.range(0, names.length)
                        .boxed()
                        .collect(Collectors.toMap(index -> names[index], index -> row.get(index + 1))))
                .toList();
    }

    private static BufferedDataTable predict(TestNode node, PortObject model, PortObject tensor) throws Exception {
        return (BufferedDataTable) node.execute(model, tensor)[0];
    }

    private MultimodalModelPortObject model(TensorPortObject tensor, TestNode learner) throws Exception {
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        return (MultimodalModelPortObject) learner.execute(network, tensor, patients.labels())[0];
    }

    private TestNode learner(String alarm) {
        return new TestNode(platform, new BtwLearnerNodeFactory())
                .with(settings -> settings.addInt("members", 2))
                .with(settings -> settings.addInt("epochs", 3))
                .with(settings -> settings.addBoolean("epochs_is_present", true))
                .with(settings -> settings.addString("device", "CPU"))
                .with(settings -> settings.addString("alarmAt", alarm));
    }

    private TensorPortObject collected() throws Exception {
        return (TensorPortObject) patients.tensor();
    }
}
