package org.knime.core.data.image.png;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** Makes cells with a PNG image. */
public class PNGImageCellFactory {
    public static final DataType TYPE = PNGImageContent.TYPE;

    public PNGImageCellFactory() {}

    public static DataCell create(final byte[] png) {
        return new PNGImageContent(png).toImageCell();
    }

    public static DataCell create(final InputStream in) throws IOException {
        return new PNGImageContent(in).toImageCell();
    }

    public DataType getDataType() {
        return TYPE;
    }
}
