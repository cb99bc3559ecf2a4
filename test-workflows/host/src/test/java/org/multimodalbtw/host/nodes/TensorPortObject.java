package org.multimodalbtw.host.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import javax.swing.JComponent;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.multimodalbtw.platform.core.PortTypeRegistration;
import org.multimodalbtw.platform.core.PortTypeRegistrations;

/** A text in a file store. */
public final class TensorPortObject extends FileStorePortObject {

    static {
        PortTypeRegistrations.register(new PortTypeRegistration(
                "Tensor",
                TensorPortObject.class,
                new Serializer(),
                TensorPortObjectSpec.class,
                new TensorPortObjectSpec.Serializer(),
                0x1E90C8,
                false));
    }

    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(TensorPortObject.class);

    private final TensorPortObjectSpec spec;

    private TensorPortObject(TensorPortObjectSpec spec) {
        this.spec = spec;
    }

    private TensorPortObject(TensorPortObjectSpec spec, FileStore file) {
        super(List.of(file));
        this.spec = spec;
    }

    static TensorPortObject write(TensorPortObjectSpec spec, String text, ExecutionContext context) {
        try {
            FileStore file = context.createFileStore("tensor");
            Files.writeString(file.getFile().toPath(), text);
            return new TensorPortObject(spec, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        try {
            return Files.readString(getFileStore(0).getFile().toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getSummary() {
        return String.join(", ", spec.modalities());
    }

    @Override
    public TensorPortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Made by the platform. */
    public static final class Serializer extends PortObjectSerializer<TensorPortObject> {

        @Override
        public void savePortObject(TensorPortObject object, PortObjectZipOutputStream out, ExecutionMonitor monitor) {
            // all is in the spec and the file store
        }

        @Override
        public TensorPortObject loadPortObject(
                PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor monitor) {
            return new TensorPortObject((TensorPortObjectSpec) spec);
        }
    }
}
