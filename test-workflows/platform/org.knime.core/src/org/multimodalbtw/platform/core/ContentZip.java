package org.multimodalbtw.platform.core;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;

/** A model content as the only entry of a zip stream. */
public final class ContentZip {
    private ContentZip() {}

    public static void write(final ModelContent content, final ZipOutputStream out) throws IOException {
        out.putNextEntry(new ZipEntry("content.xml"));
        content.saveToXML(out);
        out.closeEntry();
    }

    public static ModelContentRO read(final ZipInputStream in) throws IOException {
        if (in.getNextEntry() == null) {
            throw new IOException("There is no stored content.");
        }
        return ModelContent.loadFromXML(new UnclosedInputStream(in));
    }
}
