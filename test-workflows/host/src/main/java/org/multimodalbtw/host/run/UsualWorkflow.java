package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.survey.Choice;
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
    private static final String EXPLAINED_ROWS = "200";

    private final Workflow workflow = new Workflow();
    private final NodeGrid grid;
    private final UsualPlaces places;
    private final StepNotes notes = new StepNotes();
    private final List<WorkflowNode> encoders = new ArrayList<>();
    private WorkflowNode collector;
    private WorkflowNode learner;

    /** What a workflow can do beside learning, predicting and evaluating. */
    enum More {
        /** Lets the encoders of the network learn from rows without labels first. */
        PRETRAINING,
        /** Explains predictions of test rows. */
        EXPLANATIONS,
        /** Writes a report on the model. */
        REPORT
    }

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

    /**
     * A workflow that reads a folder.
     *
     * @param factories where nodes come from
     * @param choices how the folder is read
     * @param more what it does beside learning, predicting and evaluating
     * @return the workflow
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     */
    static Workflow ofFolder(NodeFactories factories, FolderChoices choices, Set<More> more) throws WorkflowException {
        UsualWorkflow usual = new UsualWorkflow(factories, choices.modalities().size());
        WorkflowNode reader = usual.readFolder(choices);
        if (more.contains(More.PRETRAINING)) {
            usual.pretrain(Optional.of(reader).filter(labels -> choices.hasTestRows()));
        }
        if (more.contains(More.EXPLANATIONS)) {
            usual.explain(reader, choices.modalities().size(), choices.hasTestRows());
        }
        usual.notes.say(
                Step.JUDGE,
                "Judge\n"
                        + "Prediction Evaluator: what alarms find and cost on rows that nothing was learnt from. BTW"
                        + " Weight Inspector: what moved the predictions.");
        if (more.contains(More.REPORT)) {
            usual.reportOnFolder(reader, choices);
        }
        return usual.finished();
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

    /** Reads a folder to the end, and gives the reader. */
    private WorkflowNode readFolder(FolderChoices choices) throws WorkflowException {
        WorkflowNode reader = read(choices);
        learn(reader, LABELS + 1, choices.modalities(), choices.outcome().target());
        chooseColumns(List.copyOf(choices.modalities().keySet()), choices.encoderParameters());
        if (choices.predicted().isPresent()) {
            workflow.set(learner, "predicted", choices.predicted().get());
        }
        if (choices.group().isPresent()) {
            workflow.set(learner, "groupColumn", choices.group().get());
        }
        WorkflowNode predictor = predict();
        inspect(predictor, reader);
        workflow.set(predictor, "howSure", "true");
        decide(reader, predictor, choices);
        return reader;
    }

    /** Adds the node that reads a folder. */
    WorkflowNode read(FolderChoices choices) throws WorkflowException {
        notes.say(
                Step.PATIENTS,
                "Read\nOne file with the labels, one for each kind of data, joined by the patient's id.");
        Set<String> modalities = choices.modalities().keySet();
        WorkflowNode reader = source(
                        NodeKind.COHORT_READER, modalities.size(), "Labels and " + modalities.size() + " files")
                .describedAs("Reads " + choices.folder() + ". The folder can be changed in the dialog.");
        chooseFolder(reader, choices);
        int index = 0;
        for (String modality : modalities) {
            workflow.set(reader, "modalities/" + index++ + "/name", modality);
        }
        return reader;
    }

    /** What the Cohort Reader and the Cohort Check are told alike. */
    private void chooseFolder(WorkflowNode node, FolderChoices choices) throws WorkflowException {
        workflow.set(node, "folder", choices.folder());
        workflow.set(node, "labels", choices.outcome().labels());
        workflow.set(node, "outcome", choices.outcome().target());
        int chosen = 0;
        for (Map.Entry<String, Choice> column : choices.columns().entrySet()) {
            Choice choice = column.getValue();
            String place = "columns/" + chosen++;
            Choice.What as = choice.what() == Choice.What.DAYS ? Choice.What.NUMBER : choice.what();
            workflow.set(
                    node,
                    Map.of(
                            place + "/column",
                            column.getKey(),
                            place + "/as",
                            as.name(),
                            place + "/since",
                            choice.since(),
                            place + "/order",
                            choice.order().name()));
        }
    }

    private void chooseColumns(List<String> modalities, Map<String, Map<String, String>> parameters)
            throws WorkflowException {
        for (Map.Entry<String, Map<String, String>> encoder : parameters.entrySet()) {
            WorkflowNode node = encoders.get(modalities.indexOf(encoder.getKey()));
            for (Map.Entry<String, String> parameter : encoder.getValue().entrySet()) {
                workflow.set(node, parameter.getKey(), parameter.getValue());
            }
        }
    }

    /** Without test rows, evaluates what held-out rows got from networks that did not learn from them. */
    private void decide(WorkflowNode reader, WorkflowNode predictor, FolderChoices choices) throws WorkflowException {
        for (Map.Entry<String, String> setting : choices.decision().learner().entrySet()) {
            workflow.set(learner, setting.getKey(), setting.getValue());
        }
        boolean isTested = choices.hasTestRows();
        WorkflowNode evaluator = evaluate(isTested ? predictor : learner, isTested ? 1 : 3, reader);
        if (!isTested) {
            workflow.set(evaluator, "rows", "ALL");
        }
        if (choices.group().isPresent()) {
            workflow.set(evaluator, "groupColumn", choices.group().get());
        }
        select(evaluator, "scores", choices.decision().scores());
        select(evaluator, "subgroups", choices.decision().subgroups());
    }

    private void select(WorkflowNode node, String filter, List<String> columns) throws WorkflowException {
        if (!columns.isEmpty()) {
            workflow.set(node, filter + "/manualFilter/manuallySelected", String.join(",", columns));
        }
    }

    /** Explains test rows, or without any the first rows. */
    private void explain(WorkflowNode reader, int modalities, boolean hasTestRows) throws WorkflowException {
        WorkflowNode explainer = explain(reader, LABELS + 1, modalities);
        workflow.set(explainer, "rows", EXPLAINED_ROWS);
        if (hasTestRows) {
            workflow.connect(reader, LABELS, explainer, 3);
        }
    }

    private void reportOnFolder(WorkflowNode reader, FolderChoices choices) throws WorkflowException {
        WorkflowNode predictor = workflow.nodes().stream()
                .filter(NodeKind.MULTIMODAL_PREDICTOR::is)
                .findFirst()
                .orElseThrow();
        notes.say(
                Step.PATIENTS,
                "Check and read\n"
                        + "Open the view of Cohort Check first: what each column is taken for, and what is odd. Cohort"
                        + " Reader has the same settings and does what it says.");
        notes.say(
                Step.JUDGE,
                "Judge\n"
                        + "Prediction Evaluator: what alarms find and cost on rows that nothing was learnt from. BTW"
                        + " Weight Inspector: what moved the predictions. Multimodal Report has all of it on one page:"
                        + " open its view, and print it.");
        WorkflowNode report = report(predictor, reader);
        chooseFolder(check(report), choices);
        if (choices.group().isPresent()) {
            workflow.set(report, "groupColumn", choices.group().get());
        }
    }
}
