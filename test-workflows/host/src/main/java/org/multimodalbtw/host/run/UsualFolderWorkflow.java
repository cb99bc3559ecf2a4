package org.multimodalbtw.host.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.run.StepNotes.Step;

/** Builds the usual workflow for a folder: its files are read, all of them are learnt from, and test rows judge what was learnt. */
final class UsualFolderWorkflow {

    private static final int FIRST_MODALITY = UsualWorkflow.LABELS + 1;
    private static final String EXPLAINED_ROWS = "200";

    private final UsualWorkflow usual;
    private final FolderChoices choices;

    /**
     * @param usual gets the nodes
     * @param choices how the folder is read
     */
    UsualFolderWorkflow(UsualWorkflow usual, FolderChoices choices) {
        this.usual = usual;
        this.choices = choices;
    }

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
     * A workflow that reads a folder.
     *
     * @param factories where nodes come from
     * @param choices how the folder is read
     * @param more what it does beside learning, predicting and evaluating
     * @return the workflow
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     */
    static Workflow of(NodeFactories factories, FolderChoices choices, Set<More> more) throws WorkflowException {
        UsualWorkflow usual = new UsualWorkflow(factories, choices.modalities().size());
        new UsualFolderWorkflow(usual, choices).build(more);
        return usual.finished();
    }

    private void build(Set<More> more) throws WorkflowException {
        WorkflowNode reader = learn();
        WorkflowNode predictor = predict(reader);
        if (more.contains(More.PRETRAINING)) {
            usual.pretrain(Optional.of(reader).filter(labels -> choices.hasTestRows()));
        }
        if (more.contains(More.EXPLANATIONS)) {
            explain(reader);
        }
        usual.say(
                Step.JUDGE,
                "Judge\n"
                        + "Prediction Evaluator: what alarms find and cost on rows that nothing was learnt from. BTW"
                        + " Weight Inspector: what moved the predictions.");
        if (more.contains(More.REPORT)) {
            report(reader, predictor);
        }
    }

    private WorkflowNode learn() throws WorkflowException {
        WorkflowNode reader = read();
        usual.learn(
                reader, FIRST_MODALITY, choices.modalities(), choices.outcome().target());
        chooseColumns(List.copyOf(choices.modalities().keySet()), choices.encoderParameters());
        if (choices.predicted().isPresent()) {
            usual.set(usual.learner(), "predicted", choices.predicted().get());
        }
        usual.set(usual.learner(), choices.group().ofLearner());
        return reader;
    }

    private WorkflowNode predict(WorkflowNode reader) throws WorkflowException {
        WorkflowNode predictor = usual.predict();
        usual.set(usual.inspect(predictor, reader), choices.group().ofOthers());
        usual.set(predictor, "howSure", "true");
        decide(reader, predictor);
        return predictor;
    }

    /** Adds the node that reads a folder. */
    WorkflowNode read() throws WorkflowException {
        usual.say(
                Step.PATIENTS,
                "Read\nOne file with the labels, one for each kind of data, joined by the patient's id.");
        Set<String> modalities = choices.modalities().keySet();
        WorkflowNode reader = usual.source(
                        NodeKind.COHORT_READER, modalities.size(), "Labels and " + modalities.size() + " files")
                .describedAs("Reads " + choices.folder() + ". The folder can be changed in the dialog.");
        chooseFolder(reader);
        int index = 0;
        for (String modality : modalities) {
            usual.set(reader, "modalities/" + index++ + "/name", modality);
        }
        return reader;
    }

    /** What the Cohort Reader and the Cohort Check are told alike. */
    private void chooseFolder(WorkflowNode node) throws WorkflowException {
        usual.set(node, "folder", choices.folder());
        usual.set(node, "labels", choices.outcome().labels());
        usual.set(node, "outcome", choices.outcome().target());
        int chosen = 0;
        for (Map.Entry<String, Choice> column : choices.columns().entrySet()) {
            Choice choice = column.getValue();
            String place = "columns/" + chosen++;
            Choice.What as = choice.what() == Choice.What.DAYS ? Choice.What.NUMBER : choice.what();
            usual.set(
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
            WorkflowNode node = usual.encoder(modalities.indexOf(encoder.getKey()));
            for (Map.Entry<String, String> parameter : encoder.getValue().entrySet()) {
                usual.set(node, parameter.getKey(), parameter.getValue());
            }
        }
    }

    /** Without test rows, evaluates what held-out rows got from networks that did not learn from them. */
    private void decide(WorkflowNode reader, WorkflowNode predictor) throws WorkflowException {
        for (Map.Entry<String, String> setting : choices.decision().learner().entrySet()) {
            usual.set(usual.learner(), setting.getKey(), setting.getValue());
        }
        boolean isTested = choices.hasTestRows();
        WorkflowNode evaluator = usual.evaluate(isTested ? predictor : usual.learner(), isTested ? 1 : 3, reader);
        if (!isTested) {
            usual.set(evaluator, "rows", "ALL");
        }
        usual.set(evaluator, choices.group().ofOthers());
        select(evaluator, "scores", choices.decision().scores());
        select(evaluator, "subgroups", choices.decision().subgroups());
    }

    private void select(WorkflowNode node, String filter, List<String> columns) throws WorkflowException {
        if (!columns.isEmpty()) {
            usual.set(node, filter + "/manualFilter/manuallySelected", String.join(",", columns));
        }
    }

    /** Explains test rows, or without any the first rows. */
    private void explain(WorkflowNode reader) throws WorkflowException {
        WorkflowNode explainer =
                usual.explain(reader, FIRST_MODALITY, choices.modalities().size());
        usual.set(explainer, "rows", EXPLAINED_ROWS);
        if (choices.hasTestRows()) {
            usual.connect(reader, UsualWorkflow.LABELS, explainer, 3);
        }
    }

    private void report(WorkflowNode reader, WorkflowNode predictor) throws WorkflowException {
        usual.say(
                Step.PATIENTS,
                "Check and read\n"
                        + "Open the view of Cohort Check first: what each column is taken for, and what is odd. Cohort"
                        + " Reader has the same settings and does what it says.");
        usual.say(
                Step.JUDGE,
                "Judge\n"
                        + "Prediction Evaluator: what alarms find and cost on rows that nothing was learnt from. BTW"
                        + " Weight Inspector: what moved the predictions. Multimodal Report has all of it on one page:"
                        + " open its view, and print it.");
        WorkflowNode report = usual.report(predictor, reader);
        chooseFolder(usual.check(report));
        usual.set(report, choices.group().ofOthers());
        usual.set(report, "subgroups", String.join(", ", choices.decision().subgroups()));
        usual.set(report, "scores", String.join(", ", choices.decision().scores()));
    }
}
