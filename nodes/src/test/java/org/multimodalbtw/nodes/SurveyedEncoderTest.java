package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell.BooleanCellFactory;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.nodes.apply.EncoderApplyNodeFactory;
import org.multimodalbtw.nodes.cohort.CohortReaderNodeFactory;
import org.multimodalbtw.nodes.port.EncoderPortObject;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tabular.TabularEncoderNodeFactory;

/** Tables of the platform as hospitals export them, read by the Tabular Encoder. */
class SurveyedEncoderTest {

    private static final int ROWS = 120;

    @TempDir
    private Path directory;

    private TestPlatform platform;
    private final Random random = new Random(4);
    private final List<DataColumnSpec> columns = new ArrayList<>();
    private final List<IntFunction<DataCell>> cells = new ArrayList<>();

    @BeforeEach
    void start() {
        platform = new TestPlatform(directory);
    }

    private void number(String name, IntFunction<Double> number) {
        columns.add(Columns.number(name));
        cells.add(row -> number.apply(row) == null ? Columns.cell((String) null) : Columns.cell(number.apply(row)));
    }

    private void whole(String name, IntFunction<Integer> number) {
        columns.add(Columns.integer(name));
        cells.add(row -> number.apply(row) == null ? Columns.cell((String) null) : new IntCell(number.apply(row)));
    }

    private void text(String name, IntFunction<String> text) {
        columns.add(Columns.text(name));
        cells.add(row -> Columns.cell(text.apply(row)));
    }

    private BufferedDataTable table() {
        return table(ROWS);
    }

    private BufferedDataTable table(int rows) {
        List<DataRow> made = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int place = row;
            made.add(new DefaultRow(
                    "p" + row, cells.stream().map(cell -> cell.apply(place)).toList()));
        }
        return platform.table(Columns.table(columns), made.toArray(DataRow[]::new));
    }

    private static String comma(double number) {
        return String.format(Locale.ROOT, "%.1f", number).replace('.', ',');
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

    private TestNode encoder() {
        return new TestNode(platform, new TabularEncoderNodeFactory());
    }

    private static void takenAs(NodeSettings settings, String column, String as) {
        var entry = settings.addConfig("takenAs").addConfig("0");
        entry.addString("column", column);
        entry.addString("as", as);
    }

    private void everyOddity() {
        number("age", row -> 40.0 + random.nextInt(40) + random.nextInt(10) / 10.0);
        text("temperature", row -> comma(36 + 3 * random.nextDouble()));
        text("crp", row -> row % 10 == 0 ? "<0.10" : String.valueOf(1 + random.nextInt(300) / 10.0));
        number("lactate", row -> row % 12 == 0 ? -999.0 : 0.5 + random.nextInt(60) / 10.0);
        whole("stay_id", row -> 100_000 + (row * 7919) % 90_000);
        text("mrn", row -> "M" + (70_000 + row * 37));
        text("ward", row -> String.format(Locale.ROOT, "%03d", 1 + row % 4));
        text("admitted", row -> "2021-03-" + String.format(Locale.ROOT, "%02d", 1 + row % 28));
        text("reason", row -> "patient came with pain in the chest for " + row + " days and was short of breath");
        text("site", row -> "north");
        text("smoker", row -> row % 3 == 0 ? "yes" : null);
        text("diagnoses", row -> List.of("I10; E11", "I10", "E11; N18", "N18; I10; E11", "J44; I10")
                .get(row % 5));
        text("potassium", row -> row % 15 == 0 ? "NA" : String.valueOf(3 + random.nextInt(30) / 10.0));
    }

    @Test
    void everyOddityOfATableIsFoundAndSaid() throws Exception {
        everyOddity();
        TestNode node = encoder();
        PortObject[] outputs = node.execute(table(), null);
        String said = node.warning();
        assertTrue(
                said.contains("In 'labs', 'temperature' is taken for a number: the comma is read as decimal sign."),
                said);
        assertTrue(said.contains("12 cells say that the number lies beyond a limit, such as '<0.10'"), said);
        assertTrue(said.contains("'lactate' is taken for a number: -999 lies far from all other numbers"), said);
        assertTrue(
                said.contains(
                        "2 columns, 'stay_id', 'mrn': left out as a second identifier: different in nearly all rows."),
                said);
        assertTrue(said.contains("'ward' is taken for a code: numbers with leading zeros"), said);
        assertTrue(said.contains("Column 'admitted': left out as a date:"), said);
        assertTrue(said.contains("Column 'reason': left out as free text:"), said);
        assertTrue(said.contains("connect the table to a Text Encoder"), said);
        assertTrue(said.contains("Column 'site': left out: only one category, 'north'."), said);
        assertTrue(said.contains("'smoker' is taken for a flag"), said);
        assertTrue(
                said.contains("18 cells hold what stands for empty: 10 in 'lactate' ('-999'), 8 in 'potassium' ('NA')"),
                said);
        assertTrue(said.contains("'Columns taken as' in the dialog of the Tabular Encoder."), said);
        assertEquals(
                List.of(
                        "age",
                        "temperature",
                        "crp",
                        "crp: beyond limit",
                        "lactate",
                        "lactate: missing",
                        "ward=001",
                        "ward=002",
                        "ward=003",
                        "ward=004",
                        "smoker: missing",
                        "diagnoses=I10",
                        "diagnoses=E11",
                        "diagnoses=N18",
                        "diagnoses=J44",
                        "potassium",
                        "potassium: missing"),
                features(outputs[0]));
        assertEquals(
                List.of("age", "temperature", "crp", "lactate", "ward", "smoker", "diagnoses", "potassium"),
                ((EncoderPortObject) outputs[1]).getSpec().columns());
    }

    @Test
    void aNumberThatCameAsATextIsEncodedAsTheNumberThatItSays() throws Exception {
        text("temperature", row -> comma(36 + row / 10.0));
        PortObject said = encoder().execute(table(), null)[0];
        columns.clear();
        cells.clear();
        number("temperature", row -> Double.parseDouble(comma(36 + row / 10.0).replace(',', '.')));
        PortObject typed = encoder().execute(table(), null)[0];
        assertArrayEquals(
                Files.readAllBytes(((TensorPortObject) typed).file()),
                Files.readAllBytes(((TensorPortObject) said).file()));
    }

    @Test
    void newRowsAreReadAsTheTrainingRowsWere() throws Exception {
        everyOddity();
        BufferedDataTable training = table();
        PortObject[] outputs = encoder().execute(training, null);
        EncoderPortObject reloaded = platform.reload((EncoderPortObject) outputs[1]);
        PortObject again = new TestNode(platform, new EncoderApplyNodeFactory()).execute(reloaded, training)[0];
        assertArrayEquals(
                Files.readAllBytes(((TensorPortObject) outputs[0]).file()),
                Files.readAllBytes(((TensorPortObject) again).file()));

        columns.clear();
        cells.clear();
        number("age", row -> 50.0);
        text("temperature", row -> row == 0 ? "37,5" : "see note");
        text("crp", row -> row == 0 ? "<5" : "12");
        number("lactate", row -> row == 0 ? -999.0 : 2.0);
        number("ward", row -> 9.0);
        text("smoker", row -> " yes ");
        text("diagnoses", row -> "N18;J44");
        text("potassium", row -> "4,5");
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        PortObject few = apply.execute(reloaded, table(2))[0];
        assertTrue(
                apply.warning()
                        .contains(
                                "1 cell holds no number and counts as empty: 1 in 'temperature' ('see note'). To use what is a number:"),
                apply.warning());
        assertTrue(
                apply.warning()
                        .contains(
                                "2 cells have another decimal sign than the training rows and are read with it: 2 in 'potassium'"
                                        + " ('4,5' as 4.5)."),
                apply.warning());
        assertTrue(
                apply.warning().contains("1 cell holds what stands for empty: 1 in 'lactate' ('-999')."),
                apply.warning());
        assertTrue(
                apply.warning()
                        .contains("Column 'ward' holds numbers, and is read as texts, as the training rows have."),
                apply.warning());
        assertFalse(apply.warning().contains("taken for"), "new rows are not looked at: " + apply.warning());
        int limit = features(few).indexOf("crp: beyond limit");
        assertTrue(values(few, 0)[limit] < 0, "a limit is one in new rows, too");
        assertTrue(values(few, 1)[limit] > 0);
        int lactate = features(few).indexOf("lactate: missing");
        assertTrue(values(few, 0)[lactate] > 0, "-999 is empty in a table of two rows, too");
        assertTrue(values(few, 1)[lactate] < 0);
        assertEquals(1, values(few, 0)[features(few).indexOf("diagnoses=J44")]);
        int smoker = features(few).indexOf("smoker: missing");
        assertTrue(values(few, 0)[smoker] < 0, "spaces around a text do not count");
    }

    @Test
    void whatTheAnalystSaysGoesBeforeWhatWasFound() throws Exception {
        text("mrn", row -> "M" + (70_000 + row * 37));
        number("ward_id", row -> 1.0 + row % 3);
        number("age", row -> 40.0 + row % 17);
        TestNode node = encoder();
        assertEquals(List.of("ward_id", "age"), features(node.execute(table(), null)[0]));
        assertTrue(
                node.warning().contains("'ward_id' is taken for a number: by its name it names something"),
                node.warning());

        TestNode chosen = encoder().with(settings -> takenAs(settings, "ward_id", "CATEGORY"));
        assertEquals(List.of("ward_id=1", "ward_id=2", "ward_id=3", "age"), features(chosen.execute(table(), null)[0]));
        TestNode unused = encoder().with(settings -> takenAs(settings, "age", "UNUSED"));
        assertEquals(List.of("ward_id"), features(unused.execute(table(), null)[0]));
        KNIMEException refused = assertThrows(KNIMEException.class, () -> encoder()
                .with(settings -> takenAs(settings, "weight", "NUMBER"))
                .execute(table(), null));
        assertTrue(refused.getMessage().contains("'Columns taken as' names 'weight'"), refused.getMessage());
    }

    @Test
    void entriesOfACatalogueThatCameAsNumbersAreNamed() throws Exception {
        number("icd9", row -> List.of(401.9, 250.0, 428.1, 38.9).get(row % 4));
        number("crp", row -> row % 17 / 2.0);
        TestNode node = encoder();
        node.execute(table(), null);
        assertTrue(
                node.warning().contains("'icd9' is taken for a number: by its name it names something"),
                node.warning());
        assertFalse(node.warning().contains("'crp'"), node.warning());
    }

    @Test
    void whatOnlyLooksOddIsTakenAsItIs() throws Exception {
        number("score", row -> 90.0 + row % 10);
        number("base_excess", row -> (double) (row % 21 - 12));
        number("balance", row -> row == 3 ? -9.0 : row % 9 - 9.0);
        whole("platelets", row -> 100_000 + random.nextInt(20) * 10_000);
        text("sex", row -> row % 2 == 0 ? "f" : "m");
        text("blood", row -> List.of("A", "B", "AB", "0").get(row % 4));
        text("complication", row -> List.of("None", "bleeding", "infection").get(row % 3));
        number("visits", row -> (double) (row % 3));
        number("dose", row -> row % 5 == 0 ? 99.0 : 80.0 + row % 30);
        text("grade", row -> List.of("1", "2", "3a", "3b").get(row % 4));
        TestNode node = encoder();
        List<String> features = features(node.execute(table(), null)[0]);
        assertEquals(
                List.of(
                        "score",
                        "base_excess",
                        "balance",
                        "platelets",
                        "sex=f",
                        "sex=m",
                        "blood=0",
                        "blood=A",
                        "blood=AB",
                        "blood=B",
                        "complication=None",
                        "complication=bleeding",
                        "complication=infection",
                        "visits",
                        "dose",
                        "grade=1",
                        "grade=2",
                        "grade=3a",
                        "grade=3b"),
                features);
        assertFalse(node.warning().contains("left out"), node.warning());
        assertFalse(node.warning().contains("stands for empty"), node.warning());
    }

    @Test
    void anEncoderOfAnEarlierVersionTakesColumnsByTheirTypes() throws Exception {
        everyOddity();
        BufferedDataTable table = table();
        TestNode node = encoder();
        node.execute(table, null);
        TestNode old = encoder();
        old.load(without(node.settings(), List.of("reading", "takenAs", "sentinels", "pairs", "missingTexts")));
        PortObject[] outputs = old.execute(table, null);
        assertTrue(
                features(outputs[0]).contains("crp=<0.10"), features(outputs[0]).toString());
        String manifest =
                Files.readString(((EncoderPortObject) outputs[1]).directory().resolve("manifest.json"));
        assertFalse(manifest.contains("\"read\""), manifest);
        assertFalse(manifest.contains("\"found\""), manifest);
        assertFalse(manifest.contains("\"taken\""), manifest);
    }

    @Test
    void twoNumbersInACellBecomeTwoValuesAndNewRowsAreReadInTheSameWay() throws Exception {
        text("bp", row -> row == 7 ? null : row == 8 ? "refused" : 100 + row % 60 + "/" + (60 + row % 31));
        number("age", row -> 40.0 + row % 17);
        BufferedDataTable training = table();
        TestNode node = encoder();
        PortObject[] outputs = node.execute(training, null);
        List<String> names = List.of("bp (first)", "bp (first): missing", "bp (second)", "bp (second): missing", "age");
        assertEquals(names, features(outputs[0]));
        assertTrue(
                node.warning()
                        .contains("'bp (first)' and 'bp (second)'; 1 cell holds something else, such as 'refused'"),
                node.warning());
        EncoderPortObject reloaded = platform.reload((EncoderPortObject) outputs[1]);
        assertEquals(List.of("bp", "age"), reloaded.getSpec().columns());
        PortObject again = new TestNode(platform, new EncoderApplyNodeFactory()).execute(reloaded, training)[0];
        assertArrayEquals(
                Files.readAllBytes(((TensorPortObject) outputs[0]).file()),
                Files.readAllBytes(((TensorPortObject) again).file()));
        TestNode old = encoder();
        old.load(without(node.settings(), List.of("pairs")));
        assertEquals(List.of("age"), features(old.execute(training, null)[0]));
    }

    @Test
    void ofNewPatientsWhoseCellsNobodyReadTheTwoNumbersAreTaken() throws Exception {
        number("bp (first)", row -> 100.0 + row % 60);
        number("bp (second)", row -> 60.0 + row % 31);
        PortObject[] outputs = encoder().execute(table(), null);
        EncoderPortObject reloaded = platform.reload((EncoderPortObject) outputs[1]);
        columns.clear();
        cells.clear();
        text("bp", row -> row == 0 ? "130/75" : "130");
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        PortObject few = apply.execute(reloaded, table(2))[0];
        assertEquals(values(outputs[0], 30)[0], values(few, 0)[0]);
        assertEquals(values(outputs[0], 15)[1], values(few, 0)[1]);
        assertEquals(null, values(few, 1), "nothing is known of the second patient");
        assertTrue(
                apply.warning().contains("1 cell holds no two numbers and counts as empty: 1 in 'bp' ('130')."),
                apply.warning());
    }

    private static NodeSettings without(NodeSettings settings, List<String> keys) {
        NodeSettings copy = new NodeSettings("model");
        for (String key : settings.keySet()) {
            if (!keys.contains(key)) {
                copy.addEntry(settings.getEntry(key));
            }
        }
        return copy;
    }

    @Test
    void whatTheCohortReaderDecidedIsNotDecidedAgain() throws Exception {
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder labs = new StringBuilder("id,crp,lactate,ward,mrn\n");
        for (int row = 0; row < ROWS; row++) {
            labels.append("p%d,%s,train%n".formatted(row, row % 3 == 0 ? "ill" : "well"));
            labs.append("p%d,\"%s\",%s,%03d,M%d%n"
                    .formatted(
                            row,
                            comma(1 + random.nextInt(90) / 10.0),
                            row % 12 == 0 ? "-999" : String.valueOf(0.5 + random.nextInt(60) / 10.0),
                            1 + row % 3,
                            70_000 + row * 37));
        }
        Path folder = Files.createDirectory(directory.resolve("cohort"));
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("labs.csv"), labs);
        TestNode reader = new TestNode(platform, new CohortReaderNodeFactory(), "Modalities", BufferedDataTable.TYPE, 1)
                .with(settings -> settings.addString("folder", folder.toString()));
        BufferedDataTable read = (BufferedDataTable) reader.execute()[1];
        assertTrue(reader.warning().contains("-999 lies far"), reader.warning());
        assertEquals(
                "code",
                read.getDataTableSpec().getColumnSpec("ward").getProperties().getProperty("multimodalbtw.taken-for"));

        TestNode node = encoder();
        PortObject[] outputs = node.execute(read, null);
        assertFalse(node.warning().contains("taken for"), "nothing is said twice: " + node.warning());
        TestNode typed = encoder().with(settings -> settings.addString("reading", "AS_TYPED"));
        assertArrayEquals(
                Files.readAllBytes(((TensorPortObject) typed.execute(read, null)[0]).file()),
                Files.readAllBytes(((TensorPortObject) outputs[0]).file()));
        assertFalse(typed.warning().contains("would find"), "what is decided needs no look: " + typed.warning());

        BufferedDataTable raw = platform.table(
                new DataTableSpec("new", Columns.text("crp"), Columns.number("lactate"), Columns.text("ward")),
                new DefaultRow("n1", new StringCell("3,5"), new DoubleCell(-999), new StringCell("002")),
                new DefaultRow("n2", DataType.getMissingCell(), new DoubleCell(2), new StringCell("003")));
        PortObject applied = new TestNode(platform, new EncoderApplyNodeFactory()).execute(outputs[1], raw)[0];
        float[] first = values(applied, 0);
        List<String> features = features(applied);
        assertTrue(first[features.indexOf("lactate: missing")] > 0, "what the reader took for empty is empty");
        assertEquals(1, first[features.indexOf("ward=002")]);
    }

    @Test
    void theViewShowsWhatEachColumnIsTakenFor() throws Exception {
        everyOddity();
        TestNode node = encoder();
        node.execute(table(), null);
        Map<?, ?> seen = Browser.install().open(node.view(), "encoder", List.of());
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        assertTrue(text.contains("Taken for") && text.contains("second identifier"), text);
        assertTrue(text.contains("-999 lies far from all other numbers"), text);

        TestNode typed = encoder().with(settings -> settings.addString("reading", "AS_TYPED"));
        typed.execute(table(), null);
        String plain = Browser.text(Browser.install().open(typed.view(), "encoder", List.of()));
        assertFalse(plain.contains("Taken for"), plain);
    }

    @Test
    void aTableOfTextsAloneNamesTheEncoderThatReadsThem() {
        text("note", row -> "patient number " + row + " was seen again for a long time because of pain in the leg");
        KNIMEException refused =
                assertThrows(KNIMEException.class, () -> encoder().execute(table(), null));
        assertTrue(refused.getMessage().contains("connect the table to a Text Encoder"), refused.getMessage());
    }

    @Test
    void aFewTrainingRowsAreNoEvidenceAgainstAColumn() throws Exception {
        whole("stay_id", row -> 70_000 + row * 37);
        number("age", row -> 40.0 + row);
        assertEquals(List.of("stay_id", "age"), features(encoder().execute(table(8), null)[0]));
    }

    @Test
    void cellsBeyondTheRowsThatAreLookedAtAreCountedIfTheyAreNoNumbers() throws Exception {
        for (int column = 0; column < 300; column++) {
            int number = column;
            text("lab" + column, row -> number == 7 && row >= 1000 ? "pending" : comma(1 + random.nextInt(90) / 10.0));
        }
        TestNode node = encoder();
        PortObject tensor = node.execute(table(1010), null)[0];
        assertTrue(
                node.warning().contains("10 cells hold no number and count as empty: 10 in 'lab7' ('pending')."),
                node.warning());
        assertTrue(
                node.warning().contains("300 columns ('lab0', 'lab1', 'lab2' and 297 more) are taken for numbers"),
                node.warning());
        assertEquals(300, features(tensor).size(), "empty in less than 1 % of the rows, lab7 has no indicator");
    }

    /** What an encoder of typed numbers, and one of texts with decimal commas, make of a new row's text. */
    private String newRow(IntFunction<DataCell> training, DataColumnSpec type, String cell, double wanted)
            throws Exception {
        columns.clear();
        cells.clear();
        columns.add(type);
        cells.add(training);
        number("other", row -> row % 9 + .5);
        PortObject encoder = encoder().execute(table(), null)[1];
        columns.set(0, Columns.text("crp"));
        cells.set(0, row -> new StringCell(cell));
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        float[] found = values(apply.execute(encoder, table(1))[0], 0);
        String said = apply.warning();
        columns.set(0, Columns.number("crp"));
        cells.set(0, row -> new DoubleCell(wanted));
        float[] meant = values(new TestNode(platform, new EncoderApplyNodeFactory()).execute(encoder, table(1))[0], 0);
        if (!Double.isNaN(wanted)) {
            assertEquals(meant[0], found[0], 1e-6f, cell + ": " + said);
        }
        return said;
    }

    @Test
    void newRowsMayHaveTheOtherDecimalSign() throws Exception {
        IntFunction<DataCell> points = row -> new DoubleCell(1 + row % 37 / 10.);
        IntFunction<DataCell> commas = row -> new StringCell(comma(1 + row % 37 / 10.));
        String read = "1 cell has another decimal sign than the training rows and is read with it: 1 in 'crp' ('";
        for (String cell : List.of("3,5", " 3,5 ", "03,5", "0,125", "3,50", "3,0625", "1.234,5", "-3,5", "1234,125")) {
            String plain = cell.strip().replace(".", "").replace(',', '.');
            assertTrue(
                    newRow(points, Columns.number("crp"), cell, Double.parseDouble(plain))
                            .contains(read + cell.strip()),
                    cell);
        }
        for (String cell : List.of("3.5", " 3.5 ", "0.125", "3.50", "1,234.5", "-3.5")) {
            String plain = cell.strip().replace(",", "");
            assertTrue(
                    newRow(commas, Columns.text("crp"), cell, Double.parseDouble(plain))
                            .contains(read + cell.strip()),
                    cell);
        }
        for (String cell : List.of("1,250", "3,5,1", "3,", "see note", "3,5-4,5", "3,5/7", "3,5 mg")) {
            String said = newRow(points, Columns.number("crp"), cell, Double.NaN);
            assertTrue(
                    said.contains("1 cell holds no number and counts as empty: 1 in 'crp' ('" + cell
                            + "'). To use what is a number"),
                    said);
        }
        assertFalse(newRow(points, Columns.number("crp"), "3.5", 3.5).contains("decimal sign"));
        assertFalse(newRow(commas, Columns.text("crp"), "3,5", 3.5).contains("decimal sign"));
    }

    @Test
    void namesInOtherWordsAreSaidWithThoseOfTheTrainingRows() throws Exception {
        text("sex", row -> row % 3 == 0 ? "m" : "f");
        text("smoker", row -> row % 4 == 0 ? "ja" : "nein");
        number("flag", row -> (double) (row % 2));
        number("coded", row -> 1.0 + row % 2);
        PortObject encoder = encoder().execute(table(), null)[1];
        columns.clear();
        cells.clear();
        text("sex", row -> row < 2 ? "male" : row == 2 ? "Mann" : "f");
        text("smoker", row -> row < 2 ? "yes" : "no");
        text("flag", row -> row < 2 ? "yes" : "no");
        text("coded", row -> row < 2 ? "male" : "2");
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        apply.execute(encoder, table(4));
        String said = apply.warning();
        assertTrue(
                said.contains(
                        "Column 'sex': categories that no training row has, which are not used, in 3 cells, for example 'Mann',"
                                + " 'male'. Training rows have 'f', 'm': write these where they are meant."),
                said);
        assertTrue(said.contains("4 in 'smoker' ('yes' as 'ja', 'no' as 'nein')"), said);
        assertTrue(said.contains("4 in 'flag' ('yes' as '1', 'no' as '0')"), said);
        assertTrue(said.contains("2 cells hold no number and count as empty: 2 in 'coded' ('male')"), said);
    }

    private BufferedDataTable rowUse(String name, IntFunction<DataCell> use) {
        DataRow[] rows = new DataRow[ROWS];
        Arrays.setAll(rows, row -> new DefaultRow("p" + row, use.apply(row)));
        DataColumnSpec column = new DataColumnSpecCreator(name, use.apply(0).getType()).createSpec();
        return platform.table(Columns.table(List.of(column)), rows);
    }

    @Test
    void testRowsThatAreLearntFromAreSaid() throws Exception {
        number("age", row -> row < 80 ? 30.0 + row % 9 : 90.0 + row % 9);
        BufferedDataTable words = rowUse("set", row -> new StringCell(row < 80 ? "train" : "test"));
        TestNode node = encoder().with(settings -> settings.addString("trainingRows", "ALL"));
        node.execute(table(), words);
        assertTrue(
                node.warning()
                        .contains(
                                "All 120 rows of the second table are training rows, although its column 'set' calls 40 of them test."),
                node.warning());
        for (BufferedDataTable flags : List.of(
                rowUse("is_train", row -> BooleanCellFactory.create(row < 80)),
                rowUse("is_train", row -> new IntCell(row < 80 ? 1 : 0)),
                rowUse("holdout", row -> BooleanCellFactory.create(row >= 80)))) {
            node.execute(table(), flags);
            assertTrue(node.warning().contains("' calls 40 of them test."), node.warning());
        }
        node.execute(table(), rowUse("smoker", row -> BooleanCellFactory.create(row < 80)));
        assertFalse(node.warning().contains("training rows, although"), node.warning());
        BufferedDataTable wards = rowUse("ward", row -> new StringCell(row < 80 ? "training ward" : "test lab"));
        node.execute(table(), wards);
        assertFalse(node.warning().contains("training rows, although"), node.warning());
    }

    @Test
    void aSplitColumnIsReadByItsName() throws Exception {
        number("age", row -> row < 80 ? 30.0 + row % 9 : 90.0 + row % 9);
        BufferedDataTable flags = rowUse("is_train", row -> new IntCell(row < 80 ? 1 : 0));
        TestNode node = encoder().with(settings -> {
            settings.addString("trainingRows", "BY_SPLIT");
            settings.addString("splitColumn", "is_train");
        });
        PortObject tensor = node.execute(table(), flags)[0];
        assertTrue(Math.abs(values(tensor, 0)[0]) < 3, "learnt from the rows that are marked");
        assertTrue(
                node.warning().contains("The split column 'is_train' is read by its name: 0 as test, 1 as train."),
                node.warning());
    }

    @Test
    void whatSaysNoInNewRowsIsNoFlag() throws Exception {
        whole("dm", row -> row % 3 == 0 ? 1 : null);
        text("copd", row -> row % 4 == 0 ? "X" : null);
        text("no_allergy", row -> row % 5 == 0 ? "no" : null);
        number("packs", row -> row % 2 == 0 ? 5.0 : null);
        number("age", row -> 30.0 + row % 50);
        PortObject encoder = encoder().execute(table(), null)[1];
        columns.clear();
        cells.clear();
        whole("dm", row -> List.of(0, 1, 0).get(row));
        text("copd", row -> List.of("No", "X", "-").get(row));
        text("no_allergy", row -> "no");
        number("packs", row -> row == 0 ? 0.0 : 5.0);
        number("age", row -> 50.0);
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        PortObject tensor = apply.execute(encoder, table(3))[0];
        float[] first = values(tensor, 0);
        float[] second = values(tensor, 1);
        assertTrue(first[0] != second[0] && first[1] != second[1], "0 and No are no flags, 1 and X are");
        assertEquals(first[2], second[2], "a flag that says no is one");
        assertEquals(first[3], second[3], "0 beside a number other than 1 is a number");
        assertEquals(first[1], values(tensor, 2)[1]);
        assertTrue(
                apply.warning()
                        .contains("4 cells hold what stands for empty: 2 in 'dm' ('0'), 2 in 'copd' ('No', '-')."),
                apply.warning());
    }

    @Test
    void numbersThatAreToMeanEmptyDoSoInTypedColumns() throws Exception {
        whole("lactate", row -> row % 9 == 0 ? -1 : 5 + row % 30);
        TestNode node = encoder().with(settings -> settings.addString("missingTexts", "NA, -1"));
        node.execute(table(), null);
        assertFalse(node.warning().contains("stands beside"), node.warning());
        assertTrue(
                node.warning().contains("14 cells hold what stands for empty: 14 in 'lactate' ('-1')"), node.warning());
    }

    @Test
    void columnsThatAreEmptyInAllNewRowsAreSaid() throws Exception {
        number("crp", row -> 1.0 + row % 70);
        number("age", row -> 30.0 + row % 50);
        number("dimer", row -> row % 3 == 0 ? null : 1.0 + row % 7);
        PortObject encoder = encoder().execute(table(), null)[1];
        columns.clear();
        cells.clear();
        text("crp", row -> null);
        number("age", row -> 50.0 + row);
        number("dimer", row -> null);
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        apply.execute(encoder, table(4));
        assertTrue(
                apply.warning()
                        .contains(
                                "1 column is empty in all rows, though hardly ever in training rows, and tells nothing here: 'crp'."),
                apply.warning());
        assertFalse(apply.warning().contains("holds texts"), apply.warning());
    }

    @Test
    void aPointStandsBeforeDecimalsWhereTrainingRowsNeverSeparateThousands() throws Exception {
        text("crea", row -> "0," + (50 + row % 45));
        text("urine", row -> row % 5 == 0 ? "1.250,5" : 300 + row + ",5");
        PortObject encoder = encoder().execute(table(), null)[1];
        columns.clear();
        cells.clear();
        text("crea", row -> List.of("1.200", "1,2").get(row));
        text("urine", row -> List.of("1.250", "1250,0").get(row));
        TestNode apply = new TestNode(platform, new EncoderApplyNodeFactory());
        PortObject tensor = apply.execute(encoder, table(2))[0];
        assertArrayEquals(values(tensor, 1), values(tensor, 0), 1e-6f);
        assertTrue(apply.warning().contains("1 in 'crea' ('1.200' as 1.2)"), apply.warning());
    }

    @Test
    void namesThatOtherNodesMadeLongerAreKnown() throws Exception {
        whole("patient_id (right)", row -> 500_000 + (row * 7919) % 90_000);
        whole("hadm_id (#1)", row -> 700_000 + (row * 6007) % 90_000);
        text("First(ward)", row -> String.valueOf(1 + row % 4));
        whole("Count*(diagnosis_code)", row -> row % 12);
        number("pupil (right)", row -> 1.5 + row % 7);
        TestNode node = encoder();
        List<String> features = features(node.execute(table(), null)[0]);
        assertTrue(
                node.warning().contains("'patient_id (right)', 'hadm_id (#1)': left out as a second identifier"),
                node.warning());
        assertTrue(features.contains("First(ward)=1"), features::toString);
        assertTrue(
                features.contains("Count*(diagnosis_code)") && features.contains("pupil (right)"), features::toString);
        assertFalse(node.warning().contains("Count*"), node.warning());
    }

    @Test
    void formsOfRedcapAndCodesOfTypedColumnsAreSaid() throws Exception {
        whole("race___1", row -> row % 2);
        whole("demographics_complete", row -> row % 3);
        whole("alcohol", row -> row % 9 == 0 ? -3 : row % 5);
        whole("hours", row -> row % 9 == 0 ? -1 : row % 9 == 1 ? -3 : row % 23);
        whole("resection_completed", row -> row % 3);
        TestNode node = encoder();
        assertEquals(
                List.of("race___1", "alcohol", "hours", "resection_completed"),
                features(node.execute(table(), null)[0]));
        String said = node.warning();
        assertTrue(
                said.contains(
                        "Column 'demographics_complete': left out as a category: by its name and values it says how far a form of"
                                + " REDCap is filled in"),
                said);
        assertTrue(
                said.contains(
                        "'alcohol' is taken for a number: -3 stands beside numbers from 0 on, as codes for unknown or not answered"
                                + " do; take it as a category if they do"),
                said);
        assertTrue(said.contains("'hours' is taken for a number: -3 and -1 stand beside numbers from 0 on"), said);
    }

    @Test
    void textsOfClinicsAreTakenForWhatTheyAre() throws Exception {
        text("nodes", row -> row % 7 + "/" + (10 + row % 13));
        text("pain", row -> row % 10 + ".5/10");
        text("start", row -> 1 + row % 11 + ":" + (10 + row % 49) + " PM");
        text("op_dauer", row -> 1 + row % 9 + ":" + (10 + row % 49));
        text("agegroup", row -> List.of("0-4", "5-Sep", "Oct-14").get(row % 3));
        text("age", row -> row == 3 ? "see letter" : String.valueOf(30 + row % 38));
        TestNode node = encoder();
        List<String> features = features(node.execute(table(), null)[0]);
        assertEquals(
                List.of("pain", "agegroup=0-4", "agegroup=5-Sep", "agegroup=Oct-14", "age"), features.subList(0, 5));
        String said = node.warning();
        assertTrue(said.contains("Column 'nodes': left out as a category: a cell holds several numbers"), said);
        assertTrue(said.contains("Column 'start': left out as a date: a time of day is no measurement"), said);
        assertTrue(said.contains("Column 'op_dauer': left out as a date: '1:10' may be hours and minutes"), said);
        assertTrue(said.contains("'pain' is taken for a number: numbers out of 10, such as '0.5/10'"), said);
        assertTrue(said.contains("'5-Sep' may be what a spreadsheet made of another name"), said);
        assertTrue(said.contains("1 cell holds what stands for empty: 1 in 'age' ('see letter')."), said);
    }

    @Test
    void listsOfTextsAreCodesAndListsOfNumbersAreSaidToBecomeTexts() throws Exception {
        number("crp", row -> 1 + row % 9 / 2.);
        columns.add(new DataColumnSpecCreator("codes", ListCell.getCollectionType(StringCell.TYPE)).createSpec());
        cells.add(row -> CollectionCellFactory.createListCell(
                row % 2 == 0
                        ? List.of(new StringCell("I10"), new StringCell("E11"))
                        : List.of(new StringCell("I10"), new StringCell(row % 3 == 0 ? "N18" : "J44"))));
        assertEquals(
                List.of("crp", "codes=I10", "codes=E11", "codes=J44", "codes=N18"),
                features(encoder().execute(table(), null)[0]));
        columns.set(1, new DataColumnSpecCreator("codes", ListCell.getCollectionType(IntCell.TYPE)).createSpec());
        cells.set(
                1,
                row -> CollectionCellFactory.createListCell(
                        row % 2 == 0 ? List.of(new IntCell(250), new IntCell(401)) : List.of(new IntCell(250))));
        KNIMEException refused =
                assertThrows(KNIMEException.class, () -> encoder().execute(table(), null));
        assertTrue(
                refused.getKNIMEMessage()
                        .getResolutions()
                        .toString()
                        .contains("Numbers that are codes become lists of texts first."),
                refused.getKNIMEMessage().toString());
    }
}
