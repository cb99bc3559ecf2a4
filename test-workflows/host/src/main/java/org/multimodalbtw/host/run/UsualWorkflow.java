package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;

/**
 * Builds the usual workflow from a source of labels and modalities to the weights: an encoder for each modality, which learns
 * from the training rows that the labels name, then collector, fusion, learner, predictor and inspector, from left to right.
 */
final class UsualWorkflow {

    private static final String TABLES = "Tables";
    private static final String EXPLAINED_ROWS = "200";

    private final Workflow workflow = new Workflow();
    private final NodeGrid grid;
    private final List<WorkflowNode> encoders = new ArrayList<>();
    private WorkflowNode collector;
    private WorkflowNode predictor;

    /** What a workflow can do beside learning, predicting and evaluating. */
    enum More {
        /** Explains predictions of test rows. */
        EXPLANATIONS,
        /** Writes a report on the model. */
        REPORT
    }

    private UsualWorkflow(NodeFactories factories) {
        grid = new NodeGrid(workflow, factories);
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
        UsualWorkflow usual = new UsualWorkflow(factories);
        WorkflowNode reader = usual.read(choices);
        int modalities = choices.modalities().size();
        if (more.contains(More.EXPLANATIONS)) {
            usual.explain(reader, modalities, choices.hasTestRows());
        }
        if (more.contains(More.REPORT)) {
            usual.report(reader, choices);
        }
        return usual.workflow;
    }

    private void report(WorkflowNode reader, FolderChoices choices) throws WorkflowException {
        WorkflowNode report = report(reader, 1, choices.modalities().size());
        WorkflowNode check = grid.add(NodeKind.COHORT_CHECK, 6, 1, 0)
                .at(NodeGrid.x(6), NodeGrid.y(choices.modalities().size()));
        chooseFolder(check, choices);
        workflow.connect(check, 1, report, 5);
        if (choices.group().isPresent()) {
            workflow.set(report, "groupColumn", choices.group().get());
        }
    }

    /** Reads a folder to the end, and gives the reader. */
    private WorkflowNode read(FolderChoices choices) throws WorkflowException {
        Map<String, NodeKind> modalities = choices.modalities();
        WorkflowNode reader = grid.add(NodeKind.COHORT_READER, 0, modalities.size(), modalities.size())
                .describedAs("Reads " + choices.folder() + ". The folder can be changed in the dialog.");
        chooseFolder(reader, choices);
        int index = 0;
        for (String modality : modalities.keySet()) {
            workflow.set(reader, "modalities/" + index++ + "/name", modality);
        }
        WorkflowNode learner = connect(
                reader, 2, List.copyOf(modalities.values()), choices.outcome().target());
        chooseColumns(List.copyOf(modalities.keySet()), choices.encoderParameters());
        if (choices.predicted().isPresent()) {
            workflow.set(learner, "predicted", choices.predicted().get());
        }
        if (choices.group().isPresent()) {
            workflow.set(learner, "groupColumn", choices.group().get());
        }
        workflow.set(predictor, "howSure", "true");
        decide(reader, learner, choices);
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

    /** Explains test rows, or without any the first rows, from the raw tables, of which the words of texts are known. */
    private void explain(WorkflowNode reader, int modalities, boolean hasTestRows) throws WorkflowException {
        WorkflowNode explainer = grid.add(NodeKind.PREDICTION_EXPLAINER, TABLES, 5, modalities, modalities)
                .at(NodeGrid.x(5), NodeGrid.y(modalities));
        workflow.set(explainer, "rows", EXPLAINED_ROWS);
        workflow.connect(only(NodeKind.BTW_LEARNER), 1, explainer, 1);
        if (hasTestRows) {
            workflow.connect(reader, 1, explainer, 3);
        }
        for (int index = 0; index < modalities; index++) {
            workflow.connect(reader, 2 + index, explainer, 4 + index);
        }
    }

    /** Without test rows, what held-out rows got from networks that did not learn from them. */
    private WorkflowNode evaluate(WorkflowNode source, WorkflowNode learner, int modalities, boolean hasTestRows)
            throws WorkflowException {
        WorkflowNode evaluator = grid.add(NodeKind.PREDICTION_EVALUATOR, 6, modalities + 2, 0);
        workflow.connect(learner, 1, evaluator, 1);
        workflow.connect(hasTestRows ? predictor : learner, hasTestRows ? 1 : 3, evaluator, 2);
        workflow.connect(source, 1, evaluator, 3);
        if (!hasTestRows) {
            workflow.set(evaluator, "rows", "ALL");
        }
        return evaluator;
    }

    private void decide(WorkflowNode reader, WorkflowNode learner, FolderChoices choices) throws WorkflowException {
        for (Map.Entry<String, String> setting : choices.decision().alarm().entrySet()) {
            workflow.set(learner, setting.getKey(), setting.getValue());
        }
        WorkflowNode evaluator = evaluate(reader, learner, choices.modalities().size(), choices.hasTestRows());
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

    private void chooseColumns(List<String> modalities, Map<String, Map<String, String>> parameters)
            throws WorkflowException {
        for (Map.Entry<String, Map<String, String>> encoder : parameters.entrySet()) {
            WorkflowNode node = encoders.get(modalities.indexOf(encoder.getKey()));
            for (Map.Entry<String, String> parameter : encoder.getValue().entrySet()) {
                workflow.set(node, parameter.getKey(), parameter.getValue());
            }
        }
    }

    /**
     * A workflow that needs no data.
     *
     * @param factories where nodes come from
     * @param target the column to predict
     * @param predicted what it is, as the learner calls it
     * @return the workflow
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     */
    static Workflow ofSampleCohort(NodeFactories factories, String target, String predicted) throws WorkflowException {
        UsualWorkflow usual = new UsualWorkflow(factories);
        int firstModality = 3;
        int modalities = sampleModalities(factories);
        WorkflowNode source = usual.grid.add(NodeKind.SAMPLE_COHORT, 0, modalities, 0);
        WorkflowNode learner =
                usual.connect(source, firstModality, Collections.nCopies(modalities, NodeKind.TABULAR_ENCODER), target);
        usual.workflow.set(learner, "predicted", predicted);
        return usual.workflow;
    }

    /**
     * A workflow that needs no data, on vital signs over time, labs and notes.
     *
     * @param factories where nodes come from
     * @return the workflow
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     */
    static Workflow ofIcuStays(NodeFactories factories) throws WorkflowException {
        UsualWorkflow usual = new UsualWorkflow(factories);
        List<NodeKind> encoders = List.of(NodeKind.SERIES_ENCODER, NodeKind.TABULAR_ENCODER, NodeKind.TEXT_ENCODER);
        WorkflowNode source = usual.grid.add(NodeKind.SAMPLE_ICU_STAYS, 0, encoders.size(), 0);
        WorkflowNode learner = usual.connect(source, 2, encoders, "icu_death");
        usual.workflow.set(learner, "event", "died");
        usual.workflow.set(learner, "alarmAt", "SENSITIVITY");
        usual.evaluate(source, learner, encoders.size(), true)
                .describedAs(
                        "What alarms find and cost on test rows, at each threshold and at the model's own; calibration.");
        return usual.workflow;
    }

    /**
     * A workflow that needs no data and learns with one node from vital signs over time, labs and notes.
     *
     * @param factories where nodes come from
     * @return the workflow
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     */
    static Workflow ofOneNode(NodeFactories factories) throws WorkflowException {
        UsualWorkflow usual = new UsualWorkflow(factories);
        int tables = 3;
        WorkflowNode source = usual.grid.add(NodeKind.SAMPLE_ICU_STAYS, 0, tables, 0);
        WorkflowNode learner = usual.grid
                .add(NodeKind.MULTIMODAL_LEARNER, TABLES, 1, tables, tables)
                .describedAs(
                        "Finds out what each table holds, learns, predicts and reports. To use your own data, connect your labels and "
                                + "tables.");
        usual.workflow.set(learner, "target", "icu_death");
        usual.workflow.set(learner, "event", "died");
        usual.workflow.set(learner, "alarmAt", "SENSITIVITY");
        for (int port = 1; port <= tables + 1; port++) {
            usual.workflow.connect(source, port, learner, port);
        }
        WorkflowNode inspector = usual.grid.add(NodeKind.BTW_WEIGHT_INSPECTOR, 2, tables, 0);
        usual.workflow.connect(learner, 1, inspector, 1);
        usual.workflow.connect(learner, 2, inspector, 2);
        return usual.workflow;
    }

    /**
     * A workflow that needs no data and writes a report on its model.
     *
     * @param factories where nodes come from
     * @param target the column to predict
     * @return the workflow
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     */
    static Workflow ofReport(NodeFactories factories, String target) throws WorkflowException {
        UsualWorkflow usual = new UsualWorkflow(factories);
        int firstModality = 3;
        int modalities = sampleModalities(factories);
        WorkflowNode source = usual.grid.add(NodeKind.SAMPLE_COHORT, 0, modalities, 0);
        usual.connect(source, firstModality, Collections.nCopies(modalities, NodeKind.TABULAR_ENCODER), target);
        usual.report(source, 1, modalities)
                .describedAs("Open the view, or name a file in the dialog. What is to be written by hand has a line.");
        return usual.workflow;
    }

    /**
     * A workflow that needs no data and compares, with several trainings, all modalities with each alone, and weights with none.
     *
     * @param factories where nodes come from
     * @param target the column to predict
     * @return the workflow
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     */
    static Workflow ofComparison(NodeFactories factories, String target) throws WorkflowException {
        UsualWorkflow usual = new UsualWorkflow(factories);
        int firstModality = 3;
        int modalities = sampleModalities(factories);
        WorkflowNode source = usual.grid.add(NodeKind.SAMPLE_COHORT, 0, modalities, 0);
        WorkflowNode learner = usual.learn(
                        source, firstModality, Collections.nCopies(modalities, NodeKind.TABULAR_ENCODER), target)
                .describedAs(
                        "Trains each modality alone and all together, with several seeds: see the table of scores. "
                                + "Takes a minute or two.");
        // enough patients for test rows to say something, and few trainings, so that it ends in a minute or two
        usual.workflow.set(source, "patients", "1600");
        usual.workflow.set(learner, "members", "2");
        usual.workflow.set(learner, "comparison", "THOROUGH");
        usual.workflow.set(learner, "comparisonSeeds", "2");
        WorkflowNode inspector = usual.grid
                .add(NodeKind.BTW_WEIGHT_INSPECTOR, 5, modalities, 0)
                .describedAs(
                        "Weights of rows by networks that did not learn from them. Weights are agreement, not importance: "
                                + "compare them with the scores of each modality alone.");
        usual.workflow.connect(learner, 1, inspector, 1);
        usual.workflow.connect(learner, 3, inspector, 2);
        return usual.workflow;
    }

    /**
     * A workflow that needs no data and predicts patients of another cohort from their raw tables.
     *
     * @param factories where nodes come from
     * @param target the column to predict
     * @param lacking how many of the last modalities the new patients lack
     * @return the workflow
     * @throws WorkflowException if the nodes are not installed, or do not take these settings
     */
    static Workflow ofNewPatients(NodeFactories factories, String target, int lacking) throws WorkflowException {
        UsualWorkflow usual = new UsualWorkflow(factories);
        int firstModality = 3;
        int modalities = sampleModalities(factories);
        WorkflowNode source = usual.grid
                .add(NodeKind.SAMPLE_COHORT, 0, modalities, 0)
                .describedAs("Patients whose outcome is known.");
        WorkflowNode learner =
                usual.learn(source, firstModality, Collections.nCopies(modalities, NodeKind.TABULAR_ENCODER), target);
        WorkflowNode others = usual.grid
                .add(NodeKind.SAMPLE_COHORT, 4, 1, 0)
                .at(NodeGrid.x(4), NodeGrid.y(modalities))
                .describedAs("New patients: only their raw tables are used.");
        usual.workflow.set(others, "seed", "2");
        int given = modalities - lacking;
        WorkflowNode predictor = usual.grid
                .add(NodeKind.MULTIMODAL_PREDICTOR, TABLES, 5, modalities, given)
                .describedAs(
                        lacking == 0
                                ? "The model carries its encoders: connect it and the raw tables, and nothing else."
                                : "A table that is not connected is missing for all new patients: its weight is 0, and the others "
                                        + "make the prediction.");
        usual.workflow.set(predictor, "contributions", "USUAL");
        usual.workflow.connect(learner, 1, predictor, 1);
        WorkflowNode explainer = usual.grid
                .add(NodeKind.PREDICTION_EXPLAINER, TABLES, 5, modalities, given)
                .at(NodeGrid.x(5), NodeGrid.y(modalities))
                .describedAs("Which columns moved each prediction, and which move most over all patients.");
        usual.workflow.set(explainer, "rows", "100");
        usual.workflow.connect(learner, 1, explainer, 1);
        for (int index = 0; index < given; index++) {
            usual.workflow.connect(others, firstModality + index, predictor, 3 + index);
            usual.workflow.connect(others, firstModality + index, explainer, 4 + index);
        }
        usual.inspect(learner, predictor, modalities);
        return usual.workflow;
    }

    private static int sampleModalities(NodeFactories factories) throws WorkflowException {
        // after the labels and what is true of the modalities
        return NodeKind.SAMPLE_COHORT
                        .factory(factories)
                        .createNodeCreationConfig()
                        .getPortConfig()
                        .orElseThrow()
                        .getOutputPorts()
                        .length
                - 2;
    }

    private WorkflowNode connect(WorkflowNode source, int firstModality, List<NodeKind> kinds, String target)
            throws WorkflowException {
        WorkflowNode learner = learn(source, firstModality, kinds, target);
        predictor = grid.add(NodeKind.MULTIMODAL_PREDICTOR, 5, kinds.size(), 0);
        workflow.set(predictor, "contributions", "USUAL");
        workflow.connect(learner, 1, predictor, 1);
        workflow.connect(collector, 1, predictor, 2);
        inspect(learner, predictor, kinds.size());
        return learner;
    }

    private void inspect(WorkflowNode learner, WorkflowNode predictor, int modalities) throws WorkflowException {
        WorkflowNode inspector = grid.add(NodeKind.BTW_WEIGHT_INSPECTOR, 6, modalities, 0);
        workflow.connect(learner, 1, inspector, 1);
        workflow.connect(predictor, 1, inspector, 2);
    }

    /** A report on the model that was trained with the labels of a source. */
    private WorkflowNode report(WorkflowNode source, int labels, int modalities) throws WorkflowException {
        WorkflowNode learner = only(NodeKind.BTW_LEARNER);
        WorkflowNode report = grid.add(NodeKind.MULTIMODAL_REPORT, 7, modalities, 0);
        workflow.connect(learner, 1, report, 1);
        workflow.connect(predictor, 1, report, 2);
        workflow.connect(source, labels, report, 3);
        workflow.connect(learner, 4, report, 4);
        return report;
    }

    private WorkflowNode only(NodeKind kind) {
        return workflow.nodes().stream().filter(kind::is).findFirst().orElseThrow();
    }

    private WorkflowNode learn(WorkflowNode source, int firstModality, List<NodeKind> kinds, String target)
            throws WorkflowException {
        int labels = 1;
        int modalities = kinds.size();
        for (int index = 0; index < modalities; index++) {
            WorkflowNode encoder = grid.add(kinds.get(index), 1, 1, 0).at(NodeGrid.x(1), NodeGrid.y(index));
            workflow.connect(source, firstModality + index, encoder, 1);
            workflow.connect(source, labels, encoder, 2);
            encoders.add(encoder);
        }
        collector = grid.add(NodeKind.MODALITY_COLLECTOR, 2, modalities, modalities);
        for (int index = 0; index < modalities; index++) {
            workflow.connect(encoders.get(index), 1, collector, index + 1);
        }
        WorkflowNode fusion = grid.add(NodeKind.MOE_FUSION, 3, modalities, 0);
        workflow.connect(collector, 1, fusion, 1);
        WorkflowNode learner = grid.add(NodeKind.BTW_LEARNER, 4, modalities, 0);
        if (target.contains(",")) {
            workflow.set(learner, "predicted", "LABELS");
            workflow.set(learner, "labels/manualFilter/manuallySelected", target);
        } else {
            workflow.set(learner, "target", target);
        }
        workflow.connect(fusion, 1, learner, 1);
        workflow.connect(collector, 1, learner, 2);
        workflow.connect(source, labels, learner, 3);
        return learner;
    }
}
