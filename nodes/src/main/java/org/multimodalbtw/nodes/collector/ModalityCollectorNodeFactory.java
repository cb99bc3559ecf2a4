package org.multimodalbtw.nodes.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.knime.core.data.filestore.FileStore;
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
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.run.Warnings;

/** Joins tensors of single modalities into one. */
public final class ModalityCollectorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Modality Collector")
            .icon("modality-collector.png")
            .shortDescription("Joins the tensors of several modalities by RowID.")
            .fullDescription(
                    """
                    <p>Puts the modalities of the same patients or samples side by side. Rows are joined by RowID, and every row
                    of every input is kept: a row that an input lacks has that modality marked as <b>missing</b>. Nothing is
                    filled in. Where RowIDs are only the numbers that a reader gives (<i>Row0</i>, <i>Row1</i>), columns that name the
                    patients are compared: tables that are sorted differently are refused.</p>
                    <p>Add an input for each modality with the plus sign on the node. The names of the modalities are given in the
                    encoders; a name that an earlier input has already gets a number.</p>
                    <h3>How to read the result</h3>
                    <p>The tensor has every row of every input, with each modality or a mark that it is missing. Where it has
                    more rows than you have patients, the RowIDs of the inputs do not match: look at them with Tensor to
                    Table.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("Modalities", group -> group.name("Modality")
                            .description("A tensor with one or more modalities.")
                            .extendable()
                            .supportedTypes(TensorPortObject.TYPE)
                            .defaultNonFixedTypes(TensorPortObject.TYPE, TensorPortObject.TYPE))
                    .addOutputPortGroup("Tensor", group -> group.name("Tensor")
                            .description("All modalities; one row for each RowID that occurs in any input.")
                            .fixed(TensorPortObject.TYPE)))
            .model(model -> model.withoutParameters()
                    .configure(ModalityCollectorNodeFactory::configure)
                    .execute(ModalityCollectorNodeFactory::execute))
            .nodeType(NodeType.Manipulator)
            .keywords(
                    "join",
                    "combine",
                    "modalities",
                    "tensor",
                    "missing",
                    "multimodal",
                    "fusion",
                    "combine images and text");

    /** For the platform. */
    public ModalityCollectorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        PortObjectSpec[] specs = input.getInPortSpecs();
        Collected collected = EngineWork.configure(() -> collect(specs));
        boolean known = Stream.of(specs).allMatch(TensorPortObjectSpec.class::isInstance);
        new Warnings().addAll(collected.notes()).show(output::setWarningMessage);
        output.setOutSpec(0, known ? collected.expected() : null);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        EngineWork.execute(context, monitor -> {
            List<TensorPortObject> tensors = Stream.of(input.getInPortObjects())
                    .map(TensorPortObject.class::cast)
                    .toList();
            PortObjectSpec[] specs =
                    tensors.stream().map(TensorPortObject::getSpec).toArray(PortObjectSpec[]::new);
            Collected collected = collect(specs);
            List<Path> files = tensors.stream().map(TensorPortObject::file).toList();
            FileStore file = context.createFileStore("tensor");
            Collected.Joined joined = collected.write(files, file.getFile().toPath(), monitor);
            output.setOutData(0, tensor(context, joined.tensor(), file, directories(tensors)));
            new Warnings().addAll(joined.notes()).show(output::setWarningMessage);
            return null;
        });
    }

    /** Without encoders there is no second file store: an empty folder would not survive being saved. */
    private static TensorPortObject tensor(
            ExecutionContext context, TensorPortObjectSpec spec, FileStore file, List<Path> encoders)
            throws IOException {
        if (encoders.isEmpty()) {
            return new TensorPortObject(spec, file);
        }
        FileStore set = context.createFileStore("encoders");
        List<String> names = spec.encoders().stream()
                .map(encoder -> encoder.modality().name())
                .toList();
        EncoderSet.write(encoders, names, set.getFile().toPath());
        return new TensorPortObject(spec, file, set);
    }

    private static Collected collect(PortObjectSpec[] specs) {
        if (specs.length == 0) {
            throw new InputException(
                    "The node has no input.", "Add an input for each modality with the plus sign on the node.");
        }
        return Collected.of(specs);
    }

    /** Where the encoders that travel with the inputs are saved, in order. */
    private static List<Path> directories(List<TensorPortObject> tensors) throws IOException {
        List<Path> directories = new ArrayList<>();
        for (TensorPortObject tensor : tensors) {
            if (tensor.encoders().isPresent()) {
                directories.addAll(EncoderSet.directories(tensor.encoders().get()));
            }
        }
        return directories;
    }
}
