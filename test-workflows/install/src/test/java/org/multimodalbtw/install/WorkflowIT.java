package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The command line as it is used: the script, in a process of its own, with the workflows of this project. */
class WorkflowIT {

    private static final long MINUTES = 10;

    /** The one that the README runs: as it is. */
    private static final String SAMPLE = "Outcome of a sample cohort";

    private final Project project = Project.fromProperties();

    @TempDir
    Path work;

    /** A run that was started, and the file that its console goes to. */
    private record Run(Process process, Path console) {

        int result() throws InterruptedException {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("The run did not end: " + console());
            }
            return process.exitValue();
        }

        String text() throws IOException {
            return Files.readString(console);
        }
    }

    @Test
    void helpIsPrintedByTheHost() throws Exception {
        Run run = start("help", "--help");

        assertEquals(0, run.result(), run::toString);
        assertTrue(run.text().contains("--out"), run.text());
    }

    @Test
    void theHostsFailureIsTheCommandsFailure() throws Exception {
        Run run = start(
                "unknown",
                work.resolve("no-such-workflow").toString(),
                "--out",
                work.resolve("out").toString());

        assertNotEquals(0, run.result());
        assertTrue(run.text().contains("no-such-workflow"), run.text());
    }

    @TestFactory
    Stream<DynamicTest> everySampleWorkflowRuns() throws IOException {
        return workflows().stream()
                .map(workflow -> DynamicTest.dynamicTest(workflow.getFileName().toString(), () -> {
                    Path out = work.resolve("out-" + workflow.getFileName());
                    long began = System.nanoTime();
                    boolean isWhole = workflow.getFileName().toString().equals(SAMPLE);
                    Run run = start(
                            workflow.getFileName().toString(),
                            arguments(workflow, out, isWhole ? List.of() : fewEpochs(workflow)));

                    assertEquals(0, run.result(), run.text());
                    assertTrue(Files.exists(out.resolve("summary.json")), run.text());
                    System.out.printf(
                            "'%s': %.1f s from the start of the command, which installs the update site where it is new, to the"
                                    + " last prediction%n",
                            workflow.getFileName(), (System.nanoTime() - began) / 1e9);
                }));
    }

    @Test
    void twoRunsAtOnceDoNotDisturbEachOther() throws Exception {
        Path workflow = project.root().resolve("test-workflows/workflows").resolve(SAMPLE);
        List<Run> runs = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            runs.add(start(name, arguments(workflow, work.resolve(name), fewEpochs(workflow))));
        }

        for (Run run : runs) {
            assertEquals(0, run.result(), run.text());
        }
        for (String name : List.of("one", "two")) {
            assertTrue(Files.exists(work.resolve(name).resolve("summary.json")));
        }
    }

    private static String[] arguments(Path workflow, Path out, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(workflow.toString(), "--out", out.toString()));
        arguments.addAll(more);
        return arguments.toArray(String[]::new);
    }

    /** Whether a workflow runs in the installed framework does not depend on how long its networks learn, and how many. */
    private static List<String> fewEpochs(Path workflow) throws IOException {
        List<String> options = new ArrayList<>();
        for (Path node : Equinox.list(workflow)) {
            if (node.getFileName().toString().startsWith("BTW Learner (#")) {
                options.addAll(
                        List.of("--set", node.getFileName() + "/epochs=3", "--set", node.getFileName() + "/members=2"));
            }
        }
        return options;
    }

    private List<Path> workflows() throws IOException {
        Path directory = project.root().resolve("test-workflows/workflows");
        return Files.isDirectory(directory)
                ? Equinox.list(directory).stream()
                        .filter(each -> Files.exists(each.resolve("workflow.knime")))
                        .toList()
                : List.of();
    }

    private Run start(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(project.root().resolve("test-workflows/run").toString());
        command.addAll(List.of(arguments));
        Path console = work.resolve(name + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().put("MULTIMODALBTW_BUILD", "never");
        return new Run(builder.start(), console);
    }
}
