package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.host.Contribution.Origin;
import org.multimodalbtw.host.NodeFactories;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class ExampleWorkflowsTest {

    private static final Path WORKFLOWS = Path.of("..", "workflows");

    private static final List<String> NODES = List.of(
            "Cohort Reader",
            "Cohort Check",
            "Sample Cohort",
            "Sample ICU Stays",
            "Tabular Encoder",
            "Series Encoder",
            "Text Encoder",
            "Image Encoder",
            "Modality Collector",
            "MoE Fusion",
            "Multimodal Pretrainer",
            "BTW Learner",
            "Multimodal Learner",
            "Multimodal Predictor",
            "BTW Weight Inspector",
            "Prediction Explainer",
            "Prediction Evaluator",
            "Adapt Model",
            "Multimodal Report");

    @TempDir
    Path temporary;

    @Test
    void theExamplesAreAsTheyWouldBeWrittenNow() throws Exception {
        PortTypes.register();
        ExampleWorkflows.write(temporary, NodeFactories.available());
        assertEquals(
                files(temporary),
                files(WORKFLOWS),
                "write them anew with: test-workflows/run --examples test-workflows/workflows");
    }

    @Test
    void theArchivesHoldTheWorkflowsUnderTheirNames() throws IOException {
        SortedMap<String, String> archived = new TreeMap<>();
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".knwf")).toList()) {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    for (ZipEntry entry : Collections.list(zip.entries())) {
                        archived.put(
                                entry.getName(),
                                new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        assertEquals(files(WORKFLOWS), archived);
    }

    @Test
    void theStoredOriginIsThatOfTheBundleAndTheFeature() throws IOException {
        Origin bundle = NodeKind.CONTRIBUTION.bundle();
        try (InputStream file =
                Files.newInputStream(PortTypes.NODES.resolve("META-INF").resolve("MANIFEST.MF"))) {
            Attributes manifest = new Manifest(file).getMainAttributes();
            assertEquals(manifest.getValue("Bundle-Name"), bundle.name());
            assertEquals(manifest.getValue("Bundle-SymbolicName").split(";")[0], bundle.symbolicName());
            assertEquals(manifest.getValue("Bundle-Vendor"), bundle.vendor());
            assertEquals(manifest.getValue("Bundle-Version"), bundle.version() + ".qualifier");
        }
        Origin feature = NodeKind.CONTRIBUTION.feature();
        String text = Files.readString(PortTypes.NODES.resolveSibling("feature").resolve("feature.xml"));
        assertTrue(text.contains("id=\"" + feature.symbolicName() + "\""));
        assertTrue(text.contains("label=\"" + feature.name() + "\""));
        assertTrue(text.contains("provider-name=\"" + feature.vendor() + "\""));
        assertTrue(text.contains("version=\"" + feature.version() + ".qualifier\""));
    }

    @ParameterizedTest
    @CsvSource({
        "Outcome of a sample cohort, classification, accuracy",
        "Length of stay of a sample cohort, regression, mae"
    })
    void anExampleRunsToTheEnd(String name, String task, String metric) throws IOException {
        Path out = temporary.resolve("out");
        Command command = Command.run(
                List.of(WORKFLOWS.resolve(name).toString(), "--out", out.toString()),
                "--set",
                "Sample Cohort/patients=120",
                "--set",
                "BTW Learner/epochs=2",
                "--set",
                "BTW Learner/members=2");
        assertEquals(0, command.exit(), command::toString);
        assertEquals("", command.err());
        String summary = Files.readString(out.resolve("summary.json"));
        assertTrue(summary.contains("\"task\": \"" + task + "\""), summary);
        assertTrue(summary.contains("\"" + metric + "\""), summary);
        assertTrue(Files.isRegularFile(out.resolve("sample-cohort-true-informativeness.csv")));
    }

    @Test
    void vitalsLabsAndNotesArePredictedFromTogether() throws IOException {
        Path out = temporary.resolve("out");
        Command command = Command.run(
                List.of(
                        WORKFLOWS
                                .resolve("Predict ICU death from vitals, labs and notes")
                                .toString(),
                        "--out",
                        out.toString()),
                "--set",
                "Sample ICU Stays/patients=200",
                "--set",
                "BTW Learner/epochs=3",
                "--set",
                "BTW Learner/members=2");
        assertEquals(0, command.exit(), command::toString);
        String scores = Files.readString(out.resolve("btw-learner-scores.csv"));
        for (String modality : List.of("only vitals", "only labs", "only notes")) {
            assertTrue(scores.contains(modality), scores);
        }
    }

    @Test
    void eachExampleSaysOnItsCanvasWhatItShows() throws IOException {
        try (Stream<Path> all = Files.list(WORKFLOWS)) {
            for (Path workflow : all.filter(Files::isDirectory).toList()) {
                String text = Files.readString(workflow.resolve("workflow.knime"));
                assertTrue(text.contains("<config key=\"annotation_0\">"), workflow.toString());
                assertTrue(text.contains("value=\"" + workflow.getFileName() + "%%00010%%00010"), text);
            }
        }
    }

    @Test
    void eachExampleIsDescribedAsItsCanvasAndItsNodesAre() throws Exception {
        for (Path workflow : workflows()) {
            Element metadata = metadata(workflow);
            assertEquals(
                    List.of("author", "last-modified", "description", "tags"), names(metadata), workflow.toString());
            assertEquals("text/plain", metadata.getAttribute("content-type"));
            assertEquals("Multimodal BTW", text(metadata, "author").get(0));
            String description = text(metadata, "description").get(0);
            List<String> tags = text(metadata, "tag");
            assertEquals(Set.copyOf(tags).size(), tags.size(), tags::toString);
            assertTrue(tags.size() >= 2 && tags.stream().noneMatch(String::isBlank), tags::toString);

            String canvas = Files.readString(workflow.resolve("workflow.knime"));
            String note = description.substring(0, description.indexOf("\n\n"));
            assertTrue(canvas.contains("%%00010%%00010" + note + "\""), "the canvas says otherwise: " + description);
            for (String node : NODES) {
                assertTrue(
                        !description.contains(node) || canvas.contains("\"" + node + " (#"), node + ": " + description);
            }
            boolean isOfStays = canvas.contains("\"Sample ICU Stays (");
            assertEquals(
                    isOfStays || canvas.contains("\"Series Encoder ("), tags.contains("time series"), tags::toString);
            assertEquals(isOfStays || canvas.contains("\"Text Encoder ("), tags.contains("text"), tags::toString);
            assertNotEquals(tags.contains("regression"), tags.contains("classification"), tags::toString);
            assertEquals(predictsANumber(workflow), tags.contains("regression"), tags::toString);
        }
    }

    private static boolean predictsANumber(Path workflow) throws IOException {
        for (Path file : list(workflow)) {
            if (file.getFileName().toString().matches("(BTW|Multimodal) Learner .*")) {
                return Files.readString(file.resolve("settings.xml")).contains("value=\"length_of_stay_days\"");
            }
        }
        throw new AssertionError("no learner in " + workflow);
    }

    private static Element metadata(Path workflow) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element metadata = factory.newDocumentBuilder()
                .parse(workflow.resolve("workflow-metadata.xml").toFile())
                .getDocumentElement();
        assertEquals("http://www.knime.org/core/node/workflow/metadata/v1.0", metadata.getNamespaceURI());
        return metadata;
    }

    private static List<String> names(Element parent) {
        List<String> names = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                names.add(child.getLocalName());
            }
        }
        return names;
    }

    private static List<String> text(Element parent, String name) {
        NodeList elements = parent.getElementsByTagNameNS("*", name);
        return IntStream.range(0, elements.getLength())
                .mapToObj(index -> elements.item(index).getTextContent())
                .toList();
    }

    private static List<Path> workflows() throws IOException {
        List<Path> workflows =
                list(WORKFLOWS).stream().filter(Files::isDirectory).toList();
        assertEquals(13, workflows.size());
        return workflows;
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"Predict new patients from raw tables, false", "Predict patients who lack a modality, true"})
    void newPatientsArePredictedFromTheirRawTables(String name, boolean lacksOne) throws IOException {
        Path out = temporary.resolve("out");
        Command command = Command.run(
                List.of(WORKFLOWS.resolve(name).toString(), "--out", out.toString()),
                "--set",
                "Sample Cohort (#9)/patients=50",
                "--set",
                "BTW Learner/epochs=2",
                "--set",
                "BTW Learner/members=2");
        assertEquals(0, command.exit(), command::toString);
        List<String> lines = Files.readAllLines(out.resolve("multimodal-predictor-predictions.csv"));
        assertEquals(51, lines.size());
        assertEquals(lacksOne, command.toString().contains("missing in every row"), command::toString);
    }

    @Test
    void theComparisonTrainsEachModalityAlone() throws IOException {
        Path out = temporary.resolve("out");
        Command command = Command.run(
                List.of(WORKFLOWS.resolve("Find out which modality helps").toString(), "--out", out.toString()),
                "--set",
                "Sample Cohort/patients=100",
                "--set",
                "BTW Learner/epochs=1",
                "--set",
                "BTW Learner/members=2",
                "--set",
                "BTW Learner/comparisonSeeds=2");
        assertEquals(0, command.exit(), command::toString);
        String scores = Files.readString(out.resolve("btw-learner-scores.csv"));
        assertTrue(scores.contains("trained on imaging alone"), scores);
    }

    @Test
    void aHospitalsExportIsCheckedLearntFromAndReportedOn() throws IOException {
        Path out = temporary.resolve("out");
        Command command = Command.run(
                List.of(WORKFLOWS.resolve("From a hospital export to a report").toString(), "--out", out.toString()),
                "--set",
                "BTW Learner/epochs=2",
                "--set",
                "BTW Learner/members=2");
        assertEquals(0, command.exit(), command::toString);
        assertEquals("", command.err());
        String check = Files.readString(out.resolve("cohort-check-columns.csv"));
        for (String odd : List.of("order_no", "second identifier", "-999", "birth")) {
            assertTrue(check.contains(odd), () -> odd + "\n" + check);
        }
        String scores = Files.readString(out.resolve("btw-learner-scores.csv"));
        for (String modality : List.of("only labs", "only notes", "only vitals")) {
            assertTrue(scores.contains(modality), scores);
        }
        String report = Files.readString(out.resolve("report.html"));
        assertTrue(report.contains("TRIPOD+AI"), report);
        assertFalse(report.contains("KH-40007"), "the report names a patient");
    }

    @Test
    void theAlarmOfTheExampleIsThatOfItsCost() throws IOException {
        Path out = temporary.resolve("out");
        Command command = Command.run(
                List.of(WORKFLOWS.resolve("Where to set the alarm").toString(), "--out", out.toString()),
                "--set",
                "BTW Learner/epochs=3",
                "--set",
                "BTW Learner/members=2");
        assertEquals(0, command.exit(), command::toString);
        assertTrue(command.out().contains("where a missed event costs as much as 4 false alarms"), command::toString);
        String predictions = Files.readAllLines(out.resolve("multimodal-predictor-predictions.csv"))
                .get(0);
        assertTrue(predictions.contains("Alarm (outcome=died)"), predictions);
    }

    /** What the notes of the example say of its figures. */
    @Test
    void theNewWardsThresholdGivesAsManyAlarmsAsItsNotesSay() throws IOException {
        Path out = temporary.resolve("out");
        Command command = Command.run(
                List.of(WORKFLOWS.resolve("Adapt a threshold to a new ward").toString(), "--out", out.toString()));
        assertEquals(0, command.exit(), command::toString);
        List<Map<String, String>> before = decisions(out.resolve("prediction-evaluator-11-decision.csv"));
        List<Map<String, String>> after = decisions(out.resolve("prediction-evaluator-13-decision.csv"));
        assertEquals(34, alarms(only(before, "Alarm of the model", "true")), 0.5);
        assertEquals(
                "0.65",
                before.stream()
                        .filter(row -> alarms(row) <= 20)
                        .findFirst()
                        .orElseThrow()
                        .get("Threshold"));
        assertEquals(13, alarms(only(after, "Threshold", "0.65")), 0.5);
        assertEquals("150", after.get(0).get("Rows"));
        assertEquals("90", after.get(0).get("Events"));
    }

    private static double alarms(Map<String, String> decision) {
        return Double.parseDouble(decision.get("Alarms in 100"));
    }

    private static Map<String, String> only(List<Map<String, String>> rows, String column, String value) {
        List<Map<String, String>> found =
                rows.stream().filter(row -> row.get(column).equals(value)).toList();
        assertEquals(1, found.size(), rows::toString);
        return found.get(0);
    }

    private static List<Map<String, String>> decisions(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> columns = List.of(lines.get(0).split(","));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            Map<String, String> row = new TreeMap<>();
            columns.forEach(column -> row.put(column, cells.get(columns.indexOf(column))));
            rows.add(row);
        }
        return rows;
    }

    private static SortedMap<String, String> files(Path directory) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".knwf"))
                    .toList()) {
                contents.put(directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return contents;
    }
}
