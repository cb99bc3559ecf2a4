package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.nodes.cohort.CohortCheckNodeFactory;
import org.multimodalbtw.nodes.cohort.CohortReaderNodeFactory;

class CohortCheckTest {

    private static final int PATIENTS = 60;

    @TempDir
    private Path directory;

    private Path folder;
    private final Map<String, IntFunction<String>> labs = new LinkedHashMap<>();

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectory(directory.resolve("cohort"));
        write("labels.csv", Map.of("label", CohortCheckTest::outcome));
        labs.put("sodium", row -> row % 6 == 0 ? "" : String.valueOf(130 + row % 7));
        labs.put("temperature", row -> row % 2 == 0 ? "37.5" : "38.0 °C");
        labs.put("hadm_id", row -> String.valueOf(200300 + row * 7));
        labs.put("died", row -> outcome(row).equals("ill") ? "1" : "0");
        labs.put("admitted", row -> "2024-03-" + (10 + row % 18));
        labs.put("glucose", row -> row == 40 || row == 45 ? "-999" : glucose(row));
        labs.put("site", row -> "A");
        labs.put("ferritin", row -> "");
        labs.put("ward", row -> row % 5 == 0 ? "ICU" : "ward " + row % 3);
        write("labs.csv", labs);
    }

    private static String outcome(int row) {
        return new Random(row * 9176L).nextInt(5) < 2 ? "ill" : "well";
    }

    private static String glucose(int row) {
        return String.valueOf(4 + row * 31 % 37 / 10.);
    }

    private void write(String file, Map<String, IntFunction<String>> columns) throws IOException {
        StringBuilder text = new StringBuilder("id," + String.join(",", columns.keySet()) + "\n");
        for (int row = 0; row < PATIENTS; row++) {
            List<String> cells = new ArrayList<>(List.of("p" + row));
            for (IntFunction<String> column : columns.values()) {
                cells.add(column.apply(row));
            }
            text.append(String.join(",", cells)).append("\n");
        }
        Files.writeString(folder.resolve(file), text);
    }

    /** One row of the check by the names of its columns; missing cells are not in it. */
    private static List<Map<String, String>> rows(PortObject table) {
        BufferedDataTable checked = (BufferedDataTable) table;
        String[] names = checked.getDataTableSpec().getColumnNames();
        List<Map<String, String>> rows = new ArrayList<>();
        for (DataRow row : checked) {
            Map<String, String> cells = new HashMap<>();
            IntStream.range(0, names.length)
                    .filter(at -> !row.getCell(at).isMissing())
                    .forEach(at -> cells.put(names[at], row.getCell(at).toString()));
            rows.add(cells);
        }
        return rows;
    }

    private Map<String, String> row(String file, String column) throws Exception {
        return row(check(), file, column);
    }

    private static Map<String, String> row(TestNode node, String file, String column) throws Exception {
        return rows(node.execute()[0]).stream()
                .filter(row -> file.equals(row.get("File")) && column.equals(row.getOrDefault("Column", "")))
                .findFirst()
                .orElseThrow();
    }

    private TestNode check() {
        return new TestNode(new TestPlatform(directory), new CohortCheckNodeFactory())
                .with(settings -> settings.addString("folder", folder.toString()));
    }

    private TestNode reader() {
        return new TestNode(
                        new TestPlatform(directory),
                        new CohortReaderNodeFactory(),
                        "Modalities",
                        BufferedDataTable.TYPE,
                        1)
                .with(settings -> settings.addString("folder", folder.toString()));
    }

    @Test
    void whatAColumnHoldsIsCountedToItsLastRow() throws Exception {
        Map<String, String> sodium = row("labs.csv", "sodium");
        assertEquals("number", sodium.get("Taken for"));
        assertEquals("yes", sodium.get("Used"));
        assertEquals("fine", sodium.get("State"));
        assertEquals(10 / 60., Double.parseDouble(sodium.get("Share empty")), 1e-12);
        assertEquals("130.0", sodium.get("Smallest"));
        assertEquals("133.0", sodium.get("Median"));
        assertEquals("136.0", sodium.get("Largest"));
        assertFalse(sodium.containsKey("Categories"));
        assertFalse(sodium.containsKey("Oddity"));
        Map<String, String> ward = row("labs.csv", "ward");
        assertEquals("4", ward.get("Categories"));
        assertEquals("'ward 1' (16), 'ward 2' (16), 'ward 0' (16)", ward.get("Most frequent"));
        assertFalse(ward.containsKey("Smallest"));
        assertEquals("60", row("labs.csv", "id").get("Categories"));
        assertEquals("id", row("labs.csv", "id").get("Taken for"));
        assertEquals("table", row("labs.csv", "").get("Taken for"));
    }

    @Test
    void whatIsOddHasARowAnExampleAndARemedy() throws Exception {
        assertOdd("temperature", "number", "yes", "look at this", "2", "38.0 °C", "labs/temperature as Number");
        assertOdd("hadm_id", "second identifier", "no", "left out", "1", "200300", "labs/hadm_id as Number");
        assertOdd("died", "outcome", "no", "left out", "1", "1", "labs/died as Number");
        assertOdd("admitted", "date", "no", "left out", "1", "2024-03-10", "Days since another column");
        assertOdd("glucose", "number", "yes", "look at this", "41", "-999", "labs/glucose as Number");
        assertOdd("site", "constant", "yes", "says nothing", "1", "A", "labs/site as Unused");
        Map<String, String> empty = row("labs.csv", "ferritin");
        assertEquals("empty", empty.get("Taken for"));
        assertEquals("1.0", empty.get("Share empty"));
        assertFalse(empty.containsKey("Example"));
        Map<String, String> glucose = row("labs.csv", "glucose");
        assertEquals("4.0", glucose.get("Smallest"), "-999 counts as empty");
        assertEquals(2 / 60., Double.parseDouble(glucose.get("Share empty")), 1e-12);
    }

    private void assertOdd(
            String column, String taken, String used, String state, String row, String example, String remedy)
            throws Exception {
        Map<String, String> found = row("labs.csv", column);
        assertEquals(taken, found.get("Taken for"));
        assertEquals(used, found.get("Used"));
        assertEquals(state, found.get("State"));
        assertEquals(row, found.get("Row"), column);
        assertEquals(example, found.get("Example"));
        assertTrue(found.get("What to do").contains(remedy), found.toString());
        assertFalse(found.get("Oddity").isBlank());
    }

    @Test
    void listsOfCodesAreCountedByTheirNamesAndLimitsHaveAColumn() throws Exception {
        labs.put("diagnoses", row -> "I10;E11." + row % 3 + (row % 2 == 0 ? ";J45" : ""));
        labs.put("crp", row -> row % 4 == 0 ? "<0.5" : glucose(row));
        write("labs.csv", labs);
        Map<String, String> diagnoses = row("labs.csv", "diagnoses");
        assertEquals("list of codes", diagnoses.get("Taken for"));
        assertEquals("5", diagnoses.get("Categories"));
        assertTrue(diagnoses.get("Most frequent").startsWith("'I10' (60), 'J45' (30)"), diagnoses.toString());
        Map<String, String> limits = row("labs.csv", "crp: beyond limit");
        assertEquals("-1.0", limits.get("Smallest"));
        assertEquals("0.0", limits.get("Largest"));
        assertEquals("fine", limits.get("State"));
        assertEquals("<0.5", row("labs.csv", "crp").get("Example"));
    }

    @Test
    void whatThePersonSaysOfAColumnIsWhatIsSaid() throws Exception {
        TestNode node = check().with(taken("labs/hadm_id", "CATEGORY"))
                .with(settings -> settings.addBoolean("sentinels", false));
        Map<String, String> stay = row(node, "labs.csv", "hadm_id");
        assertEquals("yes", stay.get("Used"));
        assertEquals("category", stay.get("Taken for"));
        assertEquals("as chosen", stay.get("Oddity"));
        assertEquals("fine", stay.get("State"));
        assertEquals("-999.0", row(node, "labs.csv", "glucose").get("Smallest"));
    }

    private static Consumer<NodeSettings> taken(String column, String as) {
        return settings -> {
            NodeSettings chosen = (NodeSettings) ((NodeSettings) settings.addConfig("columns")).addConfig("0");
            chosen.addString("column", column);
            chosen.addString("as", as);
        };
    }

    @Test
    void cellsThatStopTheReaderStandFirst() throws Exception {
        labs.put("glucose", row -> row == 50 ? "lipaemic serum" : glucose(row));
        write("labs.csv", labs);
        KNIMEException stopped = assertThrows(KNIMEException.class, () -> reader().execute());
        TestNode node = check();
        Map<String, String> glucose = row(node, "labs.csv", "glucose");
        assertEquals("stops the reader", glucose.get("State"));
        assertEquals("51", glucose.get("Row"));
        assertEquals("lipaemic serum", glucose.get("Example"));
        assertTrue(glucose.get("What to do").contains("Texts that mean empty"), glucose.toString());
        assertTrue(stopped.getKNIMEMessage().getSummary().contains("'lipaemic serum'"));
        assertTrue(node.warning().startsWith("The Cohort Reader cannot read this folder: labs.csv"), node.warning());
    }

    @Test
    void idsThatDoNotMeetStopTheReaderToo() throws Exception {
        String text = Files.readString(folder.resolve("labs.csv")).replaceAll("(?m)^p(\\d)", "q9$1x");
        Files.writeString(folder.resolve("labs.csv"), text);
        String stopped = assertThrows(KNIMEException.class, () -> reader().execute())
                .getKNIMEMessage()
                .getSummary();
        Map<String, String> first = rows(check().execute()[0]).get(0);
        assertEquals("stops the reader", first.get("State"));
        assertEquals(stopped, first.get("Oddity"));
        assertTrue(first.containsKey("What to do"));
    }

    @Test
    void filesThatAreNotReadAreNamed() throws Exception {
        Files.writeString(folder.resolve("labels2.csv"), "id,label\np1,ill\n");
        Files.writeString(folder.resolve("scores.xlsx"), "x");
        Map<String, String> labels = row("labels2.csv", "");
        assertEquals("no", labels.get("Used"));
        assertTrue(labels.get("Oddity").contains("its name starts with labels"), labels.toString());
        assertTrue(row("scores.xlsx", "").get("Oddity").contains("write it as CSV"));
    }

    @Test
    void aFolderThatCannotBeReadIsAnErrorForAnAnalyst() throws Exception {
        Path absent = directory.resolve("absent");
        InvalidSettingsException lacks = assertThrows(InvalidSettingsException.class, () -> check().with(
                        settings -> settings.addString("folder", absent.toString()))
                .configure());
        assertTrue(lacks.getMessage().contains("Folder " + absent + " does not exist."), lacks.getMessage());
        Files.writeString(folder.resolve("labs.csv"), "id,a,a\np1,1,2\n");
        InvalidSettingsException doubled = assertThrows(InvalidSettingsException.class, () -> check().configure());
        assertTrue(doubled.getMessage().contains("labs.csv"), doubled.getMessage());
    }

    @Test
    void filesTakenAsTheyAreWrittenAreSaidToBe() throws Exception {
        TestNode node = check().with(settings -> settings.addString("reading", "AS_WRITTEN"));
        Map<String, String> stay = row(node, "labs.csv", "hadm_id");
        assertEquals("number", stay.get("Taken for"));
        assertEquals("yes", stay.get("Used"));
        Map<String, String> temperature = row(node, "labs.csv", "temperature");
        assertEquals("stops the reader", temperature.get("State"));
        assertTrue(temperature.get("What to do").contains("'Columns read as text'"), temperature.toString());
    }

    /** What the check says of a column is what the reader makes of it, whatever the columns are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theReaderDoesWhatIsSaid(long seed) throws Exception {
        Random random = new Random(seed);
        labs.clear();
        for (int column = 0; column < 12; column++) {
            labs.put("c" + column, generated(random));
        }
        write("labs.csv", labs);
        boolean written = seed % 4 == 0;
        Consumer<NodeSettings> reading =
                settings -> settings.addString("reading", written ? "AS_WRITTEN" : "AUTOMATIC");
        Map<String, Map<String, String>> said = new LinkedHashMap<>();
        boolean stops = false;
        for (Map<String, String> row : rows(check().with(reading).execute()[0])) {
            stops |= row.get("State").equals("stops the reader");
            if ("labs.csv".equals(row.get("File"))
                    && row.containsKey("Column")
                    && row.get("Used").equals("yes")
                    && !row.get("Column").equals("id")) {
                said.put(row.get("Column"), row);
            }
        }
        if (stops) {
            assertThrows(KNIMEException.class, () -> reader().with(reading).execute());
            return;
        }
        BufferedDataTable read = (BufferedDataTable) reader().with(reading).execute()[1];
        assertEquals(new LinkedHashSet<>(List.of(read.getDataTableSpec().getColumnNames())), said.keySet());
        said.forEach((name, row) -> assertSame(row, cells(read, name)));
    }

    private static IntFunction<String> generated(Random random) {
        int offset = random.nextInt(1000);
        double gap = random.nextInt(3) / 4.;
        IntFunction<String> value =
                switch (random.nextInt(10)) {
                    case 0 -> row -> String.valueOf((row * 7919 + offset) % 97 / 10.);
                    case 1 -> row -> String.format(Locale.ROOT, "%d mmol/L", (row * 7919 + offset) % 97);
                    case 2 -> row -> row % 17 == 3 ? "-999" : String.valueOf(20 + (row * 31 + offset) % 37);
                    case 3 -> row -> "group " + (row * 31 + offset) % 4;
                    case 4 -> row -> String.format(Locale.ROOT, "%05d", (row * 31 + offset) % 23);
                    case 5 -> row -> "stay-" + (row * 7919 + offset);
                    case 6 -> row -> "same";
                    case 7 -> row -> "2024-0" + (1 + row % 9) + "-1" + row % 10;
                    case 8 -> row -> row % 13 == 5 ? "<0.5" : String.valueOf(1 + (row * 31 + offset) % 37);
                    default -> row -> "";
                };
        return row -> (row * 2654435761L + offset >> 4) % 8 < 8 * gap ? "" : value.apply(row);
    }

    private static List<DataCell> cells(BufferedDataTable table, String column) {
        int at = table.getDataTableSpec().findColumnIndex(column);
        List<DataCell> cells = new ArrayList<>();
        for (DataRow row : table) {
            cells.add(row.getCell(at));
        }
        return cells;
    }

    private static void assertSame(Map<String, String> said, List<DataCell> read) {
        List<DataCell> filled = read.stream().filter(cell -> !cell.isMissing()).toList();
        assertEquals(1 - filled.size() / (double) read.size(), Double.parseDouble(said.get("Share empty")), 1e-12);
        if (filled.stream().anyMatch(DoubleValue.class::isInstance)) {
            double[] sorted = filled.stream()
                    .mapToDouble(cell -> ((DoubleValue) cell).getDoubleValue())
                    .sorted()
                    .toArray();
            assertEquals(sorted[0], Double.parseDouble(said.get("Smallest")));
            double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
            assertEquals(median, Double.parseDouble(said.get("Median")), 1e-9);
            assertEquals(sorted[sorted.length - 1], Double.parseDouble(said.get("Largest")));
        } else {
            Set<String> different = new TreeSet<>();
            filled.forEach(cell -> different.add(cell.toString()));
            assertEquals(different.size(), Integer.parseInt(said.getOrDefault("Categories", "0")), said.toString());
        }
    }

    @Test
    void theViewShowsTheMostImportantFirstAndNoMarkup() throws Exception {
        labs.put("<b>note</b>", row -> row == 30 ? "<img src=x onerror='window.hacked=1'>" : glucose(row + 5));
        write("labs.csv", labs);
        Files.writeString(folder.resolve("labels2.csv"), "id,label\np1,ill\n");
        TestNode node = check();
        node.execute();
        Map<?, ?> seen = Browser.install().open(node.view(), "cohort", List.of());
        Browser.assertSound(seen);
        String text = Browser.text(seen);
        assertTrue(text.contains("The Cohort Reader cannot read this folder: labs.csv, column '<b>note</b>'"), text);
        int stops = text.indexOf("Row 31: '<img src=x");
        int odd = text.indexOf("Row 41: '-999'");
        int left = text.indexOf("Row 1: '200300'");
        int constant = text.indexOf("Row 1: 'A'");
        assertTrue(0 < stops && stops < odd && odd < left && left < constant, text);
        assertTrue(text.contains("labels2.csv") && text.contains("130 to 136, median 133"), text);
    }
}
