package org.multimodalbtw.nodes.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** Rows of named tensors, one a modality, as an Arrow file. */
public final class TensorPortObject extends FileStorePortObject {

    /** The type of ports that carry tensors. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(TensorPortObject.class);

    /** The same where a port may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(TensorPortObject.class, true);

    private final TensorPortObjectSpec spec;

    private TensorPortObject(TensorPortObjectSpec spec) {
        this.spec = spec;
    }

    /**
     * @param spec what the file holds
     * @param file an Arrow file as the engine writes it
     */
    public TensorPortObject(TensorPortObjectSpec spec, FileStore file) {
        super(List.of(file));
        this.spec = spec;
    }

    /**
     * @param spec what the file holds, with the encoders
     * @param file an Arrow file as the engine writes it
     * @param encoders the set of encoders that travel with it
     */
    public TensorPortObject(TensorPortObjectSpec spec, FileStore file, FileStore encoders) {
        super(List.of(file, encoders));
        this.spec = spec;
    }

    /** @return the set of encoders that travel with the tensor; empty where there is none */
    public Optional<Path> encoders() {
        return getFileStoreCount() > 1 ? Optional.of(getFileStore(1).getFile().toPath()) : Optional.empty();
    }

    /** @return the Arrow file */
    public Path file() {
        return getFileStore(0).getFile().toPath();
    }

    @Override
    public TensorPortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return spec.summary();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes and reads the object. */
    public static final class Serializer extends FileStoreSerializer<TensorPortObject, TensorPortObjectSpec> {

        /** For the platform. */
        public Serializer() {
            super(TensorPortObjectSpec.class, TensorPortObject::new);
        }
    }
}
