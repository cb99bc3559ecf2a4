package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.host.RunListener;
import org.multimodalbtw.host.RunOptions;
import org.multimodalbtw.host.SavedOutputs;
import org.multimodalbtw.host.WorkflowRun;
import org.multimodalbtw.host.WorkflowWriter;

/** Writes the fixture of a release, once; runs only where the system property {@code fixture.release} names the release. */
class FixtureWriter {

    private static final String RELEASE = "fixture.release";
    private static final String NAME = "All encoders and targets";
    private static final Path EXAMPLES = Path.of("..", "workflows");

    @TempDir
    private Path work;

    @Test
    @EnabledIfSystemProperty(named = RELEASE, matches = ".+")
    void write() throws Exception {
        Fixture fixture = new Fixture(Fixture.ALL.resolve(System.getProperty(RELEASE)));
        assertFalse(Files.exists(fixture.folder()), fixture.folder() + " is there, and is never changed");
        PortTypes.register();
        FixtureCohort.write(fixture.cohort());
        execute(fixture, writeWorkflow(fixture));
        copyExamples(fixture);
        executeExample(fixture);
    }

    private Path writeWorkflow(Fixture fixture) throws Exception {
        Path workflow = work.resolve(NAME);
        new WorkflowWriter("Multimodal BTW", Instant.parse("2026-11-28T00:00:00Z"), factory -> NodeKind.CONTRIBUTION)
                .write(FixtureWorkflow.of(fixture.cohort()), workflow);
        try (Stream<Path> files = Files.walk(workflow)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Files.writeString(file, text.replace(fixture.cohort().toString(), "cohort"));
            }
        }
        WorkflowArchive.write(workflow, fixture.workflow());
        return workflow;
    }

    private void execute(Fixture fixture, Path workflow) throws Exception {
        Path outputs = work.resolve("outputs");
        RunOptions saving = RunOptions.DEFAULT.withWorkingDirectory(outputs).withReload();
        try (WorkflowRun run = fixture.load(workflow, saving)) {
            run.execute(RunListener.NONE);
            assertTrue(run.isExecuted(), run.messages()::toString);
            // applied encoders are what is to be tried
            SavedOutputs.copy(
                    run, outputs, fixture.executed(), result -> !result.name().equals("Encoder Apply"));
            Fixture.writeTables(run, fixture.expected());
        }
    }

    private static void copyExamples(Fixture fixture) throws IOException {
        Files.createDirectories(fixture.examples());
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<Path> archives =
                    files.filter(file -> file.toString().endsWith(".knwf")).toList();
            for (Path archive : archives) {
                Files.copy(archive, fixture.examples().resolve(archive.getFileName()));
            }
        }
    }

    private void executeExample(Fixture fixture) throws Exception {
        try (WorkflowRun run = Fixture.loadExample(EXAMPLES.resolve(Fixture.EXAMPLE))) {
            run.execute(RunListener.NONE);
            assertTrue(run.isExecuted(), run.messages()::toString);
            Fixture.writeTables(run, fixture.expected().resolve(Fixture.EXAMPLE));
        }
    }
}
