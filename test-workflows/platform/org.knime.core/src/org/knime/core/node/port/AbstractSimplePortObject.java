package org.knime.core.node.port;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.multimodalbtw.platform.core.ContentZip;
import org.multimodalbtw.platform.core.SerializedClass;

/** A port object that stores itself as a model content. */
public abstract class AbstractSimplePortObject implements PortObject {
    public AbstractSimplePortObject() {}

    protected abstract void save(ModelContentWO content, ExecutionMonitor monitor) throws CanceledExecutionException;

    /** Called once on an object made without parameters. */
    protected abstract void load(ModelContentRO content, PortObjectSpec spec, ExecutionMonitor monitor)
            throws InvalidSettingsException, CanceledExecutionException;

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    private ModelContent content() {
        ModelContent content = new ModelContent("content");
        try {
            save(content, new ExecutionMonitor());
        } catch (CanceledExecutionException e) {
            throw new IllegalStateException("The object cancelled a monitor that nobody has cancelled.", e);
        }
        return content;
    }

    /** Same class and same content. */
    @Override
    public boolean equals(final Object other) {
        return this == other
                || other != null
                        && other.getClass() == getClass()
                        && ((AbstractSimplePortObject) other).content().equals(content());
    }

    @Override
    public int hashCode() {
        return content().toString().hashCode();
    }

    /** Stores such objects; to be extended without a member for each class of them. */
    public abstract static class AbstractSimplePortObjectSerializer<T extends AbstractSimplePortObject>
            extends PortObjectSerializer<T> {
        public AbstractSimplePortObjectSerializer() {}

        @Override
        public void savePortObject(final T object, final PortObjectZipOutputStream out, final ExecutionMonitor monitor)
                throws IOException, CanceledExecutionException {
            ModelContent content = new ModelContent("content");
            object.save(content, monitor);
            ContentZip.write(content, out);
        }

        @Override
        public T loadPortObject(
                final PortObjectZipInputStream in, final PortObjectSpec spec, final ExecutionMonitor monitor)
                throws IOException, CanceledExecutionException {
            T object = SerializedClass.<T>of(getClass(), AbstractSimplePortObject.class)
                    .create();
            try {
                object.load(ContentZip.read(in), spec, monitor);
            } catch (InvalidSettingsException e) {
                throw new IOException("The stored object cannot be read: " + e.getMessage(), e);
            }
            return object;
        }
    }
}
