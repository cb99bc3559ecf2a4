package org.multimodalbtw.nodes.port;

import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.multimodalbtw.engine.encoders.CarriedPrograms;

/** A trained model, as the directory that the engine writes. */
public final class MultimodalModelPortObject extends FileStorePortObject {

    /** The type of ports that carry trained models. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(MultimodalModelPortObject.class);

    private final MultimodalModelPortObjectSpec spec;

    private MultimodalModelPortObject(MultimodalModelPortObjectSpec spec) {
        this.spec = spec;
    }

    /**
     * @param spec what the model predicts from what
     * @param directory the model's directory
     */
    public MultimodalModelPortObject(MultimodalModelPortObjectSpec spec, FileStore directory) {
        super(List.of(directory));
        this.spec = spec;
    }

    /** @return the model's directory */
    public Path directory() {
        return getFileStore(0).getFile().toPath();
    }

    @Override
    public MultimodalModelPortObjectSpec getSpec() {
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
    public static final class Serializer
            extends FileStoreSerializer<MultimodalModelPortObject, MultimodalModelPortObjectSpec> {

        /** For the platform. */
        public Serializer() {
            super(MultimodalModelPortObjectSpec.class, MultimodalModelPortObject::new);
        }
    }
}
