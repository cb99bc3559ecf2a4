package org.multimodalbtw.nodes.multimodal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.nodes.collector.Collected;
import org.multimodalbtw.nodes.learner.Training;
import org.multimodalbtw.nodes.learner.TrainingView;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.predictor.Prediction;
import org.multimodalbtw.nodes.report.ModelReport;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.view.ReportTable;

/** Learns from labels and raw tables: survey, encoders, fusion, training, predictions and report in one node. */
public final class MultimodalLearnerNodeFactory extends DefaultNodeFactory {

    private static final int FIRST_TABLE = 1;
    private static final int PREDICTIONS = 1;
    private static final int SCORES = 2;
    private static final int REPORT = 3;
    private static final int READ = 4;

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Multimodal Learner")
            .icon("multimodal-learner.png")
            .shortDescription(
                    "The usual case in one node: learns from labels and raw tables, predicts every row, and says which table carried it.")
            .fullDescription(
                    """
                    <p>Connect the labels and a table for each kind of data on the same patients - lab values, measurements over time, notes,
                    pictures - and choose what to predict. The node finds out what each table holds, encodes it, trains a network that
                    weights the tables of each patient (BTW), and predicts every row. It does what <i>Tabular, Series, Text</i> and
                    <i>Image Encoder, Modality Collector, MoE Fusion, BTW Learner</i> and <i>Multimodal Predictor</i> do together with their
                    default settings, and gives the same model, but leaves out columns that say the same as the outcome. Use these nodes where a
                    table needs settings of its own.</p>
                    <p>Add an input for each table with the plus sign on the node. A patient may lack in any table. Rows are matched by
                    RowID, or by a column that names the patient. A table with several rows for each patient is one of measurements over
                    time, or of notes.</p>
                    <p>Encoders and network learn from the <b>training rows</b> alone. Choose a split column where some rows are to test the
                    model; without one, scores are of rows that are held out in turn.</p>
                    <p>The model carries its encoders: for new patients, connect it and their raw tables to a Multimodal Predictor.</p>
                    <h3>How to read the result</h3>
                    <p>Begin with the sentences at the top of the view: how good it is, whether all tables together are better than the best
                    alone, and whether the weights are in use. Then look through <i>What was read</i>: what each table and column was
                    taken for, and what was left out. In the predictions, the <b>contributions</b> say what moved a prediction, and a
                    <b>weight</b> how far a table agrees. Judge by test rows only: the model has learnt from the others.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Labels", group -> group.name("Labels")
                            .description("One row for each patient: what to predict, and what each row is used for.")
                            .fixed(BufferedDataTable.TYPE))
                    .addInputPortGroup("Tables", group -> group.name("Table")
                            .description("A table of raw data on the patients, which becomes one modality.")
                            .extendable()
                            .supportedTypes(BufferedDataTable.TYPE)
                            .defaultNonFixedTypes(BufferedDataTable.TYPE, BufferedDataTable.TYPE))
                    .addOutputPortGroup("Model", group -> group.name("Model")
                            .description("The trained model with its encoders, for the Multimodal Predictor.")
                            .fixed(MultimodalModelPortObject.TYPE))
                    .addOutputPortGroup("Predictions", group -> group.name("Predictions")
                            .description(
                                    "One row for each patient: prediction, weights, what each modality predicts on its own, contributions, alarm, "
                                            + "how sure it is, and from the labels what is true and what the row was used for.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Scores", group -> group.name("Scores")
                            .description(
                                    "How good the weighted network, the unweighted one, each modality alone and the baseline without data are, "
                                            + "with 95 % intervals.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("Report", group -> group.name("Report")
                            .description("One row: where the report was written, and the page itself, in HTML.")
                            .fixed(BufferedDataTable.TYPE))
                    .addOutputPortGroup("What was read", group -> group.name("What was read")
                            .description(
                                    "One row for each table and each of its columns: what it was taken for, whether it is used, and how it is "
                                            + "encoded.")
                            .fixed(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(MultimodalLearnerParameters.class)
                    .configure(MultimodalLearnerNodeFactory::configure)
                    .execute(MultimodalLearnerNodeFactory::execute))
            .addView(TrainingView::of)
            .nodeType(NodeType.Learner)
            .keywords(
                    "AutoML",
                    "all in one",
                    "combine images and text",
                    "EHR",
                    "fusion",
                    "explainable",
                    "modality weights",
                    "beyond two-modality weighting",
                    "deep learning",
                    "multimodal");

    /** For the platform. */
    public MultimodalLearnerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        MultimodalLearnerParameters parameters = input.getParameters();
        DataTableSpec labels = input.getInPortSpec(LabelChoices.PORT);
        List<DataTableSpec> tables = tables(input.getInPortSpecs());
        output.setOutSpec(SCORES, Training.scoresSpec());
        output.setOutSpec(REPORT, ModelReport.spec());
        output.setOutSpec(READ, ReadTable.spec());
        EngineWork.configure(() -> {
            parameters.report().checkPlace();
            return null;
        });
        Optional<Training.Expected> training =
                EngineWork.configure(() -> parameters.training().check(labels));
        Optional<TensorPortObjectSpec> tensor = EngineWork.configure(() -> expectedTensor(parameters, labels, tables));
        if (training.isEmpty() || tensor.isEmpty()) {
            return;
        }
        MultimodalModelPortObjectSpec model =
                EngineWork.configure(() -> training.get().model(tensor.get()));
        output.setOutSpec(0, model);
        if (model.knowsPredictions()) {
            output.setOutSpec(PREDICTIONS, EngineWork.configure(() -> Prediction.full(parameters.m_device)
                    .expected(model, List.of(new KnownBeside(labels, parameters.beside(labels))))
                    .orElse(null)));
        }
    }

    private static List<DataTableSpec> tables(PortObjectSpec[] specs) {
        return Stream.of(specs).skip(FIRST_TABLE).map(DataTableSpec.class::cast).toList();
    }

    /** What all tables become together; empty while only their rows tell what one of them holds. */
    private static Optional<TensorPortObjectSpec> expectedTensor(
            MultimodalLearnerParameters parameters, DataTableSpec labels, List<DataTableSpec> tables) {
        PatientIds ids = PatientIds.chosen(parameters, labels);
        List<PortObjectSpec> expected = new ArrayList<>();
        boolean areKnown = true;
        for (RawTable table : parameters.tables(tables)) {
            DataTableSpec columns = tables.get(table.position() - 1);
            Optional<Recognition> known = Recognition.expected(table, columns, ids, parameters.split());
            areKnown &= known.isPresent();
            known.ifPresent(recognition -> expected.add(tensor(recognition, labels)));
        }
        return areKnown
                ? Optional.of(
                        Collected.of(expected.toArray(PortObjectSpec[]::new)).expected())
                : Optional.empty();
    }

    private static TensorPortObjectSpec tensor(Recognition recognition, DataTableSpec labels) {
        try {
            EncoderPortObjectSpec encoder = recognition.encoder().expected(recognition.facts(), labels);
            return new TensorPortObjectSpec(List.of(encoder.modality())).withEncoders(List.of(encoder));
        } catch (InputException failure) {
            throw recognition.table().named(failure, recognition.kind());
        }
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        MultimodalLearnerParameters parameters = input.getParameters();
        ExecutionContext context = input.getExecutionContext();
        BufferedDataTable labels = input.getInPortObject(LabelChoices.PORT);
        List<BufferedDataTable> tables = Stream.of(input.getInPortObjects())
                .skip(FIRST_TABLE)
                .map(BufferedDataTable.class::cast)
                .toList();
        EngineWork.execute(context, monitor -> {
            Warnings warnings = new Warnings();
            Learning.Result result = new Learning(parameters, context, warnings).of(labels, tables, monitor);
            output.setOutData(0, result.trained().model());
            output.setOutData(PREDICTIONS, result.predictions());
            output.setOutData(SCORES, result.scores());
            output.setOutData(REPORT, result.report());
            output.setOutData(READ, result.read());
            output.setInternalData(ReportTable.of(result.trained().report(), context));
            warnings.show(output::setWarningMessage);
            return null;
        });
    }
}
