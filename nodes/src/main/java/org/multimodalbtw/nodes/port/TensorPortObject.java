package org.multimodalbtw.nodes.port;

import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** Rows of named tensors, one a modality, as an Arrow file. */
public final class TensorPortObject extends FileStorePortObject {

    /** The type of ports that carry tensors. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(TensorPortObject.class);

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
