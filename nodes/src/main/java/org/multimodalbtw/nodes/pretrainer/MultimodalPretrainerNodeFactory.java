package org.multimodalbtw.nodes.pretrainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
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
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.pretrain.Embedder;
import org.multimodalbtw.engine.pretrain.PretrainedDirectory;
import org.multimodalbtw.engine.pretrain.PretrainedNetwork;
import org.multimodalbtw.engine.pretrain.Pretrainer;
import org.multimodalbtw.engine.pretrain.Pretraining;
import org.multimodalbtw.engine.pretrain.RowUse;
import org.multimodalbtw.engine.survey.RowOrderCheck;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.nodes.port.PretrainedNetworkPortObject;
import org.multimodalbtw.nodes.port.PretrainedNetworkPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.Device;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.RowOrders;
import org.multimodalbtw.nodes.table.TableWriter;

/** Pre-trains encoders on rows without labels. */
public final class MultimodalPretrainerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Multimodal Pretrainer")
            .icon("multimodal-pretrainer.png")
            .shortDescription("Lets a network learn from patients without a label, before it is trained.")
            .fullDescription(
                    """
                    <p>Often many patients have data, and few have a known outcome. This node learns from the data of all of them what the
                    modalities have to do with each other. No label is read. Connect the pre-trained network to the BTW Learner, whose encoders then
                    start from it instead of from random numbers.</p>
                    <p><b>What is learnt</b> can be chosen. <i>Consistency</i> (UmURL-style): each patient is looked at twice, each time with other values
                    hidden and with some noise. What one modality says of the patient, is to agree with what all of them say together; and patients are
                    to stay apart, so that the network cannot answer the same for everybody. <i>Reconstruction</i> (MoCa-style): hidden values, and
                    modalities that are hidden as a whole, are told from what is shown; then each modality has to find its patient among others by what
                    the patient's other modalities say.</p>
                    <p><b>Test rows are never learnt from</b>, if the second table says which they are. The values of validation rows, which the learner
                    holds out, are learnt from, as those of training rows are; their labels are not. The message of the node says how many rows
                    there were of each.</p>
                    <p><b>The start is used only where it gains.</b> The BTW Learner trains the network without it as well, and leaves it out unless it
                    lowers the loss on held-out rows by more than one standard error. It gains where what counts for the outcome shows in several
                    modalities, and is a loss where it shows in one alone.</p>
                    <h3>How to read the result</h3>
                    <p>The message says whether the embeddings <b>collapsed</b>: a mean standard deviation near 0 says that all patients have the same
                    embedding, which is of no use. The table has the embedding of each patient, to look at groups of patients. Its numbers have no
                    meaning one by one.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Tensor", group -> group.name("Tensor")
                            .description(
                                    "The modalities of all patients, with a label or without, from the Modality Collector.")
                            .fixed(TensorPortObject.TYPE))
                    .addInputPortGroup("Test rows", group -> group.name("Test rows")
                            .description(
                                    "Optional: a table that says in a split column which rows are test rows, for example the labels. Matched by "
                                            + "RowID.")
                            .fixed(BufferedDataTable.TYPE_OPTIONAL))
                    .addOutputPortGroup("Pre-trained network", group -> group.name("Pre-trained network")
                            .description("What was learnt, for the BTW Learner.")
                            .fixed(PretrainedNetworkPortObject.TYPE))
                    .addOutputPortGroup("Embeddings", group -> group.name("Embeddings")
                            .description(
                                    "One row for each row of the tensor, test rows too: what the network makes of all its modalities together. "
                                            + "Missing where a row has no modality.")
                            .fixed(BufferedDataTable.TYPE)))
            .model(model -> model.parametersClass(MultimodalPretrainerParameters.class)
                    .configure(MultimodalPretrainerNodeFactory::configure)
                    .execute(MultimodalPretrainerNodeFactory::execute))
            .nodeType(NodeType.Learner)
            .keywords(
                    "self-supervised",
                    "unlabelled",
                    "semi-supervised",
                    "few labels",
                    "representation learning",
                    "embedding",
                    "UmURL",
                    "VICReg",
                    "MoCa",
                    "masked",
                    "contrastive",
                    "foundation",
                    "multimodal");

    /** For the platform. */
    public MultimodalPretrainerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        MultimodalPretrainerParameters parameters = input.getParameters();
        TensorPortObjectSpec tensor = input.getInPortSpec(0);
        DataTableSpec tests = input.getInPortSpec(TestRows.PORT);
        if (tests != null) {
            EngineWork.configure(() -> parameters.split(tests));
        }
        output.setOutSpec(1, spec(parameters.settings().width()));
        if (tensor != null) {
            output.setOutSpec(
                    0,
                    new PretrainedNetworkPortObjectSpec(
                            tensor.modalities(),
                            parameters.settings().objective().title(),
                            parameters.settings().width()));
        }
    }

    private static DataTableSpec spec(int width) {
        List<DataColumnSpec> columns = IntStream.rangeClosed(1, width)
                .mapToObj(number -> Columns.number("embedding " + number))
                .toList();
        return Columns.table(columns);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        MultimodalPretrainerParameters parameters = input.getParameters();
        ExecutionContext context = input.getExecutionContext();
        TensorPortObject tensor = input.getInPortObject(0);
        BufferedDataTable tests = input.getInPortObject(TestRows.PORT);
        EngineWork.execute(context, monitor -> {
            Warnings warnings = new Warnings();
            warnings.addAll(compared(tensor.getSpec(), tests));
            RowUse use = tests == null ? RowUse.ALL : TestRows.use(tests, parameters.split(tests.getDataTableSpec()));
            FileStore store = context.createFileStore("pretrained");
            Path directory = store.getFile().toPath();
            try (TensorTable table = TensorTable.open(tensor.file())) {
                Pretraining result = Pretrainer.pretrain(
                        table, use, parameters.settings(), parameters.m_device.policy(), monitor.part(0, .9));
                PretrainedDirectory.write(directory, result.network());
                output.setOutData(
                        0,
                        new PretrainedNetworkPortObject(
                                new PretrainedNetworkPortObjectSpec(
                                        result.network().manifest()),
                                store));
                output.setOutData(
                        1, embeddings(result.network(), table, parameters.m_device, context, monitor.part(.9, 1)));
                warnings.addAll(result.sentences());
            }
            warnings.show(output::setWarningMessage);
            return null;
        });
    }

    /** The rows of both are matched by RowID. */
    private static List<String> compared(TensorPortObjectSpec tensor, BufferedDataTable tests) {
        RowOrderCheck check = new RowOrderCheck();
        if (tests != null && !tensor.orders().isEmpty()) {
            check.compare(
                    tensor.orders(), RowOrders.of("test rows", tests).stream().toList());
        }
        return check.notes();
    }

    private static BufferedDataTable embeddings(
            PretrainedNetwork network,
            TensorTable table,
            Device device,
            ExecutionContext context,
            ProgressMonitor monitor)
            throws IOException {
        int width = network.manifest().settings().width();
        try (Embedder embedder = new Embedder(network, device.policy())) {
            float[][] embeddings =
                    embedder.embed(table, IntStream.range(0, table.rows()).toArray(), monitor);
            return TableWriter.write(context, spec(width), writer -> {
                for (int row = 0; row < embeddings.length; row++) {
                    writer.add(table.rowId(row), cells(embeddings[row], width));
                }
            });
        }
    }

    private static List<DataCell> cells(float[] embedding, int width) {
        if (embedding == null) {
            return Collections.nCopies(width, DataType.getMissingCell());
        }
        List<DataCell> cells = new ArrayList<>();
        for (float value : embedding) {
            cells.add(Columns.cell((double) value));
        }
        return cells;
    }
}
