package org.multimodalbtw.nodes.port;

import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.multimodalbtw.engine.encoders.CarriedPrograms;

/** An encoder that has seen its training rows, as the directory that the engine writes. */
public final class EncoderPortObject extends FileStorePortObject {

    /** The type of ports that carry encoders. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(EncoderPortObject.class);

    private final EncoderPortObjectSpec spec;

    private EncoderPortObject(EncoderPortObjectSpec spec) {
        this.spec = spec;
    }

    /**
     * @param spec what the encoder takes and gives
     * @param directory the encoder's directory
     */
    public EncoderPortObject(EncoderPortObjectSpec spec, FileStore directory) {
        super(List.of(directory));
        this.spec = spec;
    }

    /** @return the encoder's directory */
    public Path directory() {
        return getFileStore(0).getFile().toPath();
    }

    @Override
    public EncoderPortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return CarriedPrograms.in(directory())
                .map(programs -> spec.summary() + ", " + programs)
                .orElse(spec.summary());
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes and reads the object. */
    public static final class Serializer extends FileStoreSerializer<EncoderPortObject, EncoderPortObjectSpec> {

        /** For the platform. */
        public Serializer() {
            super(EncoderPortObjectSpec.class, EncoderPortObject::new);
        }
    }
}
