package org.knime.core.data.image.png;

import org.knime.core.data.DataCell;

/** A cell with a PNG image. */
public class PNGImageCell extends DataCell implements PNGImageValue {
    private final PNGImageContent content;

    PNGImageCell(final PNGImageContent content) {
        this.content = content;
    }

    @Override
    public PNGImageContent getImageContent() {
        return content;
    }

    @Override
    public String getImageExtension() {
        return "png";
    }

    @Override
    protected boolean equalsDataCell(final DataCell cell) {
        return content.equals(((PNGImageCell) cell).content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String toString() {
        return content.getSummary();
    }
}
