package org.multimodalbtw.host.run;

import java.io.IOException;
import java.util.Map;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Overrides;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;

/**
 * Predicts the patients of a folder by a saved model, and where their outcomes are known, compares the predictions with them. It is not
 * written to the results, since KNIME has no node that reads a model from a folder.
 */
final class PredictWorkflow {

    private PredictWorkflow() {}

    /**
     * @param task what is asked for
     * @return the workflow
     * @throws org.multimodalbtw.engine.InputException if the model cannot read the folder, with the reason
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     * @throws IOException if the model cannot be read
     */
    static Workflow of(SavedModelTask task) throws IOException, WorkflowException {
        ModelCohort cohort = ModelCohort.of(task);
        Workflow workflow = workflow(NodeFactories.available(), cohort, cohort.choices(task.overrides()));
        Overrides.of(task.overrides()).applyTo(workflow);
        return workflow;
    }

    private static Workflow workflow(NodeFactories factories, ModelCohort cohort, FolderChoices choices)
            throws IOException, WorkflowException {
        SavedModelWorkflow made = SavedModelWorkflow.reading(factories, choices);
        WorkflowNode predictor =
                made.add(NodeKind.MULTIMODAL_PREDICTOR, made.places().predictor());
        WorkflowNode saved = made.model(cohort.model(), predictor);
        made.workflow().set(predictor, Map.of("contributions", "USUAL", "own", "true", "howSure", "true"));
        made.connect(saved, predictor, 3);
        if (cohort.knowsOutcomes()) {
            evaluate(made, saved, predictor, choices);
        }
        return made.workflow();
    }

    /** All patients, unless a split says which ones are for tests: others may be those that the model learnt from. */
    private static void evaluate(
            SavedModelWorkflow made, WorkflowNode saved, WorkflowNode predictor, FolderChoices choices)
            throws WorkflowException {
        WorkflowNode evaluator =
                made.grid().add(NodeKind.PREDICTION_EVALUATOR, made.places().evaluator(), 0);
        made.workflow().connect(saved, 1, evaluator, 1);
        made.workflow().connect(predictor, 1, evaluator, 2);
        made.workflow().connect(made.reader(), UsualWorkflow.LABELS, evaluator, 3);
        if (!choices.hasTestRows()) {
            made.workflow().set(evaluator, "rows", "ALL");
        }
        made.workflow().set(evaluator, choices.group().ofOthers());
    }
}
