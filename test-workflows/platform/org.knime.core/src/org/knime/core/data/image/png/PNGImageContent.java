package org.knime.core.data.image.png;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.image.ImageContent;

/** A PNG image. */
public class PNGImageContent implements ImageContent {
    public static final DataType TYPE = DataType.getType(PNGImageCell.class);

    private final byte[] png;
    private final BufferedImage image;

    public PNGImageContent(final byte[] png) {
        this.png = png.clone();
        image = decode(png);
    }

    public PNGImageContent(final InputStream in) throws IOException {
        this(in.readAllBytes());
    }

    private static BufferedImage decode(final byte[] png) {
        try {
            BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(png));
            if (decoded == null) {
                throw new IllegalArgumentException("The " + png.length + " bytes are not a PNG image.");
            }
            return decoded;
        } catch (IOException e) {
            throw new IllegalArgumentException("The PNG image cannot be read: " + e.getMessage(), e);
        }
    }

    public byte[] getByteArray() {
        return png.clone();
    }

    public byte[] getByteArrayReference() {
        return png;
    }

    public Image getImage() {
        return image;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(image.getWidth(), image.getHeight());
    }

    @Override
    public void paint(final Graphics2D graphics, final int width, final int height) {
        graphics.drawImage(image, 0, 0, width, height, null);
    }

    @Override
    public void save(final OutputStream out) throws IOException {
        out.write(png);
    }

    @Override
    public DataCell toImageCell() {
        return new PNGImageCell(this);
    }

    @Override
    public String getSummary() {
        return "PNG image, " + image.getWidth() + " x " + image.getHeight() + " pixels";
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof PNGImageContent && Arrays.equals(((PNGImageContent) other).png, png);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(png);
    }
}
