package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.NodeResult;
import org.multimodalbtw.host.Overrides;
import org.multimodalbtw.host.RunOptions;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowRun;

/**
 * What a release saved and predicted.
 *
 * @param folder named after the release
 */
record Fixture(Path folder) {

    /** Seen from this module. */
    static final Path ALL = Path.of("..", "fixtures");

    /** The example that is run too. */
    static final String EXAMPLE = "Outcome of a sample cohort";

    /** Few rows and steps: predictions then depend little on how a processor rounds. */
    private static final List<String> SMALL = List.of(
            "Sample Cohort/patients=120", "BTW Learner/epochs=2", "BTW Learner/members=2", "BTW Learner/device=CPU");

    /** Nodes whose first table is held against what the release gave. */
    private static final List<String> COMPARED = List.of("Multimodal Predictor", "Tensor to Table");

    static Stream<Fixture> all() throws IOException {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory).map(Fixture::new).toList().stream();
        }
    }

    Path cohort() {
        return folder.resolve("cohort").toAbsolutePath().normalize();
    }

    /** The workflow as it was saved before it was executed, as an archive; it does not say where the cohort lies. */
    Path workflow() {
        return folder.resolve("workflow.knwf");
    }

    /** What encoders, collectors, networks and learners of the workflow gave, but tables. */
    Path executed() {
        return folder.resolve("executed");
    }

    /** The release's example workflows, as archives. */
    Path examples() {
        return folder.resolve("examples");
    }

    /** The tables of its predictions and encodings. */
    Path expected() {
        return folder.resolve("expected");
    }

    /**
     * @param workflow the unpacked workflow
     * @return the workflow, which reads the fixture's cohort
     */
    WorkflowRun load(Path workflow, RunOptions options) throws IOException, WorkflowException {
        PortTypes.register();
        return WorkflowRun.load(
                workflow,
                Overrides.of(List.of("Cohort Reader/folder=" + cohort())),
                options,
                NodeFactories.available());
    }

    /** @return the unpacked workflow */
    static Path unpack(Path archive, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Path workflow = target;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path file = target.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.getInputStream(entry).readAllBytes());
                workflow = target.resolve(Path.of(entry.getName()).getName(0));
            }
            return workflow;
        }
    }

    static WorkflowRun loadExample(Path workflow) throws IOException, WorkflowException {
        PortTypes.register();
        return WorkflowRun.load(workflow, Overrides.of(SMALL));
    }

    /** Writes the compared tables of an executed workflow, each as {@code <node>.csv}. */
    static void writeTables(WorkflowRun run, Path target) throws IOException {
        Files.createDirectories(target);
        for (NodeResult result : run.results()) {
            if (COMPARED.contains(result.name())) {
                CsvTable.write(
                        (BufferedDataTable) result.output(0),
                        target.resolve(result.name() + " (#" + result.id() + ").csv"),
                        new FormulaGuard(false),
                        Set.of());
            }
        }
    }
}
