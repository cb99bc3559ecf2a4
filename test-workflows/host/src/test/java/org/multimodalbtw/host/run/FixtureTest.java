package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.host.NodeResult;
import org.multimodalbtw.host.NodeState;
import org.multimodalbtw.host.Overrides;
import org.multimodalbtw.host.RunListener;
import org.multimodalbtw.host.RunOptions;
import org.multimodalbtw.host.SavedOutputs;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowRun;
import org.multimodalbtw.host.compare.Differences;
import org.multimodalbtw.host.compare.Side;
import org.multimodalbtw.host.compare.TableComparison;

/** Models, encoders and workflows of earlier releases are read, and predict what they predicted. */
class FixtureTest {

    private static final double TOLERANCE = 1e-5;

    /** AdamW makes a whole step of a gradient that is nothing but rounding: another processor was seen to differ by 1.1e-4 days. */
    private static final double TOLERANCE_OF_ATTENTION = 1e-3;

    /** Settings that another one says by now; a test of the node holds what it says for each of their values. */
    private static final Set<String> REPLACED = Set.of("grouped");

    private static final String NEWER = "This was saved by a newer version of the extension";

    @TempDir
    private Path work;

    static Stream<Fixture> fixtures() throws IOException {
        return Fixture.all();
    }

    @Test
    void thereIsAFixture() throws IOException {
        assertTrue(Fixture.all().findAny().isPresent());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void savedModelsAndEncodersGiveWhatTheyGave(Fixture fixture) throws Exception {
        try (WorkflowRun run = load(fixture)) {
            SavedOutputs.restore(run, fixture.executed());
            assertEquals(NodeState.EXECUTED, state(run, "BTW Learner"));
            run.execute(RunListener.NONE);
            assertTrue(run.isExecuted(), run.messages()::toString);
            assertSameTables(fixture.expected(), run, TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void theSavedWorkflowLearnsWhatItLearnt(Fixture fixture) throws Exception {
        try (WorkflowRun run = load(fixture)) {
            assertNoneIsIdle(run);
            run.execute(RunListener.NONE);
            assertTrue(run.isExecuted(), run.messages()::toString);
            assertSameTables(fixture.expected(), run, TOLERANCE_OF_ATTENTION);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void examplesOpenWithTheSettingsThatTheyWereSavedWith(Fixture fixture) throws Exception {
        for (Path workflow : unpackExamples(fixture)) {
            try (WorkflowRun run = WorkflowRun.load(workflow, Overrides.NONE)) {
                assertNoneIsIdle(run);
                for (WorkflowNode node : run.workflow().nodes()) {
                    if (!saved(workflow, node).getString("state", "").equals("IDLE")) {
                        assertEquals(NodeState.CONFIGURED, node.state(), node.label());
                    }
                    assertKept(savedSettings(workflow, node), node.modelSettings(), node.label());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void anExampleLearnsWhatItLearnt(Fixture fixture) throws Exception {
        Path workflow = unpackExamples(fixture).stream()
                .filter(each -> each.endsWith(Fixture.EXAMPLE))
                .findFirst()
                .orElseThrow();
        try (WorkflowRun run = Fixture.loadExample(workflow)) {
            run.execute(RunListener.NONE);
            assertTrue(run.isExecuted(), run.messages()::toString);
            assertSameTables(fixture.expected().resolve(Fixture.EXAMPLE), run, TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void outputsOfALaterFormatAreRefusedInAClearSentence(Fixture fixture) throws Exception {
        Path copy = work.resolve("executed");
        SavedOutputs.copy(fixture.executed(), copy);
        int refused = 0;
        try (WorkflowRun run = load(fixture)) {
            for (Path object : files(copy, "portobject.zip")) {
                byte[] whole = Files.readAllBytes(object);
                if (replaceVersion(object)) {
                    IOException refusal = assertThrows(IOException.class, () -> SavedOutputs.restore(run, copy));
                    assertTrue(refusal.getMessage().startsWith(NEWER + " (format 99"), refusal.getMessage());
                    assertTrue(refusal.getMessage().contains("Update the extension"), refusal.getMessage());
                    refused++;
                }
                Files.write(object, whole);
            }
        }
        assertTrue(refused > 10, "only " + refused);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aModelOfALaterFormatIsRefusedByTheNodeThatUsesIt(Fixture fixture) throws Exception {
        Path copy = work.resolve("executed");
        SavedOutputs.copy(fixture.executed(), copy);
        for (Path manifest : files(copy, "manifest.json")) {
            String text = Files.readString(manifest);
            if (text.contains("multimodal-btw-model")) {
                Files.writeString(manifest, text.replaceFirst("\"formatVersion\" : \\d+", "\"formatVersion\" : 99"));
                if (Files.deleteIfExists(manifest.resolveSibling(FileHashes.NAME))) {
                    FileHashes.write(manifest.getParent());
                }
            }
        }
        try (WorkflowRun run = load(fixture)) {
            SavedOutputs.restore(run, copy);
            run.execute(RunListener.NONE);
            List<NodeResult> predictors = run.results().stream()
                    .filter(result -> result.name().equals("Multimodal Predictor"))
                    .toList();
            assertFalse(predictors.isEmpty());
            for (NodeResult predictor : predictors) {
                assertTrue(
                        predictor
                                .errors()
                                .toString()
                                .contains("format version 99; this extension reads versions up to"),
                        predictor.errors()::toString);
            }
        }
    }

    private void assertSameTables(Path expected, WorkflowRun run, double tolerance) throws IOException {
        Path found = work.resolve("found");
        Fixture.writeTables(run, found);
        List<Path> tables;
        try (Stream<Path> files = Files.list(expected)) {
            tables = files.filter(file -> file.toString().endsWith(".csv")).toList();
        }
        assertFalse(tables.isEmpty());
        for (Path table : tables) {
            Differences differences = TableComparison.compare(
                    table, found.resolve(table.getFileName().toString()));
            String said = table.getFileName() + ": " + differences.describe();
            assertEquals(List.of(), differences.onlyIn(Side.BEFORE), said);
            assertEquals(0, differences.differentTexts(), said);
            assertTrue(differences.largest() <= tolerance, said);
            assertTrue(differences.compared() > 0, said);
        }
    }

    private List<Path> unpackExamples(Fixture fixture) throws IOException {
        PortTypes.register();
        List<Path> workflows = new ArrayList<>();
        for (Path archive : files(fixture.examples(), ".knwf")) {
            workflows.add(Fixture.unpack(archive, work));
        }
        assertFalse(workflows.isEmpty());
        return workflows;
    }

    private WorkflowRun load(Fixture fixture) throws IOException, WorkflowException {
        return fixture.load(Fixture.unpack(fixture.workflow(), work), RunOptions.DEFAULT);
    }

    /** A node may be configured that was not when it was saved, but not the other way round. */
    private static void assertNoneIsIdle(WorkflowRun run) {
        assertTrue(
                run.loadWarnings().stream().noneMatch(warning -> warning.endsWith("to IDLE")),
                () -> run.loadWarnings() + " " + run.messages());
    }

    private static NodeSettings savedSettings(Path workflow, WorkflowNode node) throws Exception {
        NodeSettings settings = saved(workflow, node);
        return settings.containsKey("model") ? settings.getNodeSettings("model") : new NodeSettings("model");
    }

    private static NodeSettings saved(Path workflow, WorkflowNode node) throws Exception {
        try (InputStream in =
                Files.newInputStream(workflow.resolve(node.label()).resolve("settings.xml"))) {
            return (NodeSettings) NodeSettings.loadFromXML(in);
        }
    }

    private static void assertKept(ConfigBase saved, ConfigBase loaded, String path) {
        for (String key : saved.keySet()) {
            if (REPLACED.contains(key)) {
                continue;
            }
            AbstractConfigEntry before = saved.getEntry(key);
            AbstractConfigEntry after = loaded.getEntry(key);
            if (before instanceof ConfigBase inner && after instanceof ConfigBase kept) {
                assertKept(inner, kept, path + "/" + key);
            } else {
                assertEquals(before, after, path + "/" + key);
            }
        }
    }

    private static NodeState state(WorkflowRun run, String name) {
        return run.results().stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /** @return whether the archive has a format version, which is now a later one */
    private static boolean replaceVersion(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.getEntry("format_version.txt") == null) {
                return false;
            }
        }
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("format_version.txt"));
            zip.write("99".getBytes(StandardCharsets.US_ASCII));
        }
        return true;
    }
}
