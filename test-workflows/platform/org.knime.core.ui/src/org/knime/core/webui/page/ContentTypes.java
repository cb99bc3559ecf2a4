package org.knime.core.webui.page;

import java.util.Locale;
import org.knime.core.webui.page.Resource.ContentType;

/** The content type of a path, by its suffix. */
final class ContentTypes {

    private ContentTypes() {}

    /** @return null for a file of another kind, which is served as it is */
    static ContentType of(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "js" -> ContentType.SHADOW_APP;
            case "html" -> ContentType.HTML;
            case "svg" -> ContentType.SVG;
            case "png" -> ContentType.PNG;
            default -> null;
        };
    }

    static ContentType ofPage(String path) {
        ContentType type = of(path);
        if (type == null) {
            throw new IllegalArgumentException(
                    "The page '" + path + "' is not shown: its path must end in .js, .html, .svg or .png.");
        }
        return type;
    }
}
