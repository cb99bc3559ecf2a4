package org.multimodalbtw.host.run;

import java.io.IOException;
import java.util.List;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
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

    private AdaptWorkflow() {}

    /**
     * @param task what is asked for
     * @return the workflow
     * @throws InputException if the model cannot read the folder, with the reason
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     * @throws IOException if the model cannot be read
     */
    static Workflow of(SavedModelTask task) throws IOException, WorkflowException {
        ModelCohort cohort = ModelCohort.of(task);
        requireOutcomes(cohort);
        Workflow workflow = workflow(NodeFactories.available(), cohort, cohort.choices(task.overrides()));
        Overrides.of(task.overrides()).applyTo(workflow);
        return workflow;
    }

    /** Without outcomes there is nothing to adapt a model by. */
    private static void requireOutcomes(ModelCohort cohort) {
        List<String> lacking = cohort.lackingOutcomes();
        if (!lacking.isEmpty()) {
            boolean hasLabels = cohort.folder().hasLabels();
            String labels = hasLabels
                    ? cohort.folder().labels().fileName()
                    : cohort.asked().labels() + ".csv";
            throw new InputException(
                    "Adapting needs the outcomes of the patients: folder "
                            + cohort.asked().folder() + " has no "
                            + (hasLabels ? "" : "file " + labels + " with the ") + "column "
                            + Examples.of(lacking)
                            + (hasLabels ? " in " + labels : "") + ", which the model predicts.",
                    "Write the outcomes there, beside the ids. To predict patients whose outcome is not known, without adapting, write "
                            + SavedModelOptions.PREDICT + " in place of " + SavedModelOptions.ADAPT + ".");
        }
    }

    private static Workflow workflow(NodeFactories factories, ModelCohort cohort, FolderChoices choices)
            throws IOException, WorkflowException {
        SavedModelWorkflow made = SavedModelWorkflow.reading(factories, choices);
        WorkflowNode adapter = made.add(NodeKind.ADAPT_MODEL, made.places().learner());
        WorkflowNode saved = made.model(cohort.model(), adapter);
        made.workflow().set(adapter, choices.group().ofOthers());
        made.connect(saved, adapter, 4);
        made.workflow().connect(made.reader(), UsualWorkflow.LABELS, adapter, 3);
        WorkflowNode predictor =
                made.add(NodeKind.MULTIMODAL_PREDICTOR, made.places().predictor());
        made.workflow().set(predictor, "contributions", "USUAL");
        made.connect(adapter, predictor, 3);
        return made.workflow();
    }
}
