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
import org.multimodalbtw.host.Annotation;
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
    private interface Builder {
        Workflow build(NodeFactories factories) throws WorkflowException;
    }

    /**
     * An example.
     *
     * @param note what it shows and what to look at, for the canvas
     * @param builder makes it
     */
    private record Example(String note, Builder builder) {

        private static final int LEFT = 40;
        private static final int TOP = 20;
        private static final int WIDTH = 1180;
        private static final int HEIGHT = 130;

        Workflow build(String title, NodeFactories factories) throws WorkflowException {
            Workflow workflow = builder.build(factories);
            workflow.annotate(new Annotation(title + "\n\n" + note, LEFT, TOP, WIDTH, HEIGHT));
            return workflow;
        }
    }

    private static final SortedMap<String, Example> EXAMPLES = new TreeMap<>(Map.of(
            "Outcome of a sample cohort",
            new Example(
                    "The quick start: four tables of the same generated patients are encoded, fused and learnt from. Execute all, then "
                            + "open the view of the BTW Learner (is it good, and did weights help?) and that of the BTW Weight "
                            + "Inspector (which modality carried which patient?). The second table of Sample Cohort says what is true.",
                    factories -> UsualWorkflow.ofSampleCohort(factories, "outcome")),
            "Length of stay of a sample cohort",
            new Example(
                    "The same with a number as the target. The view of the BTW Learner shows truth and prediction of patients whom the "
                            + "judging network did not learn from.",
                    factories -> UsualWorkflow.ofSampleCohort(factories, "length_of_stay_days")),
            "Predict ICU death from vitals, labs and notes",
            new Example(
                    "Three kinds of data on generated stays: vital signs at irregular times (Series Encoder), lab values (Tabular "
                            + "Encoder) and notes (Text Encoder). Compare in the learner's scores how good each is alone and how good "
                            + "they are together. To use your own data, put readers in the place of Sample ICU Stays.",
                    UsualWorkflow::ofIcuStays),
            "Find out which modality helps",
            new Example(
                    "The thorough comparison trains everything with several seeds and in cross-validation, each modality alone too. Read "
                            + "the Scores table: differences with intervals. Weights alone do not say which modality helps.",
                    factories -> UsualWorkflow.ofComparison(factories, "outcome")),
            "Predict new patients from raw tables",
            new Example(
                    "Deployment in one node: the trained model carries its encoders, so that the Multimodal Predictor takes the raw "
                            + "tables of new patients and nothing else. No label of theirs is used.",
                    factories -> UsualWorkflow.ofNewPatients(factories, "outcome", 0)),
            "Predict patients who lack a modality",
            new Example(
                    "The new patients lack the last modality altogether: its weight is 0, and the others make the prediction. Single "
                            + "patients may lack any modality, too; the weights of the rest have the mean 1.",
                    factories -> UsualWorkflow.ofNewPatients(factories, "outcome", 1))));

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
            writer.write(example.getValue().build(example.getKey(), factories), target);
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
