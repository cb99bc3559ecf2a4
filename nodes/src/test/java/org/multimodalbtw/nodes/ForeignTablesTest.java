package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.BooleanCell.BooleanCellFactory;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.time.duration.DurationCellFactory;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.multimodal.MultimodalLearnerNodeFactory;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;

/** Cells as other nodes leave them: infinite and undefined numbers, counts behind names, ids of 16 digits, answers in other words. */
class ForeignTablesTest {

    private static final int ROWS = 60;

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private final List<DataColumnSpec> columns = new ArrayList<>();
    private final List<IntFunction<DataCell>> cells = new ArrayList<>();

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    private void column(String name, IntFunction<DataCell> cell) {
        columns.add(new DataColumnSpecCreator(name, cell.apply(1).getType()).createSpec());
        cells.add(cell);
    }

    /** The columns so far; the next table has columns of its own. */
    private BufferedDataTable table(int count) {
        List<DataRow> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            int place = row;
            rows.add(new DefaultRow(
                    "p" + row, cells.stream().map(cell -> cell.apply(place)).toList()));
        }
        BufferedDataTable table = platform.table(
                new DataTableSpecCreator(Columns.table(columns)).setName("labs").createSpec(),
                rows.toArray(DataRow[]::new));
        columns.clear();
        cells.clear();
        return table;
    }

    private TestNode encoder() {
        return new TestNode(platform, new TabularEncoderNodeFactory());
    }

    private static List<String> features(PortObject tensor) throws Exception {
        try (TensorTable table = TensorTable.open(((TensorPortObject) tensor).file())) {
            return table.schema().columns().get(0).features();
        }
    }

    private static float[] values(PortObject tensor, int row) throws Exception {
        try (TensorTable table = TensorTable.open(((TensorPortObject) tensor).file())) {
            return table.isPresent(0, row) ? table.values(0, row) : null;
        }
    }

    private static DataCell number(double value) {
        return new DoubleCell(value);
    }

    @Test
    void infiniteNumbersCountAsEmptyInTrainingRowsAndNewOnes() throws Exception {
        column("crp", row -> number(row % 17));
        column("ratio", row -> number(row % 9 == 4 ? 1 / 0. : row % 7));
        column(
                "values",
                row -> CollectionCellFactory.createListCell(
                        List.of(number(row % 5), number(row == 7 ? -1 / 0. : row % 3))));
        TestNode node = encoder();
        PortObject[] encoded = node.execute(table(ROWS), null);
        assertTrue(
                node.warning()
                        .contains(
                                "8 numbers are infinite and count as empty: 7 in 'ratio' (row 'p4'), 1 in 'values' (row 'p7'). "
                                        + "To use such a cell: write a number there."),
                node.warning());
        assertTrue(
                features(encoded[0]).contains("ratio: missing"),
                features(encoded[0]).toString());

        column("crp", row -> number(row == 2 ? 1 / 0. : 3));
        column("ratio", row -> number(1));
        column("values", row -> CollectionCellFactory.createListCell(List.of(number(1), number(2))));
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        PortObject applied = apply.execute(encoded[1], table(4))[0];
        assertTrue(
                apply.warning().contains("1 number is infinite and counts as empty: 1 in 'crp' (row 'p2')."),
                apply.warning());
        assertEquals(features(applied).size(), values(applied, 2).length, "the row is encoded all the same");
    }

    @Test
    void numbersWithoutInfinityAreNotSpokenOf() throws Exception {
        column("crp", row -> number(row % 6 == 0 ? 0 / 0. : row % 17));
        column("large", row -> number(1e12 + row % 5));
        column("count", row -> new LongCell(Integer.MAX_VALUE + (long) row % 7));
        TestNode node = encoder();
        node.execute(table(ROWS), null);
        assertFalse(node.warning().contains("infinite"), node.warning());
    }

    @Test
    void aGroupsValuesWithTheirCountsAreCodes() throws Exception {
        List<String> codes = List.of("I10", "E11", "N18", "J44");
        column("crp", row -> number(row % 17));
        column(
                "icd*",
                row -> new StringCell(codes.get(row % 4) + "(" + (1 + row % 3) + ")"
                        + (row % 3 == 0 ? "" : ", " + codes.get((row + 1 + row % 2) % 4) + "(" + (1 + row % 5) + ")")));
        TestNode node = encoder();
        List<String> features = features(node.execute(table(ROWS), null)[0]);
        assertTrue(features.containsAll(List.of("icd*=I10", "icd*=E11", "icd*=N18", "icd*=J44")), features.toString());
        assertEquals(5, features.size(), features.toString());
        assertTrue(node.warning().contains("is taken for a count and left out"), node.warning());
    }

    @Test
    void featuresWhoseNamesWouldDoubleAreToldApart() throws Exception {
        column("crp", row -> row % 3 == 0 ? number(0 / 0.) : number(row));
        column("crp: missing", row -> new IntCell(row % 2));
        column("ward", row -> new StringCell(row % 2 == 0 ? "A" : "B"));
        column("ward=A", row -> new IntCell(row % 5 == 0 ? 1 : 0));
        TestNode node = encoder();
        PortObject[] encoded = node.execute(table(ROWS), null);
        assertTrue(
                node.warning()
                        .contains(
                                "2 features would be called as another and are numbered, such as 'crp: missing (2)'. To give other names: "
                                        + "rename the columns of the table."),
                node.warning());
        List<String> names = List.of("crp", "crp: missing", "crp: missing (2)", "ward=A", "ward=B", "ward=A (2)");
        assertEquals(names, features(encoded[0]));
        column("crp", row -> number(row));
        column("crp: missing", row -> new IntCell(1));
        column("ward", row -> new StringCell("A"));
        column("ward=A", row -> new IntCell(0));
        PortObject applied = new TestNode(platform, new EncoderApplyNodeFactory()).execute(encoded[1], table(2))[0];
        assertEquals(names, features(applied), "the saved encoder calls them the same");
    }

    @Test
    void idsBeyondExactNumbersTeachNothing() throws Exception {
        column("crp", row -> number(row % 17));
        column("accession", row -> new LongCell(9_007_199_254_740_993L + row * 7919L));
        column("scan", row -> number(1e16 + row * 4));
        TestNode node = encoder();
        assertEquals(List.of("crp"), features(node.execute(table(ROWS), null)[0]));
        assertTrue(node.warning().contains("'accession'"), node.warning());
    }

    private PortObject answers() throws Exception {
        column("crp", row -> number(row % 17));
        column("smoker", row -> BooleanCellFactory.create(row % 2 == 0));
        column("fever", row -> new StringCell(row % 3 == 0 ? "yes" : "no"));
        column("sex", row -> new StringCell(row % 2 == 0 ? "m" : "f"));
        column("stage", row -> new IntCell(1 + row % 3));
        return encoder().execute(table(ROWS), null)[1];
    }

    private static DataCell written(String form) {
        return switch (form) {
            case "TRUE_CELL" -> BooleanCellFactory.create(true);
            case "FALSE_CELL" -> BooleanCellFactory.create(false);
            case "1#" -> new IntCell(1);
            case "0#" -> new IntCell(0);
            default -> new StringCell(form);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "smoker, true, false",
        "smoker, yes, No",
        "smoker, ja, nein",
        "smoker, 1, 0",
        "smoker, 1#, 0#",
        "smoker, oui, non",
        "fever, Ja, Nein",
        "fever, y, n",
        "fever, YES, NO",
        "fever, True, False",
        "sex, M, F"
    })
    void answersInOtherWordsAreReadAsTheTrainingRowsWriteThem(String column, String yes, String no) throws Exception {
        PortObject encoder = answers();
        PortObject expected = applied(encoder, column, null, null).get(0);
        Applied found = apply(encoder, column, yes, no);
        for (int row = 0; row < 4; row++) {
            assertEquals(
                    Arrays.toString(values(expected, row)),
                    Arrays.toString(values(found.tensor(), row)),
                    found.warning());
        }
        boolean isSame = column.equals("smoker") && yes.startsWith("1");
        assertEquals(
                !isSame, found.warning().contains("written in another way than in the training rows"), found.warning());
    }

    @Test
    void answersBesideRareCategoriesAreNotRead() throws Exception {
        column("crp", row -> number(row % 17));
        column("smoking", row -> new StringCell(row < 4 ? "F" : row % 2 == 0 ? "Y" : "N"));
        column("sex", row -> new StringCell(row < 3 ? "9" : row % 2 == 0 ? "1" : "0"));
        PortObject encoder = encoder().execute(table(ROWS), null)[1];
        column("crp", row -> number(row));
        column("smoking", row -> new StringCell(row % 2 == 0 ? "F" : "no"));
        column("sex", row -> new StringCell(row % 2 == 0 ? "f" : "m"));
        TestNode node = new TestNode(platform, new EncoderApplyNodeFactory());
        node.execute(encoder, table(4));
        assertFalse(node.warning().contains("written in another way"), node.warning());
    }

    @Test
    void theConversionOfAnswersSaysHowToUndoIt() throws Exception {
        Applied found = apply(answers(), "smoker", "ja", "nein");
        assertTrue(
                found.warning()
                        .contains(
                                "4 cells are written in another way than in the training rows and read as there: 4 in 'smoker' ('ja' as '1', "
                                        + "'nein' as '0'). To keep them as written: 'Columns are: As typed' in the dialog of the Tabular Encoder."),
                found.warning());
    }

    @ParameterizedTest
    @CsvSource({
        "smoker, f, m", "smoker, pending, unknown", "fever, positive, negative", "fever, unknown, 2",
                "sex, male, female",
        "smoker, Y, N", "smoker, positive, negative", "smoker, present, absent", "fever, 1, 2", "fever, 1#, 0#",
        "sex, 1, 0", "stage, yes, no", "stage, II, III", "fever, x, -", "smoker, x, t"
    })
    void whatMayMeanSomethingElseIsNotRead(String column, String one, String other) throws Exception {
        Applied found = apply(answers(), column, one, other);
        assertFalse(found.warning().contains("written in another way"), found.warning());
        assertFalse(found.warning().isEmpty(), "it is said that nothing was learnt of them");
    }

    private record Applied(PortObject tensor, String warning) {}

    private Applied apply(PortObject encoder, String changed, String yes, String no) throws Exception {
        add("smoker", changed, yes, no, row -> BooleanCellFactory.create(row % 2 == 0));
        add("fever", changed, yes, no, row -> new StringCell(row % 2 == 0 ? "yes" : "no"));
        add("sex", changed, yes, no, row -> new StringCell(row % 2 == 0 ? "m" : "f"));
        add("stage", changed, yes, no, row -> new IntCell(2));
        column("crp", row -> number(row));
        TestNode node = new TestNode(platform, new EncoderApplyNodeFactory());
        PortObject tensor = node.execute(encoder, table(4))[0];
        return new Applied(tensor, node.warning());
    }

    private List<PortObject> applied(PortObject encoder, String changed, String yes, String no) throws Exception {
        return List.of(apply(encoder, changed, yes, no).tensor());
    }

    private void add(String name, String changed, String yes, String no, IntFunction<DataCell> usual) {
        column(name, name.equals(changed) && yes != null ? row -> written(row % 2 == 0 ? yes : no) : usual);
    }

    private TestNode learner(String target) {
        return new TestNode(platform, new MultimodalLearnerNodeFactory(), "Tables", BufferedDataTable.TYPE, 1)
                .with(settings -> settings.addString("target", target))
                .with(settings -> settings.addString("preset", "QUICK"));
    }

    @ParameterizedTest
    @CsvSource({"Decided", "Weight (labs)", "Unlike training in"})
    void anOutcomeThatIsCalledAsAColumnOfThePredictionsIsToBeRenamed(String name) {
        column(name, row -> new StringCell(row % 2 == 0 ? "ill" : "well"));
        columns.set(0, Columns.nominal(name, List.of("ill", "well")));
        BufferedDataTable labels = table(ROWS);
        column("crp", row -> number(row));
        BufferedDataTable labs = table(ROWS);
        InvalidSettingsException refused = assertThrows(InvalidSettingsException.class, () -> learner(name)
                .configure(labels.getDataTableSpec(), labs.getDataTableSpec()));
        assertEquals("The table would have two columns called '" + name + "'.", refused.getMessage());
    }

    @Test
    void labelsWithoutRowsAreCalledThat() {
        column("outcome", row -> new StringCell("ill"));
        BufferedDataTable labels = table(0);
        column("crp", row -> number(row));
        BufferedDataTable labs = table(ROWS);
        KNIMEException refused =
                assertThrows(KNIMEException.class, () -> learner("outcome").execute(labels, labs));
        assertEquals(
                "The table of labels has no rows.", refused.getKNIMEMessage().getSummary());
    }

    @Test
    void lengthsOfTimeAreToBeConverted() {
        column("outcome", row -> new StringCell(row % 2 == 0 ? "ill" : "well"));
        BufferedDataTable labels = table(ROWS);
        column("patient_id", row -> new StringCell("p" + row % 30));
        column("time", row -> DurationCellFactory.create(Duration.ofHours(row / 30)));
        column("variable", row -> new StringCell(row % 3 == 0 ? "hr" : "sbp"));
        column("value", row -> number(70 + row % 7));
        List<DataRow> counted = new ArrayList<>();
        BufferedDataTable vitals = table(120);
        vitals.forEach(row ->
                counted.add(new DefaultRow("Row" + counted.size(), row.stream().toList())));
        BufferedDataTable series = platform.table(vitals.getDataTableSpec(), counted.toArray(DataRow[]::new));
        KNIMEException refused =
                assertThrows(KNIMEException.class, () -> learner("outcome").execute(labels, series));
        String remedy = refused.getKNIMEMessage().getResolutions().toString();
        assertTrue(
                remedy.contains("If the time is 'time': a length of time cannot be read. Convert it to a number first"),
                remedy);
    }

    @Test
    void anOutcomeThatIsNoNumberIsNoOutcome() throws Exception {
        assumeTrue(
                System.getProperty("org.multimodalbtw.natives") != null, "org.multimodalbtw.natives names no libtorch");
        column(
                "died",
                row -> row % 6 == 0 ? number(0 / 0.) : row % 7 == 0 ? DataType.getMissingCell() : number(row % 2));
        columns.set(0, Columns.number("died"));
        BufferedDataTable labels = table(ROWS);
        column("crp", row -> number(row % 2 * 3 + row % 5));
        column("sodium", row -> number(135 + row % 9));
        TestNode node = learner("died");
        node.execute(labels, table(ROWS));
        assertTrue(node.warning().contains("17 rows without a value of 'died' take no part."), node.warning());
        assertTrue(node.warning().contains("'died' has the numbers 0, 1, which are taken for classes"), node.warning());
    }
}
