package org.multimodalbtw.nodes.evaluator;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.nodes.learner.KnownLabels;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.RiskCoverageTable;

/** Says what can be decided by a model's predictions, how well they hold, and for whom they are worse. */
public final class PredictionEvaluatorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Prediction Evaluator")
            .icon("prediction-evaluator.png")
            .shortDescription(
                    "What alarms find and cost, whether probabilities hold, for whom it is worse, and a score in use beside.")
            .fullDescription(
                    """
                    <p>Compares the predictions of a model with what is true, and answers what a decision needs to know. Of each threshold of the
                    probability: how many <b>alarms</b> in 100 rows, which share of the events they find (<b>sensitivity</b>), which share of the
                    alarms is right (<b>positive predictive value</b>), and the <b>net benefit</b>. All figures have 95 % intervals, which count
                    patients and not rows where a column of the labels says which rows are of one patient.</p>
                    <p>Test rows are evaluated where the labels say which they are. The model's own alarm, which <i>Alarm at</i> of the BTW
                    Learner asks for, was chosen on other rows, so that these figures are an honest check of it.</p>
                    <h3>How to read the result</h3>
                    <p><b>Decision.</b> Take the threshold whose alarms you can follow up, and look at what it finds. The net benefit is the share of
                    rows with an event that is found, less the false alarms, each at the weight that the threshold itself says: who acts from .1 on
                    takes an event for as much as nine false alarms. An alarm is worth having where its net benefit is above 0 and above that of an
                    alarm for all.</p>
                    <p><b>Calibration.</b> Of the rows with a prediction of about .3, three in ten should have the event: compare <i>Mean prediction</i>
                    and <i>Observed</i> in each tenth. In the large (observed less predicted) 0 is right, as is an intercept of 0 (on the logit
                    scale, with the slope held at 1) and a slope of 1; a slope below 1 says that predictions are too extreme. Of numbers, intercept
                    and slope are those of the line through true over predicted numbers.</p>
                    <p><b>Subgroups.</b> Compare each value with the row of all rows: does its interval leave out the figure of all? Few events
                    make wide intervals; figures of fewer than five events are left out, and values of fewer than five patients are counted
                    together and not named.</p>
                    <p><b>Comparison with a score in use.</b> The difference is the model less the score, on the same rows. Where its interval
                    holds 0, the rows do not show that the model is better.</p>
                    <p><b>Share decided.</b> If a person looks at the least sure half, how good is the model on the other half? Where the figure does
                    not rise as fewer rows are decided, the model does not know when it is wrong.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort("Model", "A model of the BTW Learner.", MultimodalModelPortObject.TYPE)
                    .addInputTable("Predictions", "The predictions of the Multimodal Predictor.")
                    .addInputTable(
                            "Labels",
                            "What is true of the rows, in a column called as in training, with the same RowIDs; and, where they are "
                                    + "known, a split, the patient of each row, columns of subgroups and scores in use.")
                    .addOutputTable("Decision", "One row for each event and threshold. Empty for numbers.")
                    .addOutputTable(
                            "Curves",
                            "The points of the ROC curve (sensitivity over false alarm rate) and of the precision-recall curve "
                                    + "(positive predictive value over sensitivity). Empty for numbers.")
                    .addOutputTable(
                            "Calibration",
                            "AUROC, AUPRC, Brier score and how predictions have to be changed to fit; and what happened in each tenth of the "
                                    + "predictions. Of numbers: errors, and thirds.")
                    .addOutputTable(
                            "Subgroups",
                            "First all rows, then one row for each value of each subgroup column and lacking modality.")
                    .addOutputTable(
                            "Comparison with a score in use",
                            "The model beside each score in use, on the rows that have it. Empty if none is chosen.")
                    .addOutputTable(
                            "Share decided",
                            "How good the predictions are if only the surest rows are decided, one row for each share of them. Of "
                                    + "numbers, the surest are those on which the model's networks differ least."))
            .model(model -> model.parametersClass(PredictionEvaluatorParameters.class)
                    .configure(PredictionEvaluatorNodeFactory::configure)
                    .execute(PredictionEvaluatorNodeFactory::execute))
            .nodeType(NodeType.Visualizer)
            .keywords(
                    "decision curve",
                    "net benefit",
                    "sensitivity",
                    "specificity",
                    "threshold",
                    "alarm",
                    "ROC",
                    "precision recall",
                    "calibration",
                    "fairness",
                    "subgroups",
                    "SOFA",
                    "APACHE",
                    "scorer");

    /** For the platform. */
    public PredictionEvaluatorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        PredictionEvaluatorParameters parameters = input.getParameters();
        MultimodalModelPortObjectSpec model = input.getInPortSpec(0);
        DataTableSpec predictions = input.getInPortSpec(1);
        DataTableSpec labels = input.getInPortSpec(LabelsTable.PORT);
        output.setOutSpec(0, EvaluationTables.decisionSpec());
        output.setOutSpec(1, EvaluationTables.curvesSpec());
        output.setOutSpec(2, EvaluationTables.calibrationSpec());
        output.setOutSpec(3, EvaluationTables.subgroupsSpec());
        output.setOutSpec(4, EvaluationTables.comparisonSpec());
        output.setOutSpec(5, RiskCoverageTable.spec());
        if (labels.getNumColumns() > 0) {
            EngineWork.configure(() -> parameters.split(labels));
            EngineWork.configure(() -> parameters.subgroups(labels));
            EngineWork.configure(() -> parameters.scores(labels));
        }
        if (model == null || !model.knowsPredictions()) {
            return;
        }
        EngineWork.configure(() -> parameters.event(model.target()));
        if (predictions.getNumColumns() > 0 && labels.getNumColumns() > 0) {
            EngineWork.configure(() -> JoinedRows.outputs(predictions, model.target()));
            EngineWork.configure(() -> {
                KnownLabels.requireTarget(labels, model.target());
                return null;
            });
        }
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        PredictionEvaluatorParameters parameters = input.getParameters();
        MultimodalModelPortObject model = input.getInPortObject(0);
        BufferedDataTable predictions = input.getInPortObject(1);
        BufferedDataTable labels = input.getInPortObject(LabelsTable.PORT);
        EngineWork.execute(context, monitor -> {
            Evaluation evaluation = new Evaluation(parameters, model, predictions, labels, context);
            evaluation.tables(monitor).forEach(output::setOutData);
            new Warnings().addAll(evaluation.notes()).show(output::setWarningMessage);
            return null;
        });
    }
}
