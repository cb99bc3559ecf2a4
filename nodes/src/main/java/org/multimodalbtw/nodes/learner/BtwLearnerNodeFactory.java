package org.multimodalbtw.nodes.learner;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.method.PretrainedStart;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.report.TrainingReport;
import org.multimodalbtw.nodes.port.FusionNetworkPortObject;
import org.multimodalbtw.nodes.port.FusionNetworkPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.PretrainedNetworkPortObject;
import org.multimodalbtw.nodes.port.PretrainedNetworkPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.view.ReportTable;

/** Trains a fusion network whose modalities are weighted by BTW. */
public final class BtwLearnerNodeFactory extends DefaultNodeFactory {

    private static final int PRETRAINED_PORT = 3;

    private static final DefaultNode NODE = DefaultNode.create()
            .name("BTW Learner")
            .icon("btw-learner.png")
            .shortDescription("Trains a multimodal network that weights the modalities of each row.")
            .fullDescription(
                    """
                    <p>Trains a fusion network to predict a class, several labels or a number from several modalities, and while doing so finds
                    out <b>how much each modality of each row should count</b>. The weights follow BTW: they compare what a
                    modality predicts on its own with what all modalities predict together, by the Kullback-Leibler divergence
                    for each row and by the mutual information over the data. They need no label, so new rows get weights,
                    too.</p>
                    <p>The result begins with three things. <b>How good is it:</b> the metrics that fit the target, with 95 % intervals,
                    beside what one would have without any data (AUROC and AUPRC of two classes, macro F1 of more, R² and the mean
                    absolute error of numbers). <b>Is it worth it to have several modalities:</b> all together against the best
                    modality alone, which is a network that was trained on nothing else and chosen on held-out rows. <b>Are the weights in
                    use,</b> and what do they change.</p>
                    <p>The <i>Scores</i> table has the weighted network, the
                    same network without weights, each modality's own prediction, the networks of single modalities and the baseline without
                    data, all on the same rows, with 95 % intervals. Where no
                    difference is shown, the weights did not help with these data. How many rows the weights corrected and how many are newly
                    wrong stands there too, with McNemar's mid-p value. The <i>thorough</i> comparison trains everything with
                    several seeds and in repeated cross-validation, and adds means, standard deviations and paired differences. The weights describe agreement between
                    modalities; they are no proof that a modality causes anything.</p>
                    <p><b>Weights are used only where they gain.</b> An unweighted network is trained beside the weighted one; unless the
                    weights lower the log loss (of a regression: the absolute error) on held-out rows by more than one standard
                    error, the model is the unweighted network. The weights are then shown, to look at, and the view, the model
                    port and the result say so. Without regard to this, a modality whose values or
                    prediction are unlike anything seen in held-out rows counts less in that row.</p>
                    <h3>How to read the result</h3>
                    <p>Begin with the sentences at the top of the view. Then compare the rows
                    <i>BTW</i> and <i>unweighted</i> of the scores, and look at whether the interval of their difference
                    contains 0. A modality <i>trained alone</i> that does as well as all together makes the others dispensable. A weight
                    above 1 says that the modality agrees with the fused prediction more than the others do, not that it is
                    right.</p>
                    <p>A modality that a row lacks takes no part and has no weight; the weights of the others have the mean 1.
                    Rows without a target are left out.</p>
                    <p>Where <b>several labels</b> are predicted, each for itself, divergence and mutual information are means over the
                    labels, and a row counts as right where all its labels are.</p>
                    <h3>Where this differs from the published code</h3>
                    <p>Weights are multiplied to a mean of 1 over the modalities that are present and follow the same
                    two passes in training and in scoring, where the published code left the test rows of one experiment
                    unweighted. A modality that contradicts the fused prediction counts less, unless you choose otherwise: most of
                    the published code does the reverse, which did harm in our comparisons. The divergences of training rows come
                    from networks that have not seen them, validation rows choose the epoch, and test rows and labels never enter
                    a weight, as they do in the published code for regression. The preset <i>As published</i> follows the released code's
                    formulas, except that it never reads a label of a test row and that the weights have the mean 1: larger divergence,
                    larger weight; mutual information of counts or nearest neighbours; updates at a new best epoch with an adaptive
                    moving average; own predictions of networks that know the row, here the heads of the members.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Fusion network", group -> group.name("Fusion network")
                            .description("The network's design, from MoE Fusion. Without it, its defaults.")
                            .fixed(FusionNetworkPortObject.TYPE_OPTIONAL))
                    .addInputPortGroup("Tensor", group -> group.name("Tensor")
                            .description(
                                    "The modalities, from the Modality Collector. Rows are matched with the labels by RowID.")
                            .fixed(TensorPortObject.TYPE))
                    .addInputPortGroup("Labels", group -> group.name("Labels")
                            .description("The target, and what each row is used for.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Pre-trained network", group -> group.name("Pre-trained network")
                            .description(
                                    "Optional: what the encoders start from, from the Multimodal Pretrainer. It is used only where held-out rows "
                                            + "gain by it.")
                            .fixed(PretrainedNetworkPortObject.TYPE_OPTIONAL))
                    .addOutputPortGroup("Model", group -> group.name("Model")
                            .description("The trained model, for the Multimodal Predictor.")
                            .fixed(MultimodalModelPortObject.TYPE))
                    .addOutputPortGroup("Training history", group -> group.name("Training history")
                            .description(
                                    "One row for each epoch: losses, learning rate and mean weight of each modality; and what a training "
                                            + "method noted, for example what each modality contributes.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Weights", group -> group.name("Weights")
                            .description(
                                    "One row for each training and validation row, by a network that did not learn from it: target, "
                                            + "prediction, and weight, divergence and own prediction of each modality.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Scores", group -> group.name("Scores")
                            .description(
                                    "How good the weighted network, the unweighted one, each modality alone and the baseline without data "
                                            + "are, with 95 % intervals; the metric that fits the target best comes first. What a row is of stands in its last columns once more, to filter by: the "
                                            + "role and the modality, and of a difference those that are subtracted.")
                            .fixed(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(BtwLearnerParameters.class)
                    .configure(BtwLearnerNodeFactory::configure)
                    .execute(BtwLearnerNodeFactory::execute))
            .addView(TrainingView::of)
            .nodeType(NodeType.Learner)
            .keywords(
                    "beyond two-modality weighting",
                    "train",
                    "mixture of experts",
                    "modality weights",
                    "classification",
                    "multilabel",
                    "regression",
                    "deep learning",
                    "multimodal",
                    "fusion",
                    "combine images and text",
                    "EHR");

    /** For the platform. */
    public BtwLearnerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        BtwLearnerParameters parameters = input.getParameters();
        FusionNetworkPortObjectSpec network = input.getInPortSpec(0);
        TensorPortObjectSpec tensor = input.getInPortSpec(1);
        DataTableSpec labels = input.getInPortSpec(BtwLearnerParameters.LABELS_PORT);
        Optional<Training.Expected> expected = EngineWork.configure(() -> new Training(parameters).check(labels));
        output.setOutSpec(3, ResultTables.scoresSpec());
        if (tensor == null) {
            return;
        }
        EngineWork.configure(() -> requireSameModalities(network, tensor));
        PretrainedNetworkPortObjectSpec pretrained = input.getInPortSpec(PRETRAINED_PORT);
        EngineWork.configure(() -> requireFit(pretrained, network, tensor));
        if (expected.isEmpty()) {
            output.setWarningMessage(Training.UNKNOWN_TARGET);
            return;
        }
        MultimodalModelPortObjectSpec model =
                EngineWork.configure(() -> expected.get().model(tensor));
        if (!model.knowsPredictions()) {
            output.setWarningMessage(model.unknownClasses());
        }
        ResultTables tables = new ResultTables(model);
        output.setOutSpec(0, model);
        // what a training method notes is known only when it has run
        if (parameters.chosenMethods().isEmpty()) {
            output.setOutSpec(1, tables.historySpec(List.of()));
        }
        output.setOutSpec(2, tables.weightsSpec());
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        BtwLearnerParameters parameters = input.getParameters();
        ExecutionContext context = input.getExecutionContext();
        FusionNetworkPortObject network = input.getInPortObject(0);
        TensorPortObject tensor = input.getInPortObject(1);
        BufferedDataTable table = input.getInPortObject(BtwLearnerParameters.LABELS_PORT);
        EngineWork.execute(context, monitor -> {
            requireSameModalities(network == null ? null : network.getSpec(), tensor.getSpec());
            PretrainedNetworkPortObject pretrained = input.getInPortObject(PRETRAINED_PORT);
            Warnings warnings = new Warnings();
            Training.Trained trained = training(parameters, pretrained)
                    .train(
                            new Training.Rows(tensor.getSpec(), tensor.file(), tensor.encoders()),
                            network == null
                                    ? FusionSettings.defaults()
                                    : network.getSpec().settings(),
                            table,
                            context,
                            warnings,
                            monitor);
            ResultTables tables = new ResultTables(trained.model().getSpec());
            output.setOutData(0, trained.model());
            output.setOutData(1, tables.history(trained.result().history(), context));
            output.setOutData(2, trained.heldOut(context));
            output.setOutData(3, trained.scores(context));
            output.setInternalData(ReportTable.of(report(trained.report(), network), context));
            warnings.show(output::setWarningMessage);
            return null;
        });
    }

    private static Training training(BtwLearnerParameters parameters, PretrainedNetworkPortObject pretrained)
            throws IOException {
        Training training = new Training(parameters);
        return pretrained == null ? training : training.startingFrom(PretrainedStart.of(pretrained.directory()));
    }

    private static TrainingReport report(TrainingReport report, FusionNetworkPortObject network) {
        return network == null
                ? report.withFact("network", "The defaults of MoE Fusion, since no network is connected.")
                : report;
    }

    /** @param network the design that is connected, or {@code null} for the defaults */
    private static Void requireFit(
            PretrainedNetworkPortObjectSpec pretrained,
            FusionNetworkPortObjectSpec network,
            TensorPortObjectSpec tensor) {
        if (pretrained != null) {
            FusionSettings fusion = network == null ? FusionSettings.defaults() : network.settings();
            pretrained.requireFor(tensor, fusion.width());
        }
        return null;
    }

    /** @param network the design that is connected, or {@code null} */
    private static Void requireSameModalities(FusionNetworkPortObjectSpec network, TensorPortObjectSpec tensor) {
        if (network == null) {
            return null;
        }
        List<String> designed = Modality.names(network.modalities());
        List<String> found = Modality.names(tensor.modalities());
        if (!Set.copyOf(designed).equals(Set.copyOf(found))) {
            throw new InputException(
                    "The fusion network is for " + new TreeSet<>(designed) + ", but the tensor has "
                            + new TreeSet<>(found) + ".",
                    "Connect the same tensor to MoE Fusion and to the BTW Learner.");
        }
        return null;
    }
}
