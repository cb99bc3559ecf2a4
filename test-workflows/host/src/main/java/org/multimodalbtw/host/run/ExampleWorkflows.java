package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowWriter;

/** Writes the example workflows, which need no data. */
final class ExampleWorkflows {

    private static final String AUTHOR = "Multimodal BTW";
    /** Fixed, so that the same workflows give the same files. */
    private static final Instant TIME = Instant.parse("2026-11-24T00:00:00Z");

    /** The examples' names with the columns that they predict. */
    private static final SortedMap<String, String> TARGETS = new TreeMap<>(Map.of(
            "Outcome of a sample cohort", "outcome", "Length of stay of a sample cohort", "length_of_stay_days"));

    private ExampleWorkflows() {}

    /**
     * @param directory where each example gets a directory of its own, which must not exist yet
     * @param factories where nodes come from
     * @throws WorkflowException if the nodes are not installed
     * @throws IOException if a file cannot be written
     */
    static void write(Path directory, NodeFactories factories) throws IOException, WorkflowException {
        WorkflowWriter writer = new WorkflowWriter(AUTHOR, TIME, factory -> NodeKind.CONTRIBUTION);
        for (Map.Entry<String, String> example : TARGETS.entrySet()) {
            writer.write(
                    UsualWorkflow.ofSampleCohort(factories, example.getValue()), directory.resolve(example.getKey()));
        }
    }
}
