package org.knime.core.node.port;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** What passes through a port. */
public interface PortObject {
    String getSummary();

    /** To be declared with the class of the spec: that is how a port type knows its specs. */
    PortObjectSpec getSpec();

    JComponent[] getViews();

    /** Stores objects of one class; needs a public constructor without parameters. */
    abstract class PortObjectSerializer<T extends PortObject> {
        public PortObjectSerializer() {}

        public abstract void savePortObject(T object, PortObjectZipOutputStream out, ExecutionMonitor monitor)
                throws IOException, CanceledExecutionException;

        public abstract T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor monitor)
                throws IOException, CanceledExecutionException;
    }
}
