package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Overrides;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;

/**
 * Adapts a saved model to a folder of data: the folder's files that are named like the model's modalities go to Adapt Model, and what comes
 * of it predicts their patients. It is not written to the results, since KNIME has no node that reads a model from a folder.
 */
final class AdaptWorkflow {

    /** The port of the Cohort Reader that gives the first modality; tables have the names of files, by which nodes tell them apart. */
    private static final int FIRST_MODALITY = 2;

    private AdaptWorkflow() {}

    /**
     * @param request what is asked for
     * @return the workflow
     * @throws InputException if the model cannot read the folder, with the reason
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     * @throws IOException if the model cannot be read
     */
    static Workflow of(Request.Adapt request) throws IOException, WorkflowException {
        Path directory = request.model().toAbsolutePath().normalize();
        ModelManifest manifest = ModelDirectory.readManifest(directory);
        Arguments.Cohort asked = request.cohort().with(outcome(request.cohort().outcome(), manifest));
        CohortFolder folder = CohortFolder.open(
                asked.folder().toAbsolutePath().normalize(),
                asked.labels(),
                ReaderSettings.of(asked, request.overrides()));
        requireOutcomes(folder, asked);
        List<String> read = modalities(asked, folder.modalities(), manifest, directory);
        CohortWorkflow cohort = CohortWorkflow.plan(asked.with(read), request.overrides());
        String path = asked.folder().toAbsolutePath().normalize().toString();
        Workflow workflow = workflow(NodeFactories.available(), directory, cohort.choices(path));
        Overrides.of(request.overrides()).applyTo(workflow);
        return workflow;
    }

    /** The columns of the labels that the model predicts. */
    private static Outcome outcome(Outcome given, ModelManifest manifest) {
        requireNoComma(
                manifest.target().task() == Task.MULTILABEL
                        ? manifest.target().classes()
                        : List.of(manifest.target().name()));
        String target = manifest.target().task() == Task.MULTILABEL
                ? String.join(",", manifest.target().classes())
                : manifest.target().name();
        return new Outcome(given.labels(), target, given.group());
    }

    /** Without outcomes there is nothing to adapt a model by. */
    private static void requireOutcomes(CohortFolder folder, Arguments.Cohort asked) {
        List<String> columns = folder.hasLabels()
                ? folder.labels().columns().stream().map(TableColumn::name).toList()
                : List.of();
        List<String> lacking = Stream.of(asked.target().split(","))
                .filter(name -> !columns.contains(name))
                .toList();
        if (!lacking.isEmpty()) {
            String labels = folder.hasLabels() ? folder.labels().fileName() : asked.labels() + ".csv";
            throw new InputException(
                    "Adapting needs the outcomes of the patients: folder " + asked.folder() + " has no "
                            + (folder.hasLabels() ? "" : "file " + labels + " with the ") + "column "
                            + Examples.of(lacking)
                            + (folder.hasLabels() ? " in " + labels : "") + ", which the model predicts.",
                    "Write the outcomes there, beside the ids. To predict patients whose outcome is not known, without adapting: open the example"
                            + " workflow 'Predict new patients from raw tables' in KNIME, which run --examples DIR writes.");
        }
    }

    private static void requireNoComma(List<String> names) {
        names.stream().filter(name -> name.contains(",")).findFirst().ifPresent(name -> {
            throw new InputException(
                    "The model predicts '" + name
                            + "', and a column with a comma in its name cannot be named on the command line.",
                    "Adapt the model in KNIME, with Adapt Model.");
        });
    }

    /** The model's modalities for which the folder has a file; those that are named, where some are. */
    private static List<String> modalities(
            Arguments.Cohort asked, List<String> there, ModelManifest manifest, Path directory) {
        List<String> known =
                manifest.modalities().stream().map(TensorColumn::name).toList();
        for (String name : asked.modalities()) {
            if (!known.contains(name)) {
                throw new InputException(
                        "The model in " + directory + " has no modality '" + name + "'. It has: "
                                + String.join(", ", known) + ".",
                        "Name some of these with --modalities, or none for all that the folder has.");
            }
        }
        if (!asked.modalities().isEmpty()) {
            return asked.modalities();
        }
        List<String> both = known.stream().filter(there::contains).toList();
        if (both.isEmpty()) {
            throw new InputException(
                    "Folder " + asked.folder() + " has no file of a modality of the model: it has "
                            + String.join(", ", there) + ", and the model reads " + String.join(", ", known) + ".",
                    "Name the files as in the folder that the model was trained on.");
        }
        return both;
    }

    private static Workflow workflow(NodeFactories factories, Path directory, FolderChoices choices)
            throws IOException, WorkflowException {
        List<String> modalities = List.copyOf(choices.modalities().keySet());
        UsualPlaces places = new UsualPlaces(modalities.size());
        UsualWorkflow usual = new UsualWorkflow(factories, modalities.size());
        WorkflowNode reader = new UsualFolderWorkflow(usual, choices).read();
        Workflow workflow = usual.finished();
        NodeGrid grid = new NodeGrid(workflow, factories);
        WorkflowNode adapter = grid.add(NodeKind.ADAPT_MODEL, "Tables", places.learner(), modalities.size());
        SavedModel model = SavedModel.of(directory, adapter.inTypes().get(0));
        WorkflowNode saved = workflow.add(model, model.createNodeCreationConfig());
        if (choices.group().isPresent()) {
            workflow.set(adapter, "groupColumn", choices.group().get());
        }
        grid.connect(saved, reader, FIRST_MODALITY, modalities.size(), adapter, 4);
        workflow.connect(reader, UsualWorkflow.LABELS, adapter, 3);
        WorkflowNode predictor =
                grid.add(NodeKind.MULTIMODAL_PREDICTOR, "Tables", places.predictor(), modalities.size());
        workflow.set(predictor, "contributions", "USUAL");
        grid.connect(adapter, reader, FIRST_MODALITY, modalities.size(), predictor, 3);
        return workflow;
    }
}
