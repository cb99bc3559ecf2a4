package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.nodes.cohort.CohortReaderNodeFactory;
import org.multimodalbtw.nodes.collector.ModalityCollectorNodeFactory;
import org.multimodalbtw.nodes.fusion.MoeFusionNodeFactory;
import org.multimodalbtw.nodes.image.ImageEncoderNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.multimodal.MultimodalLearnerNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.predictor.MultimodalPredictorNodeFactory;
import org.multimodalbtw.nodes.sample.SampleCohortNodeFactory;
import org.multimodalbtw.nodes.series.SeriesEncoderNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;
import org.multimodalbtw.nodes.text.TextEncoderNodeFactory;
import org.multimodalbtw.platform.core.ProgressMonitor;

class MultimodalLearnerTest {

    private static final int PATIENTS = 60;

    @TempDir
    private Path directory;

    private TestPlatform platform;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory.resolve("platform"));
    }

    @Test
    void sampleCohortGivesTheModelAndThePredictionsOfTheEightNodes() throws Exception {
        requireEngine();
        PortObject[] cohort = new TestNode(platform, new SampleCohortNodeFactory())
                .with(settings -> settings.addInt("patients", 120))
                .execute();
        PortObject[] tables = {cohort[0], cohort[2], cohort[3], cohort[4], cohort[5]};
        TestNode learner = learner(4).with(settings -> settings.addString("target", "outcome"));
        PortObjectSpec[] promised = learner.configure(specs(tables));
        PortObject[] learnt = learner.execute(tables);
        PortObject[] expected = eightNodes(
                cohort[0],
                List.of(cohort[2], cohort[3], cohort[4], cohort[5]),
                List.of(
                        new TabularEncoderNodeFactory(),
                        new TabularEncoderNodeFactory(),
                        new TabularEncoderNodeFactory(),
                        new TabularEncoderNodeFactory()),
                settings -> settings.addString("target", "outcome"));
        assertSameModel(expected[0], learnt[0]);
        assertSamePredictions(expected[1], learnt[1]);
        assertTrue(((MultimodalModelPortObjectSpec) promised[0]).knowsPredictions());
        for (int table = 1; table < 5; table++) {
            assertTrue(
                    ((DataTableSpec) promised[table])
                            .equalStructure(((BufferedDataTable) learnt[table]).getDataTableSpec()),
                    "table " + table);
        }
        assertEquals(TestNode.rows(expected[2]), TestNode.rows(learnt[2]), "scores");
        assertEquals(known(cohort[0], "outcome", "split"), known(learnt[1], "outcome", "split"));
        String page = TestNode.rows(learnt[3]).get(0).get(2);
        assertTrue(page.contains("test rows") && page.contains("What was read"), page);
        assertTrue(
                learner.warning().contains("What was read: 'labs' as table (one row for each patient)"),
                learner.warning());
    }

    @Test
    void mixedKindsAreToldApartAndGiveTheModelOfTheEightNodes() throws Exception {
        requireEngine();
        PortObject[] cohort = cohort(writeCohort());
        TestNode learner = learner(4)
                .with(settings -> settings.addString("target", "outcome"))
                .with(settings -> settings.addString("preset", "QUICK"));
        PortObjectSpec[] promised = learner.configure(specs(cohort));
        PortObject[] learnt = learner.execute(cohort);
        PortObject[] expected = eightNodes(
                cohort[0],
                List.of(cohort[1], cohort[2], cohort[3], cohort[4]),
                List.of(
                        new TabularEncoderNodeFactory(),
                        new TextEncoderNodeFactory(),
                        new ImageEncoderNodeFactory(),
                        new SeriesEncoderNodeFactory()),
                settings -> {
                    settings.addString("target", "outcome");
                    settings.addString("preset", "QUICK");
                    settings.addInt("members", 2);
                    settings.addBoolean("compare", false);
                    settings.addBoolean("compareAlone", false);
                    settings.addString("furtherHeads", "NONE");
                    settings.addBoolean("guarded", false);
                });
        MultimodalModelPortObject model = platform.reload((MultimodalModelPortObject) learnt[0]);
        assertEquals(
                List.of("labs", "notes", "scans", "vitals"),
                Modality.names(model.getSpec().modalities()));
        assertEquals(List.of("tabular", "text", "image", "series"), kinds(model.getSpec()));
        assertTrue(
                learner.warning()
                        .contains("'notes' as text (long texts in 'note', 120 rows of 60 patients), 'scans' as images"),
                learner.warning());
        assertSameModel(expected[0], model);
        assertSamePredictions(expected[1], learnt[1]);
        assertEquals(kinds(model.getSpec()), kinds((MultimodalModelPortObjectSpec) promised[0]), "known before");
        assertRawTablesArePredicted(model, cohort, learnt[1]);
    }

    private static List<String> kinds(MultimodalModelPortObjectSpec model) {
        return model.encoders().stream().map(EncoderPortObjectSpec::kind).toList();
    }

    /** The model takes raw tables as it does where the eight nodes trained it. */
    private void assertRawTablesArePredicted(MultimodalModelPortObject model, PortObject[] cohort, PortObject expected)
            throws Exception {
        PortObject predictions = new TestNode(
                        platform, new MultimodalPredictorNodeFactory(), "Tables", BufferedDataTable.TYPE, 4)
                .with(MultimodalLearnerTest::askForAll)
                .execute(model, null, cohort[4], cohort[2], cohort[1], cohort[3])[0];
        assertSamePredictions(predictions, expected);
    }

    @Test
    void patientsAreKnownByAColumnWhereRowIdsOnlyCountRows() throws Exception {
        requireEngine();
        BufferedDataTable labels = labels("patient", false);
        BufferedDataTable labs = labs("patient", true);
        BufferedDataTable byId = labs("", true);
        TestNode counted = quick(1);
        PortObject[] learnt = counted.execute(labels, labs);
        assertTrue(counted.warning().contains("patients are known by column 'patient'"), counted.warning());
        PortObject[] named = quick(1).execute(labels("", false), byId);
        assertSameModel(named[0], learnt[0]);
        assertEquals(TestNode.rows(named[1]), TestNode.rows(learnt[1]));
        PortObject[] chosen = quick(1).with(settings -> settings.addString("patients", "COLUMN"))
                .with(settings -> settings.addString("idColumn", "patient"))
                .execute(labels, labs);
        assertEquals(TestNode.rows(learnt[1]), TestNode.rows(chosen[1]));
    }

    @Test
    void withoutASplitTheReportJudgesByRowsThatWereHeldOut() throws Exception {
        requireEngine();
        Path file = directory.resolve("report.html");
        TestNode node = quick(1).with(settings -> settings.addString("splitColumn", ""))
                .with(settings -> settings.addString("file", file.toString()));
        PortObject[] learnt = node.execute(labels("", false), labs("", true));
        assertEquals(Files.readString(file), TestNode.rows(learnt[3]).get(0).get(2));
        assertFalse(((BufferedDataTable) learnt[1]).getDataTableSpec().containsName("split"));
        KNIMEException failure =
                assertThrows(KNIMEException.class, () -> node.execute(labels("", false), labs("", true)));
        assertTrue(failure.getMessage().contains("is there already"), failure.getMessage());
    }

    @Test
    void failuresNameTheTableTheColumnAndTheRow() {
        assertFails(
                "Table 1 ('labs'): patient 'p0' occurs twice in column 'patient', in rows 'Row0' and 'Row1'",
                labels("patient", false),
                labs("patient", false));
        assertFails(
                "The labels: patient 'p0' occurs twice in column 'patient', in rows 'Row0' and 'Row1'",
                labels("patient", true),
                labs("patient", true));
        assertFails("Table 1 ('labs') has no column 'patient'", labels("patient", false), labs("", true));
    }

    private void assertFails(String message, BufferedDataTable labels, BufferedDataTable labs) {
        TestNode node = quick(1).with(settings -> settings.addString("patients", "COLUMN"))
                .with(settings -> settings.addString("idColumn", "patient"));
        KNIMEException failure = assertThrows(KNIMEException.class, () -> node.execute(labels, labs));
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
    }

    @Test
    void measurementsWithoutATimeAreRefusedWithTheWayRound() {
        DataTableSpec spec = named(
                "vitals",
                Columns.table(List.of(Columns.text("patient"), Columns.text("variable"), Columns.number("value"))));
        List<DataRow> rows = new ArrayList<>();
        for (int row = 0; row < 3 * PATIENTS; row++) {
            rows.add(new DefaultRow(
                    "m" + row,
                    new StringCell("p" + row % PATIENTS),
                    new StringCell(row % 2 == 0 ? "heart rate" : "lactate"),
                    new DoubleCell(row)));
        }
        BufferedDataTable vitals = platform.table(spec, rows.toArray(DataRow[]::new));
        KNIMEException failure = assertThrows(KNIMEException.class, () -> quick(1).execute(labels("", false), vitals));
        assertTrue(failure.getMessage().startsWith("Table 1 ('vitals'): it holds measurements"), failure.getMessage());
        assertTrue(failure.getMessage().contains("no column is the time"), failure.getMessage());
        assertTrue(failure.getKNIMEMessage().getResolutions().get(0).contains("Series Encoder"), failure::toString);
    }

    @Test
    void namesAndKindsAreChosenByPort() throws Exception {
        DataTableSpec labels = labels("", false).getDataTableSpec();
        DataTableSpec labs = labs("", true).getDataTableSpec();
        PortObjectSpec known = quick(1).with(choice(0, 1, "blood", "TABLE")).configure(labels, labs)[0];
        assertEquals(List.of("blood"), Modality.names(((MultimodalModelPortObjectSpec) known).modalities()));
        assertRefused("table 2, but there is one table", labels, labs, choice(0, 2, "blood", "TABLE"));
        assertRefused("table 1 twice", labels, labs, choice(0, 1, "a", "TABLE"), choice(1, 1, "b", "TABLE"));
        assertRefused("No column is selected", labels, labs, choice(0, 1, "", "VECTORS"));
        DataTableSpec open = named("history", Columns.table(List.of(Columns.text("said"))));
        assertNull(quick(1).configure(labels, open)[0], "only rows tell whether these are long texts");
    }

    @SafeVarargs
    private void assertRefused(
            String message, DataTableSpec labels, DataTableSpec table, Consumer<NodeSettings>... choices) {
        TestNode node = quick(1);
        for (Consumer<NodeSettings> choice : choices) {
            node.with(choice);
        }
        InvalidSettingsException refused =
                assertThrows(InvalidSettingsException.class, () -> node.configure(labels, table));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    private static Consumer<NodeSettings> choice(int place, int table, String name, String kind) {
        return settings -> {
            try {
                NodeSettingsWO choice = settings.getNodeSettings("modalities").addNodeSettings(String.valueOf(place));
                choice.addInt("table", table);
                choice.addString("name", name);
                choice.addString("kind", kind);
            } catch (InvalidSettingsException failure) {
                throw new IllegalStateException(failure);
            }
        };
    }

    @Test
    void cancelledWorkLeavesNothing() throws Exception {
        requireEngine();
        Path report = directory.resolve("cancelled.html");
        ProgressMonitor progress = new ProgressMonitor();
        progress.addListener((fraction, message) -> {
            if (fraction != null && fraction > .4) {
                progress.setExecuteCanceled();
            }
        });
        TestNode node = quick(1).with(settings -> settings.addString("file", report.toString()));
        assertThrows(CanceledExecutionException.class, () -> node.execute(progress, labels("", false), labs("", true)));
        assertFalse(Files.exists(report));
    }

    private static void requireEngine() {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
    }

    private TestNode learner(int tables) {
        return new TestNode(platform, new MultimodalLearnerNodeFactory(), "Tables", BufferedDataTable.TYPE, tables);
    }

    private TestNode quick(int tables) {
        return learner(tables)
                .with(settings -> settings.addString("target", "outcome"))
                .with(settings -> settings.addString("preset", "QUICK"));
    }

    /** Model, predictions and scores of the nodes that the learner stands for. */
    private PortObject[] eightNodes(
            PortObject labels,
            List<PortObject> tables,
            List<DefaultNodeFactory> encoders,
            Consumer<NodeSettings> settings)
            throws Exception {
        PortObject[] tensors = new PortObject[tables.size()];
        for (int table = 0; table < tensors.length; table++) {
            tensors[table] = new TestNode(platform, encoders.get(table)).execute(tables.get(table), labels)[0];
        }
        PortObject tensor = new TestNode(
                        platform,
                        new ModalityCollectorNodeFactory(),
                        "Modalities",
                        TensorPortObject.TYPE,
                        tensors.length)
                .execute(tensors)[0];
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        PortObject[] learnt = new TestNode(platform, new BtwLearnerNodeFactory())
                .with(settings)
                .execute(network, tensor, labels);
        PortObject predictions = new TestNode(platform, new MultimodalPredictorNodeFactory())
                .with(MultimodalLearnerTest::askForAll)
                .execute(learnt[0], tensor)[0];
        return new PortObject[] {learnt[0], predictions, learnt[3]};
    }

    private static void askForAll(NodeSettings settings) {
        settings.addBoolean("own", true);
        settings.addString("contributions", "USUAL");
        settings.addBoolean("howSure", true);
    }

    private static void assertSameModel(PortObject expected, PortObject model) throws IOException {
        assertEquals(files(expected), files(model));
    }

    /** The content of all files of a model, by name. */
    private static TreeMap<String, String> files(PortObject model) throws IOException {
        Path folder = ((MultimodalModelPortObject) model).directory();
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        assertTrue(files.keySet().stream().anyMatch(name -> name.endsWith(".safetensors")), files.keySet()::toString);
        return files;
    }

    /** The same rows; what is known of them stands behind. */
    private static void assertSamePredictions(PortObject expected, PortObject predictions) {
        String[] names = ((BufferedDataTable) expected).getDataTableSpec().getColumnNames();
        assertEquals(
                List.of(names),
                List.of(((BufferedDataTable) predictions).getDataTableSpec().getColumnNames())
                        .subList(0, names.length));
        Set<List<String>> same = new HashSet<>();
        TestNode.rows(predictions).forEach(row -> same.add(row.subList(0, names.length + 1)));
        assertEquals(new HashSet<>(TestNode.rows(expected)), same);
    }

    /** Some columns of a table, by row. */
    private static TreeMap<String, List<String>> known(PortObject table, String... columns) {
        List<String> names =
                List.of(((BufferedDataTable) table).getDataTableSpec().getColumnNames());
        TreeMap<String, List<String>> known = new TreeMap<>();
        TestNode.rows(table)
                .forEach(row -> known.put(
                        row.get(0),
                        Stream.of(columns)
                                .map(name -> row.get(1 + names.indexOf(name)))
                                .toList()));
        return known;
    }

    private static PortObjectSpec[] specs(PortObject[] tables) {
        return Stream.of(tables).map(PortObject::getSpec).toArray(PortObjectSpec[]::new);
    }

    private static DataTableSpec named(String name, DataTableSpec columns) {
        return new DataTableSpecCreator(columns).setName(name).createSpec();
    }

    /** Labels whose RowIDs are patients, or count rows beside a column that names the patients. */
    private BufferedDataTable labels(String idColumn, boolean twice) {
        boolean isCounted = !idColumn.isEmpty();
        DataTableSpec columns = isCounted
                ? Columns.table(List.of(Columns.text(idColumn), Columns.text("outcome"), Columns.text("split")))
                : Columns.table(List.of(Columns.text("outcome"), Columns.text("split")));
        List<DataRow> rows = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            StringCell outcome = new StringCell(patient % 2 == 0 ? "ill" : "well");
            StringCell split = new StringCell(split(patient));
            StringCell id = new StringCell("p" + (twice ? patient / 2 : patient));
            rows.add(
                    isCounted
                            ? new DefaultRow("Row" + patient, id, outcome, split)
                            : new DefaultRow("p" + patient, outcome, split));
        }
        return platform.table(columns, rows.toArray(DataRow[]::new));
    }

    /** Labs with the patients in another order than the labels, if each has one row. */
    private BufferedDataTable labs(String idColumn, boolean once) {
        boolean isCounted = !idColumn.isEmpty();
        DataTableSpec columns = isCounted
                ? Columns.table(List.of(Columns.text(idColumn), Columns.number("crp"), Columns.number("sodium")))
                : Columns.table(List.of(Columns.number("crp"), Columns.number("sodium")));
        SplittableRandom random = new SplittableRandom(5);
        List<DataRow> rows = new ArrayList<>();
        for (int row = 0; row < PATIENTS; row++) {
            int patient = once ? (row * 7 + 3) % PATIENTS : row == 1 ? 0 : row;
            DoubleCell crp = new DoubleCell((patient % 2 == 0 ? 3 : 0) + random.nextDouble(4));
            DoubleCell sodium = new DoubleCell(135 + random.nextDouble(9));
            StringCell id = new StringCell("p" + patient);
            rows.add(
                    isCounted
                            ? new DefaultRow("Row" + row, id, crp, sodium)
                            : new DefaultRow("p" + patient, crp, sodium));
        }
        return platform.table(named("labs", columns), rows.toArray(DataRow[]::new));
    }

    private static String split(int patient) {
        return patient / 2 % 5 == 4 ? "test" : "train";
    }

    /** Labels, labs, notes, pictures and measurements as the Cohort Reader reads them. */
    private PortObject[] cohort(Path folder) throws Exception {
        return new TestNode(platform, new CohortReaderNodeFactory(), "Modalities", BufferedDataTable.TYPE, 4)
                .with(settings -> settings.addString("folder", folder.toString()))
                .execute();
    }

    private Path writeCohort() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("cohort"));
        StringBuilder labels = new StringBuilder("id,outcome,split\n");
        StringBuilder labs = new StringBuilder("id,crp,ward\n");
        StringBuilder notes = new StringBuilder("id,charttime,note\n");
        StringBuilder scans = new StringBuilder("id,path\n");
        StringBuilder vitals = new StringBuilder("id,minute,variable,value\n");
        SplittableRandom random = new SplittableRandom(9);
        for (int patient = 0; patient < PATIENTS; patient++) {
            boolean ill = patient % 2 == 0;
            String id = "p" + patient;
            labels.append("%s,%s,%s%n".formatted(id, ill ? "ill" : "well", split(patient)));
            if (patient % 9 != 0) {
                labs.append(
                        "%s,%.2f,%s%n".formatted(id, (ill ? 3 : 0) + random.nextDouble(4), "abc".charAt(patient % 3)));
            }
            for (int note = 0; note < 2; note++) {
                notes.append(
                        "%s,2150-03-%02d 08:00,\"the patient was %s on day %d and had a quiet night without any pain\"%n"
                                .formatted(
                                        id,
                                        2 - note,
                                        ill && patient % 4 == 0 ? "very ill and feverish" : "doing well",
                                        note));
            }
            for (int minute = 0; minute < 90; minute += 30) {
                vitals.append("%s,%d,heart rate,%d%n".formatted(id, minute, (ill ? 95 : 75) + random.nextInt(20)));
            }
            scans.append("%s,scan%d.png%n".formatted(id, patient));
            ImageIO.write(
                    picture(random),
                    "png",
                    folder.resolve("scan" + patient + ".png").toFile());
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("labs.csv"), labs);
        Files.writeString(folder.resolve("notes.csv"), notes);
        Files.writeString(folder.resolve("scans.csv"), scans);
        Files.writeString(folder.resolve("vitals.csv"), vitals);
        return folder;
    }

    private static BufferedImage picture(SplittableRandom random) {
        BufferedImage picture = new BufferedImage(24, 24, BufferedImage.TYPE_BYTE_GRAY);
        for (int pixel = 0; pixel < 24 * 24; pixel++) {
            picture.getRaster().setSample(pixel % 24, pixel / 24, 0, random.nextInt(256));
        }
        return picture;
    }
}
