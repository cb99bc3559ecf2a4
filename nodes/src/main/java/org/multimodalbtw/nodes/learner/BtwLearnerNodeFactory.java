package org.multimodalbtw.nodes.learner;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
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
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.AfterTraining;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.compare.WantedAlarm;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.report.TrainingReport;
import org.multimodalbtw.engine.survey.RowOrderCheck;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.nodes.port.FusionNetworkPortObject;
import org.multimodalbtw.nodes.port.FusionNetworkPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.RowOrders;
import org.multimodalbtw.nodes.view.ReportTable;
import org.multimodalbtw.nodes.view.ViewPage;

/** Trains a fusion network whose modalities are weighted by BTW. */
public final class BtwLearnerNodeFactory extends DefaultNodeFactory {

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
                    .addOutputPortGroup("Model", group -> group.name("Model")
                            .description("The trained model, for the Multimodal Predictor.")
                            .fixed(MultimodalModelPortObject.TYPE))
                    .addOutputPortGroup("Training history", group -> group.name("Training history")
                            .description(
                                    "One row for each epoch: losses, learning rate and mean weight of each modality.")
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
            .addView(view -> view.withoutParameters()
                    .description(
                            "The verdict in three parts; scores with intervals beside those of the unweighted network,"
                                    + " of each modality alone and of the baseline; what could be decided (ROC, precision"
                                    + " and recall, net benefit), calibration, truth and prediction, and for whom it is"
                                    + " worse, on held-out rows; losses and mean weights by epoch, and which epochs are"
                                    + " kept; where, how and how long it was trained.")
                    .page(page -> page.fromString(() -> ViewPage.withCharts("charts.js", "training.js"))
                            .relativePath("training.js"))
                    .initialData(data -> data.data(ReportTable::json)))
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
        TrainingSettings settings = EngineWork.configure(parameters::settings);
        Optional<WantedAlarm> alarm = EngineWork.configure(parameters::alarm);
        Optional<Target> target = EngineWork.configure(() -> parameters.target(labels));
        EngineWork.configure(() -> parameters.split(labels));
        EngineWork.configure(() -> parameters.group(labels));
        output.setOutSpec(3, ResultTables.scoresSpec());
        if (tensor == null) {
            return;
        }
        EngineWork.configure(() -> requireSameModalities(network, tensor));
        if (target.isEmpty()) {
            output.setWarningMessage(
                    "Whether the numbers of the target are classes is seen when the node is executed, so that nodes that "
                            + "need to know it cannot be configured yet. 'Target is: Class' or 'Number' tells them before.");
            return;
        }
        MultimodalModelPortObjectSpec model = new MultimodalModelPortObjectSpec(
                        target.get()
                                .task()
                                .target(target.get().name(), target.get().classes(labels)),
                        tensor.modalities(),
                        settings.weights().scheme(),
                        settings.seed())
                .withEncoders(tensor.encoders());
        if (alarm.isPresent()) {
            model = EngineWork.configure(expectedAlarms(model, alarm.get()));
        }
        if (!model.knowsPredictions()) {
            output.setWarningMessage(model.unknownClasses());
        }
        ResultTables tables = new ResultTables(model);
        output.setOutSpec(0, model);
        output.setOutSpec(1, tables.historySpec());
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
            RowOrderCheck order = compare(tensor.getSpec(), table);
            LabelReader reader = new LabelReader(table, parameters);
            Labels labels = reader.read();
            FileStore directory = context.createFileStore("model");
            TrainingResult result = ComparedTraining.learn(
                    tensor.file(),
                    labels,
                    network == null
                            ? FusionSettings.defaults()
                            : network.getSpec().settings(),
                    parameters.settings(),
                    new AfterTraining(parameters.isAgainstAlone(), parameters.alarm()),
                    directory.getFile().toPath(),
                    monitor.part(0, .97));
            if (tensor.encoders().isPresent()) {
                ModelDirectory.addEncoders(
                        directory.getFile().toPath(),
                        EncoderSet.directories(tensor.encoders().get()));
            }
            Optional<Reference> reference =
                    ModelDirectory.readReference(directory.getFile().toPath());
            MultimodalModelPortObjectSpec model = new MultimodalModelPortObjectSpec(
                            result.manifest(), result.verdict().text(), reference)
                    .withEncoders(tensor.getSpec().encoders());
            ResultTables tables = new ResultTables(model);
            output.setOutData(0, new MultimodalModelPortObject(model, directory));
            output.setOutData(1, tables.history(result.history(), context));
            output.setOutData(2, tables.weights(result.heldOut(), labels, context));
            output.setOutData(3, ResultTables.scores(result, context));
            output.setInternalData(
                    ReportTable.of(report(result, labels, reference, network, monitor.part(.97, 1)), context));
            new Warnings()
                    .addAll(order.notes())
                    .addAll(reader.notes())
                    .addAll(result.warnings())
                    .show(output::setWarningMessage);
            return null;
        });
    }

    private static TrainingReport report(
            TrainingResult result,
            Labels labels,
            Optional<Reference> reference,
            FusionNetworkPortObject network,
            ProgressMonitor monitor) {
        TrainingReport report = TrainingReport.of(result, labels, reference, monitor);
        return network == null
                ? report.withFact("network", "The defaults of MoE Fusion, since no network is connected.")
                : report;
    }

    /** Which class is the rarest is not known before the labels are read. */
    private static Supplier<MultimodalModelPortObjectSpec> expectedAlarms(
            MultimodalModelPortObjectSpec model, WantedAlarm alarm) {
        return () -> {
            alarm.requireOf(model.target());
            if (!alarm.event().isEmpty()) {
                return model.withAlarms(List.of(alarm.event()));
            }
            return model.target().task() == Task.MULTILABEL
                    ? model.withAlarms(model.target().classes())
                    : model.withUnknownAlarms();
        };
    }

    /** The labels are joined by RowID, too. */
    private static RowOrderCheck compare(TensorPortObjectSpec tensor, BufferedDataTable labels) {
        RowOrderCheck check = new RowOrderCheck();
        if (!tensor.orders().isEmpty()) {
            check.compare(
                    tensor.orders(), RowOrders.of("labels", labels).stream().toList());
        }
        return check;
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
