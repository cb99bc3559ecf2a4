package org.multimodalbtw.nodes.predictor;

import java.util.List;
import java.util.Optional;
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
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;

/** Applies a trained model to new rows. */
public final class MultimodalPredictorNodeFactory extends DefaultNodeFactory {

    private static final int FIRST_TABLE = 2;

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Multimodal Predictor")
            .icon("multimodal-predictor.png")
            .shortDescription("Predicts new rows with a model of the BTW Learner and shows each modality's weight.")
            .fullDescription(
                    """
                    <p>Predicts a class with the probability of each class, the labels with the probability of each, or a number, for each row, and says how
                    much each modality counted: its <b>weight</b> (1 is the share of an unweighted modality) and its
                    <b>divergence</b> from the fused prediction (KL, in nats). A row's prediction does not depend on
                    which other rows are predicted with it.</p>
                    <p>Connect either a tensor, or raw tables: the model carries the encoders of its modalities, so that new patients
                    need no encoder nodes. Add a port for each table with the plus sign on the node. A modality is read from the table that
                    has the columns it was encoded from; rows of different tables are joined by RowID.</p>
                    <p>Modalities are matched by name. A modality that a row, or the whole tensor, lacks takes no part: its weight
                    is 0 and its divergence a missing value. A row without any modality gets missing values.</p>
                    <h3>How to read the result</h3>
                    <p>The <b>probability</b> columns are calibrated on rows that the networks did not learn from: of the rows with
                    .8, about eight in ten are of that class, as long as new rows are like the training rows. A <b>weight</b> above
                    1 says that the modality agrees with the fused prediction more than the row's other modalities do; one near 0,
                    that the modality is missing or that its data are unlike anything in training. Whether the weights entered the
                    prediction stands in the model's summary: the BTW Learner uses them only where they gain. What moved the prediction of
                    a row is said by the <b>contributions</b>, if they are switched on, whether or not the weights are in use.</p>
                    <h3>How sure</h3>
                    <p>With <b>How sure</b>, the column <b>Set</b> lists the classes that cannot be excluded: if new patients are like those
                    in training, the true class is in the set of about nine in ten of them, or as many as <i>Coverage</i> asks. One class:
                    the row is <b>decided</b>. Two or more: they cannot be told apart. None: even the most probable class fits worse
                    than usual. The last two are for a person. It does not say that a decided row is right in nine of ten, nor that
                    it holds for this one patient, for every subgroup (<i>By class</i> does so for the classes), or in another hospital.
                    A number gets an interval, <b>Low</b> to <b>High</b>; labels are judged one by one, and <b>Open</b> lists the undecided
                    ones. <b>Disagreement</b> is the standard deviation of what the model's networks say, of the predicted class's
                    probability, of the number, or of the label on which they differ most. <b>Unlike training in</b> names the modalities
                    of the row that are more likely unlike anything in training than not.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Model", group -> group.name("Model")
                            .description("A model of the BTW Learner.")
                            .fixed(MultimodalModelPortObject.TYPE))
                    .addInputPortGroup("Tensor", group -> group.name("Tensor")
                            .description("Optional: the rows to predict, encoded as in training.")
                            .fixed(TensorPortObject.TYPE_OPTIONAL))
                    .addInputPortGroup("Tables", group -> group.name("Table")
                            .description(
                                    "Instead of the tensor: a table with raw data of the rows to predict, with the columns that one "
                                            + "or more of the model's modalities were encoded from.")
                            .extendable()
                            .supportedTypes(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Predictions", group -> group.name("Predictions")
                            .description("One row for each row to predict, with the same RowID.")
                            .fixed(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(MultimodalPredictorParameters.class)
                    .configure(MultimodalPredictorNodeFactory::configure)
                    .execute(MultimodalPredictorNodeFactory::execute))
            .nodeType(NodeType.Predictor)
            .keywords(
                    "apply",
                    "score",
                    "probability",
                    "modality weights",
                    "deep learning",
                    "multimodal",
                    "SHAP",
                    "explainable",
                    "fusion");

    /** For the platform. */
    public MultimodalPredictorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        MultimodalPredictorParameters parameters = input.getParameters();
        MultimodalModelPortObjectSpec model = input.getInPortSpec(0);
        if (model == null) {
            output.setOutSpec(0, null);
            return;
        }
        Warnings warnings = new Warnings();
        warnings.addAll(RowsToScore.configure(input, model, FIRST_TABLE, parameters.namedTables()));
        Optional<DataTableSpec> expected = Optional.empty();
        if (!model.knowsPredictions()) {
            warnings.add(model.unknownClasses());
        } else {
            expected = EngineWork.configure(() -> new Prediction(parameters).expected(model, List.of()));
            if (expected.isEmpty()) {
                warnings.add(model.unknownAlarms());
            }
        }
        warnings.show(output::setWarningMessage);
        output.setOutSpec(0, expected.orElse(null));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        MultimodalPredictorParameters parameters = input.getParameters();
        MultimodalModelPortObject model = input.getInPortObject(0);
        RowsToScore rows = RowsToScore.of(input, model, FIRST_TABLE, parameters.namedTables());
        Warnings warnings = new Warnings();
        BufferedDataTable predictions = EngineWork.execute(
                context,
                monitor -> rows.use(warnings, monitor, (file, raw, rest) -> new Prediction(parameters)
                        .write(model, file, List.of(), context, warnings, rest)));
        warnings.show(output::setWarningMessage);
        output.setOutData(0, predictions);
    }
}
