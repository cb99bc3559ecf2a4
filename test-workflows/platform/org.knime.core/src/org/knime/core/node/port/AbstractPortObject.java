package org.knime.core.node.port;

import java.io.IOException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.multimodalbtw.platform.core.SerializedClass;

/** A port object that stores itself. */
public abstract class AbstractPortObject implements PortObject {
    public AbstractPortObject() {}

    protected abstract void save(PortObjectZipOutputStream out, ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException;

    /** Called once on an object made without parameters. */
    protected abstract void load(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException;

    /** Stores such objects; to be extended without a member for each class of them. */
    public abstract static class AbstractPortObjectSerializer<T extends AbstractPortObject>
            extends PortObjectSerializer<T> {
        public AbstractPortObjectSerializer() {}

        @Override
        public void savePortObject(final T object, final PortObjectZipOutputStream out, final ExecutionMonitor monitor)
                throws IOException, CanceledExecutionException {
            object.save(out, monitor);
        }

        @Override
        public T loadPortObject(
                final PortObjectZipInputStream in, final PortObjectSpec spec, final ExecutionMonitor monitor)
                throws IOException, CanceledExecutionException {
            T object =
                    SerializedClass.<T>of(getClass(), AbstractPortObject.class).create();
            object.load(in, spec, monitor);
            return object;
        }
    }
}
