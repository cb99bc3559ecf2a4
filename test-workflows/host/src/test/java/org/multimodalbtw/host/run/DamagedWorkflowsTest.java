package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.host.Overrides;
import org.multimodalbtw.host.RunMessage;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowRun;

/** Workflows of somebody else's whose nodes have settings that nobody chose: they are opened, or refused with a message. */
class DamagedWorkflowsTest {

    private static final boolean IS_THOROUGH = Boolean.getBoolean("thorough");
    private static final int WORKFLOWS = IS_THOROUGH ? 10_000 : 300;
    private static final int NODES = IS_THOROUGH ? 10_000 : 300;
    private static final long SEED = 100_000_000 * Long.getLong("damage.seed", 0);

    private static final String ALONE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <config xmlns="http://www.knime.org/2008/09/XMLConfig" key="workflow.knime">
                <entry key="version" type="xstring" value="5.1.0"/>
                <entry key="state" type="xstring" value="IDLE"/>
                <config key="workflow_credentials"/>
                <config key="nodes">
                    <config key="node_1">
                        <entry key="id" type="xint" value="1"/>
                        <entry key="node_type" type="xstring" value="NativeNode"/>
                        <entry key="node_settings_file" type="xstring" value="node/settings.xml"/>
                    </config>
                </config>
                <config key="connections"/>
            </config>
            """;

    /** A list's length is the platform's own, which makes a list of it. */
    private static final Pattern ENTRY =
            Pattern.compile("( *<entry key=\")((?!array-size)[^\"]*)(\" type=\")(x\\w+)(\" value=\")([^\"]*)(\".*)");

    private static final List<String> ODD = List.of(
            "",
            "NaN",
            "-Infinity",
            "0",
            "-1",
            "1",
            "2147483647",
            "9223372036854775807",
            "1e300",
            "-1e-300",
            "true",
            "AUTO",
            "../../elsewhere",
            "/dev/zero",
            "//server/share/x",
            "&lt;script&gt;",
            "%%00000",
            "x".repeat(3000));

    @TempDir
    Path folder;

    @BeforeAll
    static void register() {
        PortTypes.register();
    }

    @Test
    void settingsThatNobodyChoseAreTakenOrRefusedWithAMessage() throws Exception {
        List<Path> files = copies();
        List<Path> before = all();
        int refused = 0;
        for (int i = 0; i < WORKFLOWS; i++) {
            Path file = files.get(i * 37 % files.size());
            String whole = Files.readString(file);
            Files.writeString(file, damaged(whole, new Random(SEED + i)));
            refused += isRefused(file.getParent().getParent(), i + ": " + folder.relativize(file)) ? 1 : 0;
            Files.writeString(file, whole);
        }
        assertTrue(refused > WORKFLOWS / 20 && refused < WORKFLOWS, refused + " of " + WORKFLOWS + " are refused");
        assertEquals(before, all(), "opening writes no file");
    }

    @Test
    void settingsOfNodesThatStandAloneAreTakenOrRefusedWithAMessage() throws Exception {
        List<String> wholes = new ArrayList<>();
        for (Path file : copies()) {
            String whole = Files.readString(file);
            if (wholes.stream().noneMatch(other -> model(other).equals(model(whole)))) {
                wholes.add(whole);
            }
        }
        Path workflow = Files.createDirectories(folder.resolve("alone/node")).getParent();
        Path settings = Files.writeString(workflow.resolve("node/settings.xml"), "");
        Files.writeString(workflow.resolve("workflow.knime"), ALONE);
        List<Path> before = all();
        int refused = 0;
        for (int i = 0; i < NODES; i++) {
            String whole = wholes.get(i % wholes.size());
            Files.writeString(settings, damaged(whole, new Random(SEED + 1_000_000 + i)));
            refused += isRefused(workflow, i + ": " + model(whole)) ? 1 : 0;
        }
        assertTrue(refused > NODES / 20 && refused < NODES, refused + " of " + NODES + " are refused");
        assertEquals(before, all(), "opening writes no file");
    }

    /** What is the node's own of its settings. */
    private static String model(String whole) {
        int start = whole.indexOf("    <config key=\"model\">");
        return whole.substring(start, whole.indexOf("\n    </config>", start));
    }

    /** The settings of all nodes of ours in copies of the examples. */
    private List<Path> copies() throws IOException {
        Path examples = Path.of("..", "workflows");
        List<Path> settings = new ArrayList<>();
        try (Stream<Path> found = Files.walk(examples)) {
            for (Path from : found.filter(Files::isRegularFile).sorted().toList()) {
                Path to = folder.resolve(examples.relativize(from).toString());
                if (from.getNameCount() > examples.getNameCount() + 1) {
                    Files.createDirectories(to.getParent());
                    Files.copy(from, to);
                }
                if (from.endsWith("settings.xml") && Files.readString(from).contains("<config key=\"model\">")) {
                    settings.add(to);
                }
            }
        }
        return settings;
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private static boolean isRefused(Path workflow, String which) throws IOException {
        try (WorkflowRun run = WorkflowRun.load(workflow, Overrides.NONE)) {
            for (RunMessage message : run.messages()) {
                assertFalse(message.toString().contains("Configure failed ("), which + ": " + message);
            }
            return false;
        } catch (WorkflowException refused) {
            assertFalse(refused.problems().isEmpty(), which);
            refused.problems()
                    .forEach(problem -> assertFalse(problem.isBlank() || problem.endsWith("null"), which + problem));
            return true;
        } catch (RuntimeException foreign) {
            throw new AssertionError(which + ": " + foreign, foreign);
        }
    }

    /** One or two entries of what is the node's own: another value, another type, another name, twice, or not there. */
    private static String damaged(String whole, Random random) {
        List<String> lines = new ArrayList<>(whole.lines().toList());
        int changes = 1 + random.nextInt(2);
        for (int change = 0; change < changes; change++) {
            int start = lines.indexOf("    <config key=\"model\">");
            int end = IntStream.range(start, lines.size())
                    .filter(line -> lines.get(line).equals("    </config>"))
                    .findFirst()
                    .orElseThrow();
            List<Integer> entries = IntStream.range(start, end)
                    .filter(line -> ENTRY.matcher(lines.get(line)).matches())
                    .boxed()
                    .toList();
            if (!entries.isEmpty()) {
                damage(lines, entries.get(random.nextInt(entries.size())), random);
            }
        }
        return String.join("\n", lines);
    }

    private static void damage(List<String> lines, int at, Random random) {
        Matcher entry = ENTRY.matcher(lines.get(at));
        assertTrue(entry.matches());
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.set(at, written(entry, entry.group(2) + "x", entry.group(4), entry.group(6)));
            case 2 -> lines.set(at, written(entry, entry.group(2), "xlong", entry.group(6)));
            case 3 -> lines.set(at, written(entry, entry.group(2), "xstring", odd(random)));
            default -> lines.set(at, written(entry, entry.group(2), entry.group(4), odd(random)));
        }
    }

    private static String odd(Random random) {
        return ODD.get(random.nextInt(ODD.size()));
    }

    private static String written(Matcher entry, String key, String type, String value) {
        return entry.group(1) + key + entry.group(3) + type + entry.group(5) + value + entry.group(7);
    }
}
