package org.multimodalbtw.nodes.port;

import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** Encoders that have learnt without labels, as the directory that the engine writes. */
public final class PretrainedNetworkPortObject extends FileStorePortObject {

    /** The type of ports that carry pre-trained networks. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(PretrainedNetworkPortObject.class);

    /** The same where a port may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(PretrainedNetworkPortObject.class, true);

    private final PretrainedNetworkPortObjectSpec spec;

    private PretrainedNetworkPortObject(PretrainedNetworkPortObjectSpec spec) {
        this.spec = spec;
    }

    /**
     * @param spec what the network expects
     * @param directory the network's directory
     */
    public PretrainedNetworkPortObject(PretrainedNetworkPortObjectSpec spec, FileStore directory) {
        super(List.of(directory));
        this.spec = spec;
    }

    /** @return the network's directory */
    public Path directory() {
        return getFileStore(0).getFile().toPath();
    }

    @Override
    public PretrainedNetworkPortObjectSpec getSpec() {
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
    public static final class Serializer
            extends FileStoreSerializer<PretrainedNetworkPortObject, PretrainedNetworkPortObjectSpec> {

        /** For the platform. */
        public Serializer() {
            super(PretrainedNetworkPortObjectSpec.class, PretrainedNetworkPortObject::new);
        }
    }
}
