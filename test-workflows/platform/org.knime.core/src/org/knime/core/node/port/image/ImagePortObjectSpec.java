package org.knime.core.node.port.image;

import org.knime.core.data.DataType;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** The kind of an image. */
public final class ImagePortObjectSpec extends AbstractSimplePortObjectSpec {
    private DataType type;

    /** For loading. */
    public ImagePortObjectSpec() {}

    /** @param type of the cell that the image can be put into */
    public ImagePortObjectSpec(final DataType type) {
        this.type = type;
    }

    public DataType getDataType() {
        return type;
    }

    @Override
    protected void save(final ModelContentWO content) {
        content.addDataType("type", type);
    }

    @Override
    protected void load(final ModelContentRO content) throws InvalidSettingsException {
        type = content.getDataType("type");
    }

    /** Stores specs of images. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<ImagePortObjectSpec> {
        public Serializer() {}
    }
}
