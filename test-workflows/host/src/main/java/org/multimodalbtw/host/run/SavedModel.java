package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.nodes.port.EncoderPortObjectSpec;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObject;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;

/** Where the model of a workflow comes from a folder, for example {@code model} among the results of a run. */
final class SavedModel extends DefaultNodeFactory {

    /**
     * What the folder holds.
     *
     * @param directory the folder
     * @param spec what the model expects and predicts
     */
    private record Content(Path directory, MultimodalModelPortObjectSpec spec) {}

    /**
     * @param directory of a model
     * @return a node that gives it
     * @throws InputException if it holds no model that can read raw tables
     * @throws IOException if it cannot be read
     */
    static SavedModel of(Path directory) throws IOException {
        ModelManifest manifest = ModelDirectory.readManifest(directory);
        List<EncoderPortObjectSpec> encoders =
                EncoderSet.load(ModelDirectory.encoders(directory)).values().stream()
                        .map(SavedModel::spec)
                        .toList();
        if (encoders.isEmpty()) {
            throw new InputException(
                    "The model in " + directory + " carries no encoders, so that it cannot read the files of a folder.",
                    "Adapt it in KNIME, with Adapt Model and a tensor that was encoded as in its training.");
        }
        return new SavedModel(new Content(
                directory,
                new MultimodalModelPortObjectSpec(manifest, "", ModelDirectory.readReference(directory, manifest))
                        .withEncoders(encoders)));
    }

    private SavedModel(Content content) {
        super(node(content));
    }

    private static DefaultNode node(Content content) {
        return DefaultNode.create()
                .name("Saved Model")
                .icon("saved-model.png")
                .shortDescription("The model of a folder.")
                .fullDescription("Gives the model that lies in a folder.")
                .sinceVersion(5, 8, 0)
                .ports(ports -> ports.addOutputPort("Model", "The model.", MultimodalModelPortObject.TYPE))
                .model(model -> model.withoutParameters()
                        .configure((input, output) -> output.setOutSpec(0, content.spec()))
                        .execute((input, output) -> {
                            try {
                                FileStore store = input.getExecutionContext().createFileStore("model");
                                RunResults.copy(content.directory(), store.getFile().toPath());
                                output.setOutData(0, new MultimodalModelPortObject(content.spec(), store));
                            } catch (IOException failure) {
                                throw new KNIMEException(
                                        "The model in " + content.directory() + " cannot be read.", failure);
                            }
                        }))
                .nodeType(NodeType.Source);
    }

    private static EncoderPortObjectSpec spec(FittedEncoder encoder) {
        String kind =
                switch (encoder.reads()) {
                    case CELLS -> "tabular";
                    case NUMBERS -> "plain";
                    case MEASUREMENTS -> "series";
                    case TEXTS -> "text";
                    case PICTURES -> "image";
                };
        List<String> columns =
                encoder.inputs().stream().map(TableColumn::name).toList();
        Optional<String> patient = encoder.patientColumn();
        return new EncoderPortObjectSpec(Modality.of(encoder.output()), kind, columns, patient)
                .sparing(encoder.spared());
    }
}
