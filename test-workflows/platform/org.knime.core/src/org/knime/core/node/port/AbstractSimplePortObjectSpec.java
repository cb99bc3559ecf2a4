package org.knime.core.node.port;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.multimodalbtw.platform.core.ContentZip;
import org.multimodalbtw.platform.core.SerializedClass;

/** A spec that stores itself as a model content. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {
    public AbstractSimplePortObjectSpec() {}

    protected abstract void save(ModelContentWO content);

    /** Called once on a spec made without parameters. */
    protected abstract void load(ModelContentRO content) throws InvalidSettingsException;

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    private ModelContent content() {
        ModelContent content = new ModelContent("content");
        save(content);
        return content;
    }

    /** Same class and same content. */
    @Override
    public boolean equals(final Object other) {
        return this == other
                || other != null
                        && other.getClass() == getClass()
                        && ((AbstractSimplePortObjectSpec) other).content().equals(content());
    }

    @Override
    public int hashCode() {
        return content().toString().hashCode();
    }

    /** Stores such specs; to be extended without a member for each class of them. */
    public abstract static class AbstractSimplePortObjectSpecSerializer<T extends AbstractSimplePortObjectSpec>
            extends PortObjectSpecSerializer<T> {
        public AbstractSimplePortObjectSpecSerializer() {}

        @Override
        public void savePortObjectSpec(final T spec, final PortObjectSpecZipOutputStream out) throws IOException {
            ModelContent content = new ModelContent("content");
            spec.save(content);
            ContentZip.write(content, out);
        }

        @Override
        public T loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            T spec = SerializedClass.<T>of(getClass(), AbstractSimplePortObjectSpec.class)
                    .create();
            try {
                spec.load(ContentZip.read(in));
            } catch (InvalidSettingsException e) {
                throw new IOException("The stored spec cannot be read: " + e.getMessage(), e);
            }
            return spec;
        }
    }
}
