package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowWriter;

/** Writes the workflow for a folder of data. */
final class CohortWorkflow {

    private static final String AUTHOR = "Multimodal BTW";

    private final Path folder;
    private final List<String> modalities;
    private final String target;

    private CohortWorkflow(Path folder, List<String> modalities, String target) {
        this.folder = folder;
        this.modalities = modalities;
        this.target = target;
    }

    /**
     * Looks into the folder.
     *
     * @param request what is to be predicted from what
     * @return the workflow to write
     * @throws InputException if the folder does not hold what is asked for
     */
    static CohortWorkflow plan(Arguments.Cohort request) {
        Path folder = request.folder().toAbsolutePath().normalize();
        CohortFolder cohort = CohortFolder.open(folder, CsvSettings.defaults());
        requireTarget(cohort, request.target());
        request.modalities().forEach(cohort::modality);
        if (cohort.modalities().isEmpty()) {
            String skipped = cohort.skipped().stream()
                    .map(file -> " " + file.file() + " holds " + file.reason() + ".")
                    .collect(Collectors.joining());
            throw new InputException(
                    "Folder " + folder + " has no table of a modality besides labels.csv." + skipped,
                    "Put each modality there as <modality>.csv or <modality>.csv.gz with a first column id.");
        }
        return new CohortWorkflow(
                folder, request.modalities().isEmpty() ? cohort.modalities() : request.modalities(), request.target());
    }

    /**
     * @param directory the workflow's directory; must not exist yet
     * @throws WorkflowException if the nodes are not installed, or do not take the settings
     * @throws IOException if it cannot be written
     */
    void write(Path directory) throws IOException, WorkflowException {
        NodeFactories factories = NodeFactories.available();
        new WorkflowWriter(AUTHOR, Instant.now(), factory -> NodeKind.CONTRIBUTION)
                .write(UsualWorkflow.ofFolder(factories, folder.toString(), modalities, target), directory);
    }

    private static void requireTarget(CohortFolder cohort, String target) {
        List<String> columns =
                cohort.labels().columns().stream().map(TableColumn::name).toList();
        if (!columns.contains(target)) {
            throw new InputException(
                    "File " + cohort.labels().fileName() + " has no column '" + target + "'. It has: "
                            + String.join(", ", columns) + ".",
                    "Name the column to predict with --target.");
        }
    }
}
