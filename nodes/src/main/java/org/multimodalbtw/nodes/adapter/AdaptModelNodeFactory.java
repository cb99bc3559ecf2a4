package org.multimodalbtw.nodes.adapter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.multimodalbtw.engine.adapt.AdaptedModel;
import org.multimodalbtw.engine.adapt.ModelAdapter;
import org.multimodalbtw.nodes.evaluator.LabelsTable;
import org.multimodalbtw.nodes.learner.KnownLabels;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.predictor.RowsToScore;
import org.multimodalbtw.nodes.predictor.RowsWithLabels;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;

/** Carries a trained model over to another cohort. */
public final class AdaptModelNodeFactory extends DefaultNodeFactory {

    private static final int FIRST_TABLE = 3;

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Adapt Model")
            .icon("adapt-model.png")
            .shortDescription(
                    "Carries a model over to another hospital or ward, with few labelled patients from there.")
            .fullDescription(
                    """
                    <p>A model that was trained in one hospital is as a rule worse in another: outcomes are more or less frequent, a modality is
                    measured in another way, or is not there. This node takes the model and labelled patients of the <b>new cohort</b>, from 20 on, and
                    gives a model for there, which the Multimodal Predictor, BTW Weight Inspector and Multimodal Report take as any other.</p>
                    <p><b>What is adapted</b> goes from little to all. <i>Only recalibrate</i> stretches and shifts the predictions. <i>The heads</i> lets the last
                    linear layers learn. <i>Low rank</i> adds small factors to each layer (LoRA), <i>Shared low rank</i> has layers share them (mode
                    approximation, PETAL). <i>All</i> lets every parameter go on. How many numbers are learnt is said in the message of the node.</p>
                    <p><b>The model is adapted only where it gains.</b> Each patient of the new cohort is held out by one of the model's networks, which does
                    not learn from it. Unless these patients are predicted better than before by more than two standard errors, the model stays
                    as it was; where recalibration alone gains as much, it is only recalibrated. The verdict, in the message and at the model, says so
                    with the numbers.</p>
                    <p>Connect the new patients as at the Multimodal Predictor: raw tables, which the model's own encoders read, or a tensor that was
                    encoded with Encoder Apply. Modalities that are not there, classes that the model does not know, and classes that no new
                    patient has are named. Fewer than 20 patients change nothing.</p>
                    <h3>How to read the result</h3>
                    <p>The table has the same patients before and after. Look at the rows with something in <b>Minus</b>: where the interval of
                    the difference holds 0, no gain is shown. On <i>held-out</i> rows a trained model is compared with itself <i>one network a row</i>, since only
                    one network has not learnt from a row. On <i>test</i> rows whole models are compared: mark some patients as test to see what
                    the adapted model is worth there, whether or not it was kept.</p>
                    <p>The adapted model has no alarm any more, since its threshold was chosen for other probabilities.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Model", group -> group.name("Model")
                            .description("A model of the BTW Learner.")
                            .fixed(MultimodalModelPortObject.TYPE))
                    .addInputPortGroup("Tensor", group -> group.name("Tensor")
                            .description(
                                    "Optional: the patients of the new cohort, encoded with the encoders of the training.")
                            .fixed(TensorPortObject.TYPE_OPTIONAL))
                    .addInputPortGroup("Labels", group -> group.name("Labels")
                            .description(
                                    "What is true of the patients of the new cohort, in a column called as in training, with the same RowIDs, "
                                            + "or with a column that names the patients as in the tables; "
                                            + "and, where they are known, a split and the patient of each row.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Tables", group -> group.name("Table")
                            .description(
                                    "Instead of the tensor: a table with raw data of the new cohort, with the columns that one or more of the "
                                            + "model's modalities were encoded from.")
                            .extendable()
                            .supportedTypes(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Adapted model", group -> group.name("Adapted model")
                            .description("The model for the new cohort, with the encoders that it carried.")
                            .fixed(MultimodalModelPortObject.TYPE))
                    .addOutputPortGroup("Comparison", group -> group.name("Comparison")
                            .description(
                                    "Each metric of the model before and after on held-out rows and on test rows of the new cohort, and the "
                                            + "differences, with 95 % intervals.")
                            .fixed(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(AdaptModelParameters.class)
                    .configure(AdaptModelNodeFactory::configure)
                    .execute(AdaptModelNodeFactory::execute))
            .nodeType(NodeType.Learner)
            .keywords(
                    "transfer learning",
                    "fine-tuning",
                    "recalibration",
                    "domain adaptation",
                    "another hospital",
                    "LoRA",
                    "PETAL",
                    "low rank",
                    "update model",
                    "external validation");

    /** For the platform. */
    public AdaptModelNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        AdaptModelParameters parameters = input.getParameters();
        MultimodalModelPortObjectSpec model = input.getInPortSpec(0);
        DataTableSpec labels = input.getInPortSpec(LabelsTable.PORT);
        output.setOutSpec(1, ComparisonTable.spec());
        if (labels.getNumColumns() > 0) {
            EngineWork.configure(() -> parameters.split(labels));
        }
        if (model == null) {
            return;
        }
        Warnings warnings = new Warnings();
        warnings.addAll(RowsToScore.configure(input, model, FIRST_TABLE, parameters.namedTables()));
        if (!model.knowsPredictions()) {
            warnings.add(model.unknownClasses());
        } else if (labels.getNumColumns() > 0) {
            EngineWork.configure(() -> {
                KnownLabels.requireTarget(labels, model.target());
                return null;
            });
        }
        warnings.show(output::setWarningMessage);
        output.setOutSpec(0, model.alarms().filter(List::isEmpty).isPresent() ? model : model.withUnknownAlarms());
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        AdaptModelParameters parameters = input.getParameters();
        MultimodalModelPortObject model = input.getInPortObject(0);
        RowsToScore given = RowsToScore.of(input, model, FIRST_TABLE, parameters.namedTables());
        EngineWork.execute(context, monitor -> {
            RowsWithLabels matched = RowsWithLabels.of(given, input.getInPortObject(LabelsTable.PORT), context);
            BufferedDataTable labels = matched.labels();
            KnownLabels known = KnownLabels.read(
                    labels,
                    model.getSpec().target(),
                    parameters.split(labels.getDataTableSpec()),
                    parameters.group(),
                    parameters.m_rowsAlone);
            Warnings warnings = new Warnings();
            FileStore store = context.createFileStore("model");
            Path directory = store.getFile().toPath();
            AdaptedModel adapted = matched.rows()
                    .use(
                            warnings,
                            monitor,
                            (file, raw, rest) -> ModelAdapter.adapt(
                                    model.directory(), file, known.labels(), parameters.settings(), directory, rest));
            MultimodalModelPortObjectSpec spec = new MultimodalModelPortObjectSpec(
                            adapted.manifest(), adapted.verdict(), adapted.reference())
                    .withEncoders(model.getSpec().encoders());
            output.setOutData(0, new MultimodalModelPortObject(spec, store));
            output.setOutData(1, ComparisonTable.write(adapted.scores(), context));
            List<String> said = new ArrayList<>(List.of(adapted.verdict()));
            said.addAll(adapted.notes());
            warnings.addAll(said).addAll(matched.notes()).addAll(known.notes()).show(output::setWarningMessage);
            return null;
        });
    }
}
