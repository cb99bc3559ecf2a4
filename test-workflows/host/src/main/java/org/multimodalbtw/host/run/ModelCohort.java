package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * A folder of data as a saved model reads it: the files that are named like the model's modalities, and the columns of the labels that it
 * predicts.
 *
 * @param model the model's folder
 * @param folder the folder of the data
 * @param asked what is read of it
 */
record ModelCohort(Path model, CohortFolder folder, Arguments.Cohort asked) {

    /**
     * @param task what is asked for
     * @return the folder, of which nothing but names and samples was read
     * @throws InputException if the folder has no file of the model, or the model lacks a modality that is named
     * @throws IOException if the model cannot be read
     */
    static ModelCohort of(SavedModelTask task) throws IOException {
        Path directory = task.model().toAbsolutePath().normalize();
        ModelManifest manifest = ModelDirectory.readManifest(directory);
        Arguments.Cohort asked = task.cohort().with(outcome(task.cohort().outcome(), manifest));
        Outcome none = new Outcome(asked.labels(), SurveySettings.NO_OUTCOME, asked.group());
        CohortFolder folder = CohortFolder.open(
                asked.folder().toAbsolutePath().normalize(),
                asked.labels(),
                ReaderSettings.of(asked.with(none), task.overrides()));
        return new ModelCohort(
                directory, folder, asked.with(modalities(asked, folder.modalities(), manifest, directory)));
    }

    /** The columns of the labels that the model predicts. */
    private static Outcome outcome(Outcome given, ModelManifest manifest) {
        List<String> predicted = manifest.target().task() == Task.MULTILABEL
                ? manifest.target().classes()
                : List.of(manifest.target().name());
        predicted.stream().filter(name -> name.contains(",")).findFirst().ifPresent(name -> {
            throw new InputException(
                    "The model predicts '" + name
                            + "', and a column with a comma in its name cannot be named on the command line.",
                    "Use the model in KNIME.");
        });
        return new Outcome(given.labels(), String.join(",", predicted), given.group());
    }

    /**
     * How the folder is read. Kinds of files do not matter: the model's own encoders read them.
     *
     * @param overrides parameters to change
     */
    FolderChoices choices(List<String> overrides) {
        Map<String, NodeKind> files = new LinkedHashMap<>();
        asked.modalities().forEach(name -> files.put(name, NodeKind.TABULAR_ENCODER));
        return new FolderChoices(
                asked.folder().toAbsolutePath().normalize().toString(),
                asked.outcome(),
                files,
                Optional.empty(),
                ReaderSettings.columns(asked, overrides),
                Decision.NONE,
                folder.hasLabels() && LabelRoles.haveSplit(folder.labels()),
                Map.of());
    }

    /** @return those of the columns that the model predicts that the folder's labels lack, all where it has no labels */
    List<String> lackingOutcomes() {
        List<String> columns = folder.hasLabels()
                ? folder.labels().columns().stream().map(TableColumn::name).toList()
                : List.of();
        return Stream.of(asked.target().split(","))
                .filter(name -> !columns.contains(name))
                .toList();
    }

    /** @return whether each column that the model predicts has a value in some row */
    boolean knowsOutcomes() {
        if (!lackingOutcomes().isEmpty()) {
            return false;
        }
        TableRows rows = folder.labelRows();
        List<String> columns = rows.columns().stream().map(TableColumn::name).toList();
        List<Integer> unknown = Stream.of(asked.target().split(","))
                .map(columns::indexOf)
                .collect(Collectors.toCollection(ArrayList::new));
        rows.forEach(row -> unknown.removeIf(column -> !row.isMissing(column)));
        return unknown.isEmpty();
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
}
