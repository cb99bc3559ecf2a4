package org.knime.core.webui.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.knime.core.node.FluentNodeAPI;

/** The page of a view, read at the first request, with the files that it loads. */
public class Page implements Resource, FluentNodeAPI {

    protected final Map<String, Resource> m_resources = new LinkedHashMap<>();

    private final Resource m_page;

    protected Page(Resource page, boolean isCompletelyStatic) {
        m_page = page;
        if (isCompletelyStatic) {
            throw new IllegalArgumentException("A page from a string is made anew for each execution.");
        }
    }

    public static RequireFromFileOrString create() {
        return new RequireFromFileOrString() {
            @Override
            public RequireRelativePath fromString(InputStreamSupplier content, Charset charset) {
                return path -> new Page(new StreamResource(path, ContentTypes.ofPage(path), content, charset), false);
            }

            @Override
            public RequireRelativePath fromString(StringSupplier content, Charset charset) {
                return path -> new Page(
                        new StreamResource(path, ContentTypes.ofPage(path), bytes(content, charset), charset), false);
            }
        };
    }

    private static Supplier<InputStream> bytes(Supplier<String> content, Charset charset) {
        return () -> new ByteArrayInputStream(content.get().getBytes(charset));
    }

    public Page addResource(Supplier<InputStream> content, String relativePath) {
        return addResource(content, relativePath, StandardCharsets.UTF_8);
    }

    public Page addResource(Supplier<InputStream> content, String relativePath, Charset charset) {
        m_resources.put(
                relativePath, new StreamResource(relativePath, ContentTypes.of(relativePath), content, charset));
        return this;
    }

    public Page addResourceFromString(Supplier<String> content, String relativePath) {
        return addResource(bytes(content, StandardCharsets.UTF_8), relativePath);
    }

    @Override
    public String getRelativePath() {
        return m_page.getRelativePath();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return m_page.getInputStream();
    }

    @Override
    public ContentType getContentType() {
        return m_page.getContentType();
    }

    @Override
    public Optional<Charset> getCharset() {
        return m_page.getCharset();
    }

    @Override
    public boolean isStatic() {
        return m_page.isStatic();
    }

    public Optional<Resource> getResource(String relativePath) {
        return Optional.ofNullable(m_resources.get(relativePath));
    }

    /** Where the content comes from. */
    public interface RequireFromFileOrString {

        RequireRelativePath fromString(InputStreamSupplier content, Charset charset);

        RequireRelativePath fromString(StringSupplier content, Charset charset);

        default RequireRelativePath fromString(InputStreamSupplier content) {
            return fromString(content, StandardCharsets.UTF_8);
        }

        default RequireRelativePath fromString(StringSupplier content) {
            return fromString(content, StandardCharsets.UTF_8);
        }
    }

    /** The path by which the page is asked for; its suffix says what kind of page it is. */
    public interface RequireRelativePath {

        Page relativePath(String relativePath);
    }

    /** Opens the content. */
    public interface InputStreamSupplier extends Supplier<InputStream> {}

    /** Makes the content. */
    public interface StringSupplier extends Supplier<String> {}
}
