package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over a folder says how sure its predictions are, and how often that held on the test rows. */
class SureRowsTest {

    private static final List<String> SETTINGS =
            List.of("--set", "BTW Learner/members=2", "--set", "BTW Learner/epochs=3", "--modalities", "labs,imaging");

    @TempDir
    private Path temporary;

    private Path data;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        data = new CohortFiles().write(temporary.resolve("data"));
        out = temporary.resolve("out");
    }

    private Command run(String... more) {
        List<String> arguments = new ArrayList<>(SETTINGS);
        arguments.addAll(List.of("--data", data.toString(), "--out", out.toString()));
        Command command = Command.run(arguments, more);
        assertEquals(0, command.exit(), command::toString);
        return command;
    }

    @Test
    void setsOfClassesAreCompared() throws IOException {
        Command command = run("--set", "Multimodal Predictor/coverage=.8");
        assertTrue(
                command.out().contains("how sure, on 12 test rows: asked for 80 %, the truth is held in"),
                command::toString);
        JsonObject sure = assertCovers("accuracy", (prediction, label) -> {
            List<String> set = list(prediction.getField("Set (label)"));
            assertEquals(String.valueOf(set.size() == 1), prediction.getField("Decided"));
            assertTrue(Double.parseDouble(prediction.getField("Disagreement")) >= 0);
            return set.contains(label.getField("label")) ? 1 : 0;
        });
        assertEquals(.8, sure.get("coverage").getAsDouble());
    }

    @Test
    void intervalsOfNumbersAreCompared() throws IOException {
        run("--target", "stay");
        assertCovers("mae", (prediction, label) -> {
            double stay = Double.parseDouble(label.getField("stay"));
            boolean holds = Double.parseDouble(prediction.getField("Low (stay)")) <= stay
                    && stay <= Double.parseDouble(prediction.getField("High (stay)"));
            return holds ? 1 : 0;
        });
    }

    @Test
    void eachLabelIsComparedForItself() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(data.resolve("labels.csv")));
        lines.set(0, lines.get(0) + ",pain,fever");
        for (int row = 1; row < lines.size(); row++) {
            lines.set(
                    row,
                    lines.get(row) + "," + row / 3 % 2 + "," + (lines.get(row).contains("sick") ? 1 : 0));
        }
        Files.write(data.resolve("labels.csv"), lines);
        run("--target", "pain,fever");
        assertCovers("accuracy", (prediction, label) -> {
            List<String> set = list(prediction.getField("Set (labels)"));
            List<String> open = list(prediction.getField("Open (labels)"));
            assertEquals(String.valueOf(open.isEmpty()), prediction.getField("Decided"));
            double held = 0;
            for (String name : List.of("pain", "fever")) {
                boolean has = label.getField(name).equals("1");
                // the set names a label that cannot be excluded; without it, it is excluded, unless neither answer fits
                held += (has ? set.contains(name) : set.contains(name) == open.contains(name)) ? .5 : 0;
            }
            return held;
        });
    }

    /** Six identical rows of a patient count as one, also where nothing but the name of the column says so. */
    @Test
    void rowsOfAPatientCountAsOneInIntervals() throws IOException {
        for (String file : List.of("labels.csv", "labs.csv", "imaging.csv")) {
            boolean areLabels = file.equals("labels.csv");
            List<String> lines = new CohortFiles()
                    .text(areLabels || file.equals("labs.csv") ? file : file + ".gz")
                    .lines()
                    .toList();
            List<String> sixTimes = new ArrayList<>(List.of(lines.get(0) + (areLabels ? ",patient" : "")));
            for (String line : lines.subList(1, lines.size())) {
                for (int copy = 0; copy < 6; copy++) {
                    String id = line.substring(0, line.indexOf(','));
                    sixTimes.add(id + "-" + copy + line.substring(line.indexOf(',')) + (areLabels ? "," + id : ""));
                }
            }
            Files.write(data.resolve(file), sixTimes);
        }
        Files.delete(data.resolve("imaging.csv.gz"));
        Command found = run("--set", "Multimodal Predictor/coverage=.6");
        assertTrue(found.out().contains("Rows with the same 'patient' belong together"), found::toString);
        List<Double> patients = widths();
        run(
                "--set",
                "Multimodal Predictor/coverage=.6",
                "--group",
                "patient",
                "--set",
                "BTW Learner/grouping=ROWS_COUNT");
        List<Double> rows = widths();
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(Math.sqrt(6), patients.get(i) / rows.get(i), .5, patients + " and " + rows);
        }
    }

    /** Of the share of rows whose set holds the truth, and of what labs moved. */
    private List<Double> widths() throws IOException {
        JsonObject covered =
                summary().getAsJsonObject("howSure").getAsJsonObject("test").getAsJsonObject("coveredInterval");
        JsonObject moved = summary()
                .getAsJsonObject("meanContribution")
                .getAsJsonObject("modalities")
                .getAsJsonObject("labs");
        return List.of(width(covered), width(moved));
    }

    private static double width(JsonObject interval) {
        return interval.get("high").getAsDouble() - interval.get("low").getAsDouble();
    }

    @Test
    void aRunThatDoesNotAskSaysNothing() throws IOException {
        Command command = run("--set", "Multimodal Predictor/howSure=false");
        assertFalse(command.out().contains("how sure"), command::toString);
        assertFalse(summary().has("howSure"));
    }

    /** The share of the test rows that are covered is as their predictions say, and at last all rows are decided. */
    private JsonObject assertCovers(String metric, ToDoubleBiFunction<NamedCsvRecord, NamedCsvRecord> holds)
            throws IOException {
        Map<String, NamedCsvRecord> predictions = read(out.resolve("multimodal-predictor-predictions.csv"));
        double covered = 0;
        for (Map.Entry<String, NamedCsvRecord> label :
                read(data.resolve("labels.csv")).entrySet()) {
            if (label.getValue().getField("split").equals("test")) {
                covered += holds.applyAsDouble(predictions.get(label.getKey()), label.getValue()) / 12;
            }
        }
        JsonObject summary = summary();
        JsonObject sure = summary.getAsJsonObject("howSure");
        JsonObject test = sure.getAsJsonObject("test");
        assertEquals(12, test.get("rows").getAsInt());
        assertEquals(covered, test.get("covered").getAsDouble(), 1e-9);
        JsonArray points = sure.getAsJsonArray("byShareDecided");
        JsonObject all = points.get(points.size() - 1).getAsJsonObject();
        assertEquals(1, all.get("share").getAsDouble());
        JsonObject whole = summary.getAsJsonObject("test").getAsJsonObject("btw");
        assertEquals(
                whole.getAsJsonObject(metric).get("value").getAsDouble(),
                all.getAsJsonObject(metric).get("value").getAsDouble(),
                1e-5);
        return sure;
    }

    private JsonObject summary() throws IOException {
        return JsonParser.parseString(Files.readString(out.resolve("summary.json")))
                .getAsJsonObject();
    }

    private static List<String> list(String cell) {
        String inner = cell.substring(1, cell.length() - 1);
        return inner.isEmpty() ? List.of() : List.of(inner.split(","));
    }

    private static Map<String, NamedCsvRecord> read(Path file) throws IOException {
        Map<String, NamedCsvRecord> rows = new HashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            reader.forEach(row -> rows.put(row.getField(0), row));
        }
        return rows;
    }
}
