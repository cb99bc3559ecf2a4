package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowNode.Position;
import org.multimodalbtw.host.run.StepNotes.Step;

/**
 * Builds the usual workflow from a source of labels and modalities to the weights: an encoder for each modality, which learns
 * from the training rows that the labels name, then collector, fusion, learner, predictor and inspector, from left to right. Each node
 * has a caption, and each step a note.
 */
final class UsualWorkflow {

    /** The port of a source's labels. */
    static final int LABELS = 1;

    private static final String TABLES = "Tables";

    private final Workflow workflow = new Workflow();
    private final NodeGrid grid;
    private final UsualPlaces places;
    private final StepNotes notes = new StepNotes();
    private final List<WorkflowNode> encoders = new ArrayList<>();
    private WorkflowNode collector;
    private WorkflowNode learner;

    /**
     * @param factories where nodes come from
     * @param modalities how many encoders it gets
     */
    UsualWorkflow(NodeFactories factories, int modalities) {
        grid = new NodeGrid(workflow, factories);
        places = new UsualPlaces(modalities);
        notes.say(
                Step.ENCODE,
                "Encode\n"
                        + "Each kind of data becomes numbers. What an encoder needs for that, it learns from the training"
                        + " rows, which the labels name.");
        notes.say(
                Step.FUSE,
                "Fuse\n"
                        + "Modality Collector puts the numbers of each patient side by side; a patient may lack any of"
                        + " them. MoE Fusion describes the network that is to be trained.");
        notes.say(
                Step.LEARN,
                "Learn\n"
                        + "Open the view: is it good, is it worth it to have several kinds of data, are the weights in"
                        + " use?");
    }

    /** The workflow with its notes. */
    Workflow finished() {
        notes.addTo(workflow, places);
        return workflow;
    }

    /** Says what happens in a step, instead of what is usually said. */
    void say(Step step, String text) {
        notes.say(step, text);
    }

    /** Adds the node that patients come from, with so many ports for modalities, or 0 if it has none to add. */
    WorkflowNode source(NodeKind kind, int ports, String caption) throws WorkflowException {
        return grid.add(kind, places.source(), ports).captioned(caption);
    }

    /** Adds a source of patients who are only predicted, with so many ports for modalities, or 0 if it has none to add. */
    WorkflowNode newPatients(NodeKind kind, int ports, String caption) throws WorkflowException {
        return grid.add(kind, places.newPatients(), ports).captioned(caption);
    }

    void set(WorkflowNode node, String parameter, String value) throws WorkflowException {
        workflow.set(node, parameter, value);
    }

    void set(WorkflowNode node, Map<String, String> parameters) throws WorkflowException {
        workflow.set(node, parameters);
    }

    /** The learner, once there is one. */
    WorkflowNode learner() {
        return learner;
    }

    /** An encoder, once there are some. */
    WorkflowNode encoder(int modality) {
        return encoders.get(modality);
    }

    void connect(WorkflowNode from, int output, WorkflowNode to, int input) throws WorkflowException {
        workflow.connect(from, output, to, input);
    }

    /**
     * Adds everything from the encoders to the learner.
     *
     * @param source of labels and modalities
     * @param firstModality the source's port of the first one; the others follow
     * @param modalities what encodes each, by its name
     * @param target the column to predict, or several labels with commas between
     */
    WorkflowNode learn(WorkflowNode source, int firstModality, Map<String, NodeKind> modalities, String target)
            throws WorkflowException {
        int index = 0;
        for (Map.Entry<String, NodeKind> modality : modalities.entrySet()) {
            WorkflowNode encoder = grid.add(modality.getValue(), places.encoder(index), 0)
                    .captioned(modality.getKey() + " as numbers");
            workflow.connect(source, firstModality + index++, encoder, 1);
            workflow.connect(source, LABELS, encoder, 2);
            encoders.add(encoder);
        }
        collector = grid.add(NodeKind.MODALITY_COLLECTOR, places.collector(), encoders.size())
                .captioned("One row per patient");
        for (int input = 1; input <= encoders.size(); input++) {
            workflow.connect(encoders.get(input - 1), 1, collector, input);
        }
        WorkflowNode fusion = grid.add(NodeKind.MOE_FUSION, places.fusion(), 0).captioned("The network to train");
        workflow.connect(collector, 1, fusion, 1);
        learner = grid.add(NodeKind.BTW_LEARNER, places.learner(), 0).captioned("Learns from known outcomes");
        chooseTarget(target);
        workflow.connect(fusion, 1, learner, 1);
        workflow.connect(collector, 1, learner, 2);
        workflow.connect(source, LABELS, learner, 3);
        return learner;
    }

    private void chooseTarget(String target) throws WorkflowException {
        if (target.contains(",")) {
            workflow.set(learner, "predicted", "LABELS");
            workflow.set(learner, "labels/manualFilter/manuallySelected", target);
        } else {
            workflow.set(learner, "target", target);
        }
    }

    /**
     * Lets the encoders of the network learn from rows without labels first.
     *
     * @param source of the labels, with a column split that says which rows are test rows; empty where there is none
     */
    WorkflowNode pretrain(Optional<WorkflowNode> source) throws WorkflowException {
        notes.say(
                Step.FUSE,
                "Fuse\n"
                        + "Modality Collector puts the numbers of each patient side by side; a patient may lack any of"
                        + " them. Multimodal Pretrainer learns from all patients, with an outcome or without, what they have"
                        + " to do with each other: see its message. MoE Fusion describes the network that is to be trained.");
        WorkflowNode pretrainer =
                grid.add(NodeKind.MULTIMODAL_PRETRAINER, places.pretrainer(), 0).captioned("Learns without outcomes");
        workflow.connect(collector, 1, pretrainer, 1);
        if (source.isPresent()) {
            workflow.connect(source.get(), LABELS, pretrainer, 2);
        }
        workflow.connect(pretrainer, 1, learner, 4);
        return pretrainer;
    }

    /** Predicts the rows that the encoders encoded, the training rows among them. */
    WorkflowNode predict() throws WorkflowException {
        notes.say(
                Step.PREDICT,
                "Predict\nFor each patient a prediction, and how much each kind of data moved it: its contribution.");
        WorkflowNode predictor =
                grid.add(NodeKind.MULTIMODAL_PREDICTOR, places.predictor(), 0).captioned("Predicts each patient");
        workflow.set(predictor, "contributions", "USUAL");
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(collector, 1, predictor, 2);
        return predictor;
    }

    /** Predicts the patients of another source from their raw tables. */
    WorkflowNode predict(WorkflowNode patients, int firstModality, int modalities) throws WorkflowException {
        return predict(learner, patients, firstModality, modalities, places.predictor());
    }

    /** Predicts them once more. */
    WorkflowNode predictAgain(WorkflowNode patients, int firstModality, int modalities) throws WorkflowException {
        return predict(learner, patients, firstModality, modalities, places.secondPredictor());
    }

    /** Adapts the model to patients of another source, whose labels are known, from their raw tables. */
    WorkflowNode adapt(WorkflowNode patients, int firstModality, int modalities) throws WorkflowException {
        WorkflowNode adapter = grid.add(NodeKind.ADAPT_MODEL, TABLES, places.predictor(), modalities);
        workflow.connect(patients, LABELS, adapter, 3);
        return grid.connect(learner, patients, firstModality, modalities, adapter, 4);
    }

    /** Predicts them with what came of it. */
    WorkflowNode predictAdapted(WorkflowNode adapter, WorkflowNode patients, int firstModality, int modalities)
            throws WorkflowException {
        return predict(adapter, patients, firstModality, modalities, places.inspector());
    }

    private WorkflowNode predict(
            WorkflowNode model, WorkflowNode patients, int firstModality, int modalities, Position place)
            throws WorkflowException {
        WorkflowNode predictor = grid.add(NodeKind.MULTIMODAL_PREDICTOR, TABLES, place, modalities)
                .captioned("Predicts new patients");
        workflow.set(predictor, "contributions", "USUAL");
        return grid.connect(model, patients, firstModality, modalities, predictor, 3);
    }

    /** Shows predictions beside what is true of them, what each modality says alone, and what carried them. */
    WorkflowNode inspect(WorkflowNode predictor, WorkflowNode source) throws WorkflowException {
        workflow.set(predictor, "own", "true");
        WorkflowNode inspector = inspect(predictor, 1);
        workflow.connect(source, LABELS, inspector, 3);
        return inspector;
    }

    /** Shows the weights of predictions, or of the learner's held-out rows, of which their table says what is true. */
    WorkflowNode inspect(WorkflowNode weights, int port) throws WorkflowException {
        notes.say(
                Step.JUDGE,
                "Judge\n"
                        + "Open the view of BTW Weight Inspector: what moved the predictions, and how far the kinds of"
                        + " data agree.");
        WorkflowNode inspector =
                grid.add(NodeKind.BTW_WEIGHT_INSPECTOR, places.inspector(), 0).captioned("What carried which patient");
        workflow.connect(learner, 1, inspector, 1);
        workflow.connect(weights, port, inspector, 2);
        return inspector;
    }

    /** Compares predictions with what is true of them. */
    WorkflowNode evaluate(WorkflowNode predictions, int port, WorkflowNode source) throws WorkflowException {
        return evaluate(predictions, port, source, places.evaluator());
    }

    /** Compares second predictions with what is true of them. */
    WorkflowNode evaluateAgain(WorkflowNode predictions, WorkflowNode source) throws WorkflowException {
        return evaluate(predictions, 1, source, places.secondEvaluator());
    }

    private WorkflowNode evaluate(WorkflowNode predictions, int port, WorkflowNode source, Position place)
            throws WorkflowException {
        WorkflowNode evaluator =
                grid.add(NodeKind.PREDICTION_EVALUATOR, place, 0).captioned("Alarms and what they cost");
        workflow.connect(learner, 1, evaluator, 1);
        workflow.connect(predictions, port, evaluator, 2);
        workflow.connect(source, LABELS, evaluator, 3);
        return evaluator;
    }

    /** A report on the model that was trained with the labels of a source. */
    WorkflowNode report(WorkflowNode predictor, WorkflowNode source) throws WorkflowException {
        WorkflowNode report =
                grid.add(NodeKind.MULTIMODAL_REPORT, places.report(), 0).captioned("One page to print");
        workflow.connect(learner, 1, report, 1);
        workflow.connect(predictor, 1, report, 2);
        workflow.connect(source, LABELS, report, 3);
        workflow.connect(learner, 4, report, 4);
        return report;
    }

    /** Explains rows from their raw tables, of which the words of texts are known. */
    WorkflowNode explain(WorkflowNode patients, int firstModality, int modalities) throws WorkflowException {
        WorkflowNode explainer = grid.add(NodeKind.PREDICTION_EXPLAINER, TABLES, places.explainer(), modalities)
                .captioned("Which columns moved it");
        return grid.connect(learner, patients, firstModality, modalities, explainer, 4);
    }

    /** Adds what is said of the files of a folder to a report. */
    WorkflowNode check(WorkflowNode report) throws WorkflowException {
        WorkflowNode check = grid.add(NodeKind.COHORT_CHECK, places.check(), 0).captioned("What is in the files");
        workflow.connect(check, 1, report, 5);
        return check;
    }
}
