package org.knime.core.webui.page;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Supplier;

/** A resource whose content is made at each request. */
record StreamResource(String path, Resource.ContentType type, Supplier<InputStream> content, Charset charset)
        implements Resource {

    @Override
    public String getRelativePath() {
        return path;
    }

    @Override
    public InputStream getInputStream() {
        return content.get();
    }

    @Override
    public ContentType getContentType() {
        return type;
    }

    @Override
    public boolean isStatic() {
        return false;
    }

    @Override
    public Optional<Charset> getCharset() {
        return Optional.of(charset);
    }
}
