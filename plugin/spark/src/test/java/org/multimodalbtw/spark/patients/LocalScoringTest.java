package org.multimodalbtw.spark.patients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.spark.LocalSpark;
import org.multimodalbtw.spark.SparkCohort;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.WantedPredictions;
import org.multimodalbtw.spark.load.ReferenceProcess;
import org.multimodalbtw.spark.reference.ReferenceMain;

/** Scoring in Spark's local mode. */
class LocalScoringTest {

    private static final WantedPredictions ALL = new WantedPredictions(true, true, true, .9);
    private static final WantedPredictions OWN = new WantedPredictions(true, false, false, .9);
    private static final ReadingOptions USUAL = new ReadingOptions("", ",", false);

    @TempDir
    private static Path folder;

    private static SparkSession spark;

    /** What the model of classes predicts of the cohort as it is, in three partitions. */
    private static Path usual;

    @BeforeAll
    static void start() throws IOException {
        spark = LocalSpark.start();
        usual = folder.resolve("usual");
        score(SparkCohort.model(14), SparkCohort.tables(SparkCohort.folder()), OWN, usual);
    }

    private static ScoringSummary score(Path model, List<RawTable> tables, WantedPredictions wanted, Path out)
            throws IOException {
        return new Scoring(spark, USUAL).score(model, tables, wanted, 3, out.toString());
    }

    @Test
    void predictionsAreThoseOfThePredictorInAProgramOfItsOwn() throws Exception {
        Path model = ReferenceProcess.results().resolve(ReferenceMain.MODEL);
        Path expected = ReferenceProcess.results().resolve(ReferenceMain.PREDICTIONS);
        Path out = folder.resolve("trained-out");

        ScoringSummary summary = score(model, SparkCohort.tables(SparkCohort.folder()), ALL, out);

        Map<String, Row> found = SparkCohort.predictions(spark, out);
        List<String> lines = Files.readAllLines(expected);
        assertEquals(40, lines.size());
        assertEquals(40, summary.patients());
        assertEquals(40, found.size());
        for (String line : lines) {
            String[] cells = line.split(",");
            Row row = found.get(cells[0]);
            List<Integer> places = places(row, "P (outcome=ill)", "P (outcome=well)");
            places.addAll(places(row, "Weight ("));
            places.addAll(places(row, "KL ("));
            places.addAll(places(row, "Contribution of "));
            assertEquals(2 + 3 * 5, places.size());
            for (int i = 0; i < places.size(); i++) {
                assertNumber(Double.parseDouble(cells[1 + i]), row, places.get(i), 1e-6);
            }
            List<String> set = row.getList(row.fieldIndex("Set (outcome)"));
            assertEquals(set.size() == 1, row.getBoolean(row.fieldIndex("Decided")));
            assertTrue(row.getDouble(row.fieldIndex("Disagreement")) >= 0);
        }
    }

    /** A modality that the row lacks has no divergence, and its contribution of 0 is an empty cell. */
    private static void assertNumber(double expected, Row row, int place, double tolerance) {
        if (row.isNullAt(place)) {
            assertTrue(
                    Double.isNaN(expected) || expected == 0,
                    row + " has no " + row.schema().fieldNames()[place]);
        } else {
            assertEquals(expected, row.getDouble(place), tolerance, row.schema().fieldNames()[place]);
        }
    }

    private static List<Integer> places(Row row, String... starts) {
        List<Integer> places = new ArrayList<>();
        String[] names = row.schema().fieldNames();
        for (int place = 0; place < names.length; place++) {
            String name = names[place];
            if (Arrays.stream(starts).anyMatch(name::startsWith)
                    && !name.contains(" by ")
                    && !name.contains("without")) {
                places.add(place);
            }
        }
        return places;
    }

    @Test
    void columnsAndNumbersAreThoseThatTheReleaseRecordedInKnime() throws IOException {
        int[][] predicted = {{14, 20}, {15, 21}, {16, 19}};
        for (int[] nodes : predicted) {
            Path out = nodes[0] == 14 ? usual : folder.resolve("recorded-" + nodes[0]);
            List<RawTable> tables = nodes[0] == 15
                    ? List.of(
                            new RawTable(
                                    List.of("vitals"),
                                    SparkCohort.folder().resolve("vitals.csv").toString()),
                            new RawTable(
                                    List.of("notes"),
                                    SparkCohort.folder().resolve("notes.csv").toString()),
                            new RawTable(
                                    List.of("scans"),
                                    SparkCohort.folder().resolve("scans.csv").toString()))
                    : SparkCohort.tables(SparkCohort.folder());
            if (nodes[0] != 14) {
                score(SparkCohort.model(nodes[0]), tables, OWN, out);
            }

            List<String> lines = SparkCohort.recorded(nodes[1]);
            Map<String, Row> found = SparkCohort.predictions(spark, out);
            String[] names = lines.get(0).split(",");
            names[0] = "patient";
            assertEquals(lines.size() - 1, found.size());
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
                Row row = found.get(cells[0]);
                assertArrayEquals(names, row.schema().fieldNames());
                for (int place = 1; place < cells.length; place++) {
                    assertCell(cells[place].replace("\"", ""), row, place);
                }
            }
        }
    }

    private static void assertCell(String expected, Row row, int place) {
        String name = row.schema().fieldNames()[place];
        if (expected.isEmpty()) {
            assertNull(row.get(place), name);
        } else if (row.get(place) instanceof String text) {
            assertEquals(expected, text, name);
        } else {
            assertEquals(Double.parseDouble(expected), row.getDouble(place), 1e-5, name);
        }
    }

    @Test
    void parquetWithNumbersAndPicturesGivesTheSameNumbersAsFilesOfTexts() throws IOException {
        Path parquet = folder.resolve("parquet");
        spark.conf().set("spark.sql.caseSensitive", true);
        Dataset<Row> labs = csv("labs");
        write(
                labs.withColumn("sodium", labs.col("sodium").cast(DataTypes.DoubleType))
                        .withColumn("crp", labs.col("crp").cast(DataTypes.DoubleType)),
                parquet,
                "labs");
        Dataset<Row> vitals = csv("vitals");
        write(
                vitals.withColumn("minute", vitals.col("minute").cast(DataTypes.LongType))
                        .withColumn("value", vitals.col("value").cast(DataTypes.DoubleType)),
                parquet,
                "vitals");
        write(csv("notes"), parquet, "notes");
        write(pictures(), parquet, "scans");
        List<RawTable> tables = List.of(
                new RawTable(List.of("labs"), parquet.resolve("labs").toString()),
                new RawTable(
                        List.of("grid", "vitals"), parquet.resolve("vitals").toString()),
                new RawTable(List.of("notes"), parquet.resolve("notes").toString()),
                new RawTable(List.of("scans"), parquet.resolve("scans").toString()));

        score(SparkCohort.model(14), tables, OWN, folder.resolve("of-parquet"));

        assertEquals(
                SparkCohort.predictions(spark, usual), SparkCohort.predictions(spark, folder.resolve("of-parquet")));
    }

    private static Dataset<Row> csv(String name) {
        return spark.read()
                .option("header", true)
                .csv(SparkCohort.folder().resolve(name + ".csv").toString());
    }

    private static void write(Dataset<Row> table, Path to, String name) {
        table.write().parquet(to.resolve(name).toString());
    }

    private static Dataset<Row> pictures() {
        return spark.read()
                .format("binaryFile")
                .load(SparkCohort.folder().resolve("*.png").toString())
                .selectExpr("regexp_extract(path, '([^/]*)\\\\.png$', 1) as id", "content as path");
    }

    @Test
    void theSamePartitioningGivesTheSameBytesAndAnotherOneTheSameNumbers() throws IOException {
        List<RawTable> tables = SparkCohort.tables(SparkCohort.folder());
        Path two = folder.resolve("two");
        Path other = folder.resolve("other");
        score(SparkCohort.model(14), tables, OWN, two);
        new Scoring(spark, new ReadingOptions("id", ",", true))
                .score(SparkCohort.model(14), tables, OWN, 1, other.toString());

        assertEquals(contents(usual), contents(two));
        Map<String, Row> numbers = SparkCohort.predictions(spark, other);
        SparkCohort.predictions(spark, usual).forEach((patient, row) -> {
            for (int place : places(row, "P (", "Weight (")) {
                assertEquals(row.getDouble(place), numbers.get(patient).getDouble(place), 1e-6);
            }
        });
    }

    private static List<String> contents(Path out) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.list(out.resolve("predictions"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList()) {
                contents.add(
                        file.getFileName().toString().substring(0, 10) + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        assertTrue(contents.size() > 1);
        return contents;
    }

    @Test
    void aBadRowIsNamedWithFilePatientAndColumnAndNothingIsLeft() throws IOException {
        assertRefused("vitals", "p07,90,pulse,fast", "p07", "vitals.csv", "patient 'p07'", "'value'", "'fast'");
        assertRefused("labs", "p07,high,1,ward A", "p07", "labs.csv", "patient 'p07'", "'sodium'", "'high'");
        assertRefused("labs", "p07,140,1,ward A", "never", "labs.csv", "patient 'p07'", "occurs twice");
        assertRefused("labs", "p07,140,1", "p07", "labs.csv", "patient 'p07'", "more or fewer cells");
        assertRefused("labs", " ,140,1,ward A", "never", "labs.csv", "no patient in column 'id'", "140");
    }

    private static void assertRefused(String table, String line, String instead, String... said) throws IOException {
        Path cohort = SparkCohort.copy(Files.createTempDirectory(folder, "bad").resolve("cohort"));
        SparkCohort.replace(cohort, table, instead, line);
        Path out = cohort.resolveSibling("out");
        EngineFailure failure = assertThrows(
                EngineFailure.class, () -> score(SparkCohort.model(14), SparkCohort.tables(cohort), OWN, out));
        for (String part : said) {
            assertTrue(failure.getMessage().contains(part), failure.getMessage());
        }
        try (Stream<Path> left = Files.list(cohort.getParent())) {
            assertEquals(List.of(cohort), left.toList());
        }
    }

    @Test
    void aPatientWhoLacksATableIsScoredAndWhatIsNoticedIsSaidOnce() throws IOException {
        Path cohort = SparkCohort.copy(folder.resolve("noticed"));
        SparkCohort.replace(cohort, "labs", "p0");
        SparkCohort.replace(cohort, "vitals", "never", "p01,7,lactate,2.5", "p20,7,lactate,2.5", "new,7,lactate,2.5");
        Path out = folder.resolve("noticed-out");

        ScoringSummary summary = score(SparkCohort.model(14), SparkCohort.tables(cohort), OWN, out);

        Map<String, Row> found = SparkCohort.predictions(spark, out);
        assertEquals(41, found.size());
        assertEquals(0, found.get("p01").getDouble(found.get("p01").fieldIndex("Weight (labs)")));
        assertEquals(1, summary.missing());
        assertNull(found.get("new").get(1));
        assertEquals(
                2,
                summary.notes().stream()
                        .filter(note -> note.contains("lactate"))
                        .count(),
                summary.notes().toString());
        assertTrue(Files.readString(out.resolve("summary.json")).contains("\"patients\" : 41"));
    }

    @Test
    void aTableWithoutAModalityOrPlaceIsRefusedBeforeAnythingIsScored() throws IOException {
        List<RawTable> labs = List.of(new RawTable(
                List.of("blood"), SparkCohort.folder().resolve("labs.csv").toString()));
        assertMessage("carries no encoder of 'blood'", labs, folder.resolve("refused"));
        assertMessage("no table", List.of(new RawTable(List.of("labs"), "/no/such.csv")), folder.resolve("refused"));
        Path there = Files.createDirectory(folder.resolve("there"));
        assertMessage("is there already", SparkCohort.tables(SparkCohort.folder()), there);
        assertFalse(Files.exists(folder.resolve("refused")));
    }

    private static void assertMessage(String part, List<RawTable> tables, Path out) {
        EngineFailure failure = assertThrows(EngineFailure.class, () -> score(SparkCohort.model(14), tables, OWN, out));
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }

    @Test
    void rowsOfAPatientStayInTheOrderOfTheFileHoweverItIsRead() throws IOException {
        Path cohort = SparkCohort.copy(folder.resolve("several"));
        List<String> notes = new ArrayList<>(List.of("id,text"));
        for (String word : List.of("fever", "cough", "fall", "fracture")) {
            notes.add("p03,\"" + word + "\nand more\"");
        }
        Files.write(cohort.resolve("notes.csv"), notes);
        Path joined = SparkCohort.copy(folder.resolve("joined"));
        Files.write(
                joined.resolve("notes.csv"),
                List.of(
                        "id,text",
                        "p03,\""
                                + String.join(
                                        "\n",
                                        List.of(
                                                "fever\nand more",
                                                "cough\nand more",
                                                "fall\nand more",
                                                "fracture\nand more"))
                                + "\""));

        score(SparkCohort.model(14), SparkCohort.tables(cohort), OWN, folder.resolve("several-out"));
        score(SparkCohort.model(14), SparkCohort.tables(joined), OWN, folder.resolve("joined-out"));

        assertEquals(
                SparkCohort.predictions(spark, folder.resolve("joined-out")),
                SparkCohort.predictions(spark, folder.resolve("several-out")));
        assertEquals(
                new TreeSet<>(SparkCohort.predictions(spark, folder.resolve("several-out"))
                                .keySet())
                        .size(),
                40);
    }
}
