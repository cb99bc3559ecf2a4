package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.collector.ModalityCollectorNodeFactory;
import org.multimodalbtw.nodes.fusion.MoeFusionNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.predictor.MultimodalPredictorNodeFactory;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabletotensor.TableToTensorNodeFactory;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;

/** Tables whose rows a reader has numbered: rows of different patients are never joined without a word. */
class RowOrderTest {

    private static final int PATIENTS = 120;
    private static final String SAME_ID = "with the same RowID are of different patients";
    private static final String NOT_SEEN = "whether rows with the same RowID are of one patient cannot be seen";

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private List<Integer> sorted;
    private List<Integer> shuffled;

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
        sorted = IntStream.range(0, PATIENTS).boxed().toList();
        shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(5));
    }

    private BufferedDataTable table(
            String name, List<Integer> order, DataColumnSpec value, IntFunction<DataCell> cell) {
        return table(
                name,
                order,
                List.of(Columns.text("patient"), value),
                patient -> List.of(id(patient), cell.apply(patient)));
    }

    private BufferedDataTable table(
            String name, List<Integer> order, List<DataColumnSpec> columns, IntFunction<List<DataCell>> cells) {
        DataTableSpec spec =
                new DataTableSpecCreator(Columns.table(columns)).setName(name).createSpec();
        DataRow[] rows = IntStream.range(0, order.size())
                .mapToObj(row -> new DefaultRow("Row" + row, cells.apply(order.get(row))))
                .toArray(DataRow[]::new);
        return platform.table(spec, rows);
    }

    private static DataCell id(int patient) {
        return new StringCell("P" + (1000 + patient));
    }

    private BufferedDataTable labs(List<Integer> order) {
        return table("labs", order, Columns.number("crp"), patient -> new DoubleCell(patient % 2 * 4 + patient / 100.));
    }

    private BufferedDataTable vitals(List<Integer> order) {
        return table("vitals", order, Columns.number("pulse"), patient -> new DoubleCell(60 + patient * 31 % 37));
    }

    private BufferedDataTable labels(List<Integer> order) {
        return table(
                "labels",
                order,
                List.of(Columns.text("patient"), Columns.text("outcome"), Columns.text("split")),
                patient -> List.of(
                        id(patient),
                        new StringCell(patient % 2 == 0 ? "well" : "ill"),
                        new StringCell(patient % 5 == 4 ? "valid" : "train")));
    }

    /** Only the patient is left, which is what the table of a reader without that column would have. */
    private BufferedDataTable nameless(String name) {
        return table(name, sorted, List.of(Columns.number("value")), patient -> List.of(new DoubleCell(patient % 7)));
    }

    private TestNode encoder(String column) {
        return new TestNode(platform, new TabularEncoderNodeFactory())
                .with(settings -> TestNode.select(settings, "columns", column));
    }

    private TensorPortObject encoded(BufferedDataTable table, String column) throws Exception {
        return (TensorPortObject) encoder(column).execute(table, null)[0];
    }

    private TestNode collector(int inputs) {
        return new TestNode(platform, new ModalityCollectorNodeFactory(), "Modalities", TensorPortObject.TYPE, inputs);
    }

    private static String refused(Executable work) {
        Exception refused = assertThrows(Exception.class, work);
        assertTrue(refused instanceof InvalidSettingsException || refused instanceof KNIMEException, refused::toString);
        assertTrue(refused.getMessage().contains(SAME_ID), refused.getMessage());
        return refused.getMessage();
    }

    @Test
    void tablesSortedDifferentlyAreNotCollected() throws Exception {
        TensorPortObject labs = platform.reload(encoded(labs(sorted), "crp"));
        TensorPortObject vitals = platform.reload(encoded(vitals(shuffled), "pulse"));
        String message = refused(() -> collector(2).execute(labs, vitals));
        assertTrue(message.contains("'labs' and 'vitals'") && message.contains("by column 'patient'"), message);
        long moved =
                sorted.stream().filter(row -> !shuffled.get(row).equals(row)).count();
        assertTrue(message.contains("(" + moved + " of 120 that were compared)"), message);
        Matcher rows = Pattern.compile("'Row(\\d+)' of 'labs' is 'Row(\\d+)' of 'vitals'")
                .matcher(message);
        for (int example = 0; example < 2; example++) {
            assertTrue(rows.find(), message);
            int labsRow = Integer.parseInt(rows.group(1));
            assertEquals(sorted.get(labsRow), shuffled.get(Integer.parseInt(rows.group(2))), "the same patient");
        }
    }

    @Test
    void tablesInTheSameOrderAreCollectedWithoutAWord() throws Exception {
        TestNode collector = collector(2);
        PortObject both = collector.execute(encoded(labs(shuffled), "crp"), encoded(vitals(shuffled), "pulse"))[0];
        assertEquals("", collector.warning());
        TensorPortObjectSpec spec = platform.reload((TensorPortObject) both).getSpec();
        assertEquals(
                List.of("labs", "vitals"),
                spec.orders().stream().map(order -> order.table()).toList());
        refused(() -> collector(2)
                .execute(
                        both,
                        encoded(
                                table(
                                        "ecg",
                                        sorted,
                                        Columns.number("qt"),
                                        patient -> new DoubleCell(patient * 37 % 61)),
                                "qt")));
    }

    @Test
    void whatCannotBeComparedIsSaidOnce() throws Exception {
        TestNode collector = collector(3);
        collector.execute(
                encoded(labs(sorted), "crp"), encoded(nameless("ct"), "value"), encoded(nameless("ecg"), "value"));
        assertTrue(collector.warning().contains("'labs', 'ct', 'ecg'"), collector.warning());
        assertEquals(collector.warning().indexOf(NOT_SEEN), collector.warning().lastIndexOf(NOT_SEEN));
        assertTrue(collector.warning().contains(NOT_SEEN), collector.warning());
    }

    @Test
    void tensorsOfEarlierVersionsAreJoinedAsTheyWere() throws Exception {
        TensorPortObject labs = encoded(labs(sorted), "crp");
        TensorPortObjectSpec before = labs.getSpec().withOrders(List.of());
        TestNode collector = collector(2);
        collector.configure(before, encoded(vitals(shuffled), "pulse").getSpec());
        assertEquals("", collector.warning());
    }

    @Test
    void trainingRowsAndLabelsMeetByRowIdToo() throws Exception {
        String training = refused(() -> encoder("crp").execute(labs(sorted), labels(shuffled)));
        assertTrue(training.contains("'labs' and 'training rows'"), training);
        TensorPortObject tensor = (TensorPortObject) encoder("crp").execute(labs(sorted), labels(sorted))[0];
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        String message = refused(() -> learner().execute(network, tensor, labels(shuffled)));
        assertTrue(message.contains("'labs' and 'labels'"), message);
    }

    @Test
    void allNodesThatMakeTensorsRememberTheOrder() throws Exception {
        PortObject[] learnt = encoder("crp").execute(labs(sorted), null);
        TensorPortObject applied = (TensorPortObject)
                new TestNode(platform, new EncoderApplyNodeFactory()).execute(learnt[1], labs(shuffled))[0];
        TestNode plain = new TestNode(platform, new TableToTensorNodeFactory())
                .with(settings -> TestNode.select(settings, "columns", "pulse"));
        TensorPortObject tensor = (TensorPortObject) plain.execute(vitals(sorted))[0];
        refused(() -> collector(2).execute(applied, tensor));
    }

    @Test
    void rawTablesSortedDifferentlyAreNotPredicted() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        PortObject tensor = collector(2).execute(encoded(labs(sorted), "crp"), encoded(vitals(sorted), "pulse"))[0];
        PortObject network = new TestNode(platform, new MoeFusionNodeFactory()).execute(tensor)[0];
        TestNode learner = learner();
        PortObject model = learner.execute(network, tensor, labels(sorted))[0];
        assertFalse(learner.warning().contains(NOT_SEEN), learner.warning());
        refused(() -> predictor().execute(model, null, labs(sorted), vitals(shuffled)));
        TestNode predictor = predictor();
        PortObject predicted = predictor.execute(model, null, labs(shuffled), vitals(shuffled))[0];
        assertEquals(PATIENTS, TestNode.rows(predicted).size());
        assertEquals("", predictor.warning());
    }

    private TestNode learner() {
        return new TestNode(platform, new BtwLearnerNodeFactory()).with(settings -> {
            settings.addString("target", "outcome");
            settings.addInt("members", 2);
            settings.addInt("epochs", 2);
            settings.addBoolean("epochs_is_present", true);
            settings.addString("device", "CPU");
        });
    }

    private TestNode predictor() {
        return new TestNode(platform, new MultimodalPredictorNodeFactory(), "Tables", BufferedDataTable.TYPE, 2);
    }
}
