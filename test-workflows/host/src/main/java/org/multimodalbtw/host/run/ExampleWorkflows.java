package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowWriter;

/** Writes the example workflows, which need no data, each as a directory and as a file for KNIME's import. */
final class ExampleWorkflows {

    private static final String AUTHOR = "Multimodal BTW";
    /** Fixed, so that the same workflows give the same files. */
    private static final Instant TIME = Instant.parse("2026-11-24T00:00:00Z");

    /** Builds an example. */
    private interface Example {
        Workflow build(NodeFactories factories) throws WorkflowException;
    }

    private static final SortedMap<String, Example> EXAMPLES = new TreeMap<>(Map.of(
            "Outcome of a sample cohort",
            factories -> UsualWorkflow.ofSampleCohort(factories, "outcome"),
            "Length of stay of a sample cohort",
            factories -> UsualWorkflow.ofSampleCohort(factories, "length_of_stay_days"),
            "Find out which modality helps",
            factories -> UsualWorkflow.ofComparison(factories, "outcome"),
            "Predict new patients from raw tables",
            factories -> UsualWorkflow.ofNewPatients(factories, "outcome", 0),
            "Predict patients who lack a modality",
            factories -> UsualWorkflow.ofNewPatients(factories, "outcome", 1)));

    private ExampleWorkflows() {}

    /**
     * @param directory where each example gets a directory of its own; made if it does not exist, and an earlier example in it is
     *     replaced
     * @param factories where nodes come from
     * @throws WorkflowException if the nodes are not installed
     * @throws IOException if a file cannot be written
     */
    static void write(Path directory, NodeFactories factories) throws IOException, WorkflowException {
        WorkflowWriter writer = new WorkflowWriter(AUTHOR, TIME, factory -> NodeKind.CONTRIBUTION);
        for (Map.Entry<String, Example> example : EXAMPLES.entrySet()) {
            Path target = Files.createDirectories(directory).resolve(example.getKey());
            deleteWorkflow(target);
            writer.write(example.getValue().build(factories), target);
            WorkflowArchive.write(target, directory.resolve(example.getKey() + ".knwf"));
        }
    }

    private static void deleteWorkflow(Path directory) throws IOException {
        if (!Files.isRegularFile(directory.resolve("workflow.knime"))) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
