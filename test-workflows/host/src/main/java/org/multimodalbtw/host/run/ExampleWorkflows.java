package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multimodalbtw.host.Annotation;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowDescription;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowWriter;
import org.multimodalbtw.host.canvas.WorkflowPicture;
import org.multimodalbtw.platform.core.WorkflowAddress;

/** Writes the example workflows, which need no data, each as a directory and as a file for KNIME's import. */
final class ExampleWorkflows {

    private static final String AUTHOR = "Multimodal BTW";
    /** Fixed, so that the same workflows give the same files. */
    private static final Instant TIME = Instant.parse("2026-11-24T00:00:00Z");

    /** Builds an example. */
    private interface Builder {
        Workflow build(NodeFactories factories) throws IOException, WorkflowException;
    }

    /** Writes the files of patients that a workflow carries. */
    private interface DataWriter {
        void write(Path folder) throws IOException;
    }

    /**
     * An example.
     *
     * @param note what it shows and what to look at, for the canvas
     * @param details what is in it, for the description, which begins with the note
     * @param tags its own, besides those that all have
     * @param data writes the files that it reads, where it reads any
     * @param builder makes it
     */
    private record Example(String note, String details, List<String> tags, Optional<DataWriter> data, Builder builder) {

        private static final int TOP = 20;
        private static final int HEIGHT = 90;

        Workflow build(String title, NodeFactories factories) throws IOException, WorkflowException {
            Workflow workflow = builder.build(factories);
            int right = workflow.annotations().stream()
                    .mapToInt(step -> step.x() + step.width())
                    .max()
                    .orElseThrow();
            workflow.annotate(
                    new Annotation(title + "\n\n" + note, StepNotes.LEFT, TOP, right - StepNotes.LEFT, HEIGHT));
            List<String> all = new ArrayList<>(List.of("multimodal", "BTW", "mixture of experts", "generated data"));
            all.addAll(tags);
            workflow.describe(new WorkflowDescription(note + "\n\n" + details + "\n\n" + NO_DATA, all));
            return workflow;
        }
    }

    /** What KNIME shows of a workflow that is not open. */
    private static final String PICTURE = "workflow.svg";

    /** The folder of a workflow in which its files are. */
    private static final String DATA = "data";

    private static final String NO_DATA =
            "All data are generated: nothing has to be downloaded, and no patient is real.";

    private static final SortedMap<String, Example> EXAMPLES = new TreeMap<>(Map.ofEntries(
            example(
                    "Outcome of a sample cohort",
                    "The quick start: four tables of the same generated patients are encoded, fused and learnt from."
                            + " Execute all, then open the view of the BTW Learner (is it good, and did weights help?) and"
                            + " that of the BTW Weight Inspector (which modality carried which patient?). The second table"
                            + " of Sample Cohort says what is true.",
                    "Predicts an outcome of two classes. The modality imaging is informative, wearable is weak and"
                            + " device_log is noise, which the weights should show.",
                    List.of("classification"),
                    factories -> SampleWorkflows.ofSampleCohort(factories, "outcome", "CLASS")),
            oneNode(),
            example(
                    "Length of stay of a sample cohort",
                    "The quick start with a number as the target. The view of the BTW Learner shows truth and"
                            + " prediction of patients whom the judging network did not learn from.",
                    "Predicts the length of stay in days from four tables of the same generated patients: a Tabular"
                            + " Encoder for each, then Modality Collector, MoE Fusion and BTW Learner.",
                    List.of("regression", "length of stay"),
                    factories -> SampleWorkflows.ofSampleCohort(factories, "length_of_stay_days", "NUMBER")),
            example(
                    "Predict ICU death from vitals, labs and notes",
                    "Three kinds of data on generated stays: vital signs at irregular times (Series Encoder), lab"
                            + " values (Tabular Encoder) and notes (Text Encoder). Compare in the learner's scores how"
                            + " good each is alone and how good they are together. To use your own data, put readers in"
                            + " the place of Sample ICU Stays.",
                    "Predicts whether a patient dies in intensive care, and says for each stay how much each kind of"
                            + " data counted.",
                    List.of("classification", "time series", "text", "intensive care"),
                    SampleWorkflows::ofIcuStays),
            example(
                    "Find out which modality helps",
                    "The thorough comparison trains everything with several seeds and in cross-validation, each"
                            + " modality alone too. Read the Scores table: differences with intervals. Weights alone do"
                            + " not say which modality helps.",
                    "Compares all modalities together with each alone, and the network with and without weights, on"
                            + " the outcome of a generated cohort.",
                    List.of("classification", "comparison", "cross-validation"),
                    factories -> SampleWorkflows.ofComparison(factories, "outcome")),
            exampleWithData(
                    "From a hospital export to a report",
                    "From files as a hospital exports them to a report on one page. Look at Cohort Check first:"
                            + " semicolons, decimal commas, dates, codes, limits and stand-ins such as -999 are understood"
                            + " or named. Then execute all.",
                    "Predicts who dies from laboratory values, vital signs at irregular times and notes of 200"
                            + " generated stays, in files with the faults that exports have. For your own data, change the"
                            + " folder in the dialogs of Cohort Check and Cohort Reader.",
                    List.of(
                            "classification",
                            "time series",
                            "text",
                            "electronic health records",
                            "report",
                            "TRIPOD+AI"),
                    HospitalExport::write,
                    ExportWorkflow::of),
            example(
                    "Where to set the alarm",
                    "From which probability on is there to be an alarm? The learner sets the threshold by what a"
                            + " missed death costs, on rows that its networks did not learn from; Prediction Evaluator"
                            + " says what that and every other threshold finds and costs.",
                    "Predicts an outcome of two classes from four tables of the same generated patients, with an"
                            + " alarm.",
                    List.of("classification", "alarm", "threshold", "decision curve"),
                    SampleWorkflows::ofAlarm),
            exampleWithData(
                    "Adapt a threshold to a new ward",
                    "A model keeps its order of patients on a new ward, but its threshold may not fit there: where"
                            + " twice as many patients die, it gives far more alarms. Choose the threshold anew on"
                            + " labelled patients of the new ward, and judge it on others.",
                    "Trains on a generated cohort, predicts 300 generated patients of another ward with the model's"
                            + " threshold and with one that is chosen there, and evaluates both.",
                    List.of("classification", "alarm", "threshold", "deployment", "prevalence"),
                    NewWard::write,
                    SampleWorkflows::ofNewWard),
            exampleWithData(
                    "Adapt a model to a new ward",
                    "A model that was trained on one ward is adapted to another, where twice as many patients die, by 150"
                            + " labelled patients from there. Adapt Model says whether that gains, and by how much: its table"
                            + " has the model before and after on patients that it did not learn from.",
                    "Trains on a generated cohort, adapts the model by low-rank factors to one half of 300 generated patients"
                            + " of another ward, judges it on the other half, and predicts with it.",
                    List.of("classification", "deployment", "transfer learning", "recalibration", "another hospital"),
                    NewWard::write,
                    SampleWorkflows::ofAdaptedModel),
            exampleWithData(
                    "Few outcomes, many patients",
                    "500 patients have data, and only 80 an outcome to learn from. Multimodal Pretrainer learns from all but the"
                            + " 120 test patients what their data have to do with each other. BTW Learner starts from that, and says"
                            + " in its result whether it gained.",
                    "Predicts who dies from three tables. The encoders are pre-trained without outcomes, and the start is used only"
                            + " where patients who were held out are predicted better. For your own data, change the folder in the"
                            + " dialog of Cohort Reader.",
                    List.of("classification", "few labels", "self-supervised", "pre-training"),
                    FewOutcomes::write,
                    FewOutcomes::workflow),
            example(
                    "Report on a model of a sample cohort",
                    "What is known of a model on one page that prints well: the cohort, scores with intervals, whether"
                            + " its figures come true, weights, limits, settings, and the checklist TRIPOD+AI. Execute"
                            + " all, then open the view of the Multimodal Report, or name a file in its dialog.",
                    "Predicts an outcome of two classes from four tables of the same generated patients and writes a"
                            + " report on the model.",
                    List.of("classification", "report", "TRIPOD+AI"),
                    factories -> SampleWorkflows.ofReport(factories, "outcome")),
            example(
                    "Predict new patients from raw tables",
                    "Deployment in one node: the trained model carries its encoders, so that the Multimodal Predictor"
                            + " takes the raw tables of new patients and nothing else. No label of theirs is used to predict.",
                    "Trains on one generated cohort and predicts the outcome of the patients of another, none of whose"
                            + " modalities is encoded beforehand.",
                    List.of("classification", "deployment"),
                    factories -> SampleWorkflows.ofNewPatients(factories, "outcome", 0)),
            example(
                    "Predict patients who lack a modality",
                    "The new patients lack the last modality altogether: its weight is 0, and the others make the"
                            + " prediction. Single patients may lack any modality, too; the weights of the rest have the"
                            + " mean 1.",
                    "Trains on one generated cohort with four modalities and predicts the outcome of the patients of"
                            + " another, of whom three are connected to the Multimodal Predictor.",
                    List.of("classification", "deployment", "missing data"),
                    factories -> SampleWorkflows.ofNewPatients(factories, "outcome", 1))));

    private ExampleWorkflows() {}

    private static Map.Entry<String, Example> oneNode() {
        return example(
                "One node from raw tables to a report",
                "The usual case in one node: labels, vital signs, lab values and notes of generated stays go into the Multimodal Learner, "
                        + "which finds out what each table holds, learns, predicts and writes a report. Execute all, then open its view and "
                        + "that of the BTW Weight Inspector, and look through the table What was read.",
                "Predicts whether a patient dies in intensive care. It gives the model that the usual nodes, one for each step, give with "
                        + "their default settings.",
                List.of("classification", "time series", "text", "intensive care", "quick start"),
                OneNodeWorkflow::ofIcuStays);
    }

    private static Map.Entry<String, Example> example(
            String title, String note, String details, List<String> tags, Builder builder) {
        return Map.entry(title, new Example(note, details, tags, Optional.empty(), builder));
    }

    private static Map.Entry<String, Example> exampleWithData(
            String title, String note, String details, List<String> tags, DataWriter data, Builder builder) {
        return Map.entry(title, new Example(note, details, tags, Optional.of(data), builder));
    }

    /**
     * @param directory where each example gets a directory of its own; made if it does not exist, and an earlier example in it is
     *     replaced
     * @param factories where nodes come from
     * @throws WorkflowException if the nodes are not installed
     * @throws IOException if a file cannot be written
     */
    static void write(Path directory, NodeFactories factories) throws IOException, WorkflowException {
        WorkflowWriter writer = new WorkflowWriter(AUTHOR, TIME, factory -> NodeKind.CONTRIBUTION);
        Files.createDirectories(directory);
        for (Map.Entry<String, Example> example : EXAMPLES.entrySet()) {
            Path target = directory.resolve(example.getKey());
            deleteWorkflow(target);
            write(example.getKey(), example.getValue(), target, factories, writer);
            WorkflowArchive.write(target, directory.resolve(example.getKey() + ".knwf"));
        }
    }

    /** The nodes look at the files before the workflow is there, so these are written elsewhere first. */
    private static void write(
            String title, Example example, Path target, NodeFactories factories, WorkflowWriter writer)
            throws IOException, WorkflowException {
        Path data = Files.createTempDirectory("example");
        try {
            WorkflowAddress.open(data);
            writeData(example, data);
            Workflow workflow = example.build(title, factories);
            writer.write(workflow, target);
            writeData(example, target);
            Files.writeString(target.resolve(PICTURE), WorkflowPicture.svg(workflow, title));
        } finally {
            WorkflowAddress.open(null);
            delete(data);
        }
    }

    private static void writeData(Example example, Path workflow) throws IOException {
        if (example.data().isPresent()) {
            example.data().get().write(Files.createDirectory(workflow.resolve(DATA)));
        }
    }

    private static void deleteWorkflow(Path directory) throws IOException {
        if (!Files.isRegularFile(directory.resolve("workflow.knime"))) {
            return;
        }
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
