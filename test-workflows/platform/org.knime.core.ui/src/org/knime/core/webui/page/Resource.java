package org.knime.core.webui.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** A file that a page is made of. */
public interface Resource {

    String getRelativePath();

    InputStream getInputStream() throws IOException;

    ContentType getContentType();

    boolean isStatic();

    default Optional<Charset> getCharset() {
        return Optional.empty();
    }

    /** How the page is shown. */
    enum ContentType {
        SHADOW_APP,
        HTML,
        SVG,
        PNG
    }
}
