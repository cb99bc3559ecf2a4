package org.multimodalbtw.host.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.util.FileUtil;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;

/** The workflow that reads the files in its own folder, for example a hospital's export. */
final class ExportWorkflow {

    private static final String DATA = "knime://knime.workflow/data";

    private ExportWorkflow() {}

    /**
     * @param factories where nodes come from
     * @return what {@code run --data} writes for the folder {@code data} of the open workflow, with a report
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     * @throws IOException if no workflow is open
     */
    static Workflow of(NodeFactories factories) throws IOException, WorkflowException {
        return of(factories, new Outcome("labels", "outcome", Optional.of("patient")), true, false);
    }

    /**
     * @param factories where nodes come from
     * @param outcome what is predicted
     * @param report whether it writes a report on the model
     * @param pretrain whether the encoders of the network learn from rows without labels first
     * @return what {@code run --data} writes for the folder {@code data} of the open workflow
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     * @throws IOException if no workflow is open
     */
    static Workflow of(NodeFactories factories, Outcome outcome, boolean report, boolean pretrain)
            throws IOException, WorkflowException {
        Arguments.Cohort export =
                new Arguments.Cohort(folder(), List.of(), outcome, Map.of(), Map.of(), Decision.NONE, false, pretrain);
        return CohortWorkflow.plan(export, List.of()).build(factories, DATA, report);
    }

    private static Path folder() throws IOException {
        try {
            return FileUtil.resolveToPath(FileUtil.toURL(DATA));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
