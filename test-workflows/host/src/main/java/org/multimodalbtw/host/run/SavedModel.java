package org.multimodalbtw.host.run;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;

/**
 * Where the model of a workflow comes from a folder, for example {@code model} among the results of a run. The host is built without the
 * nodes, so that it knows their ports by their type alone.
 */
final class SavedModel extends DefaultNodeFactory {

    private SavedModel(Path directory, PortType type, PortObjectSpec spec) {
        super(node(directory, type, spec));
    }

    /**
     * @param directory of a model
     * @param type of the ports that models go through
     * @return a node that gives it
     * @throws InputException if it holds no model that can read raw tables
     * @throws IOException if it cannot be read
     */
    static SavedModel of(Path directory, PortType type) throws IOException {
        ModelDirectory.readManifest(directory);
        if (EncoderSet.directories(ModelDirectory.encoders(directory)).isEmpty()) {
            throw new InputException(
                    "The model in " + directory + " carries no encoders, so that it cannot read the files of a folder.",
                    "Adapt it in KNIME, with Adapt Model and a tensor that was encoded as in its training.");
        }
        return new SavedModel(directory, type, spec(directory, type));
    }

    private static DefaultNode node(Path directory, PortType type, PortObjectSpec spec) {
        return DefaultNode.create()
                .name("Saved Model")
                .icon("saved-model.png")
                .shortDescription("The model of a folder.")
                .fullDescription("Gives the model that lies in a folder.")
                .sinceVersion(5, 8, 0)
                .ports(ports -> ports.addOutputPort("Model", "The model.", type))
                .model(model -> model.withoutParameters()
                        .configure((input, output) -> output.setOutSpec(0, spec))
                        .execute((input, output) -> {
                            try {
                                FileStore store = input.getExecutionContext().createFileStore("model");
                                DirectoryCopy.of(directory, store.getFile().toPath());
                                output.setOutData(0, object(spec, store, type));
                            } catch (IOException failure) {
                                throw new KNIMEException(
                                        "The model in " + directory + " cannot be read: " + failure.getMessage(),
                                        failure);
                            }
                        }))
                .nodeType(NodeType.Source);
    }

    private static PortObjectSpec spec(Path directory, PortType type) throws IOException {
        try {
            return (PortObjectSpec)
                    type.getPortObjectSpecClass().getMethod("of", Path.class).invoke(null, directory);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof IOException unread) {
                throw unread;
            }
            throw failed.getCause() instanceof InputException refused
                    ? refused
                    : new InputException(
                            "The model in " + directory + " cannot be read: " + failed.getCause() + ".",
                            "Name the folder 'model' of the results of a run.",
                            failed);
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("The nodes that are installed are of another version.", other);
        }
    }

    private static PortObject object(PortObjectSpec spec, FileStore store, PortType type) {
        try {
            return type.getPortObjectClass()
                    .getConstructor(type.getPortObjectSpecClass(), FileStore.class)
                    .newInstance(spec, store);
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("The nodes that are installed are of another version.", other);
        }
    }
}
