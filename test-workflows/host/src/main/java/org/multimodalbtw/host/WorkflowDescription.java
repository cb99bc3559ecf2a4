package org.multimodalbtw.host;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the platform shows of a workflow beside its canvas, and finds it by.
 *
 * @param text plain text, lines separated by line feeds
 * @param tags words to find the workflow by
 */
public record WorkflowDescription(String text, List<String> tags) {

    /** Of a workflow that nobody described. */
    static final WorkflowDescription NONE = new WorkflowDescription("", List.of());

    public WorkflowDescription {
        tags = List.copyOf(tags);
    }

    /** As the platform stores it, with the elements in the order of its schema. */
    String xml(String author, Instant time) {
        String tagList = tags.stream()
                .map(tag -> "        <tag>" + escaped(tag) + "</tag>\n")
                .collect(Collectors.joining("", "    <tags>\n", "    </tags>\n"));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <workflow-metadata content-type="text/plain" xmlns="http://www.knime.org/core/node/workflow/metadata/v1.0">
                    <author>%s</author>
                    <last-modified>%s</last-modified>
                    <description>%s</description>
                %s</workflow-metadata>
                """
                .formatted(escaped(author), time, escaped(text), tags.isEmpty() ? "" : tagList);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
