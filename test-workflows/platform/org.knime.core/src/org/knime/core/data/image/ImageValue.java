package org.knime.core.data.image;

import org.knime.core.data.DataValue;

/** Read as an image. */
public interface ImageValue extends DataValue {
    ImageContent getImageContent();

    /** @return the extension of files with such images, without a dot */
    String getImageExtension();
}
