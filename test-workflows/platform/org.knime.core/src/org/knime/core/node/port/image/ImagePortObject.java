package org.knime.core.node.port.image;

import java.io.IOException;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.data.DataCell;
import org.knime.core.data.image.ImageContent;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.AbstractPortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** An image at a port; the stand-in stores PNG images. */
public class ImagePortObject extends AbstractPortObject {
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(ImagePortObject.class);
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(ImagePortObject.class, true);

    private ImageContent content;
    private ImagePortObjectSpec spec;

    /** For loading. */
    public ImagePortObject() {}

    public ImagePortObject(final ImageContent content, final ImagePortObjectSpec spec) {
        this.content = content;
        this.spec = spec;
    }

    @Override
    public ImagePortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return content.getSummary();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    public DataCell toDataCell() {
        return content.toImageCell();
    }

    @Override
    protected void save(final PortObjectZipOutputStream out, final ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException {
        if (!(content instanceof PNGImageContent)) {
            throw new IOException("The stand-in stores PNG images only, no "
                    + content.getClass().getName() + ".");
        }
        out.putNextEntry(new ZipEntry("image.png"));
        content.save(out);
        out.closeEntry();
    }

    @Override
    protected void load(
            final PortObjectZipInputStream in, final PortObjectSpec objectSpec, final ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException {
        if (in.getNextEntry() == null) {
            throw new IOException("The stored image is empty.");
        }
        content = new PNGImageContent(in);
        spec = (ImagePortObjectSpec) objectSpec;
    }

    /** Stores images. */
    public static final class Serializer extends AbstractPortObjectSerializer<ImagePortObject> {
        public Serializer() {}
    }
}
