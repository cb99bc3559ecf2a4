package org.multimodalbtw.platform.ui;

import java.util.List;
import org.knime.core.node.NodeFactory.NodeType;

/**
 * All that a node's author said about it.
 *
 * @param view null for a node without a view
 * @param declaredType null where the author named none
 */
public record NodeDefinition(
        Texts texts,
        List<PortGroup> ports,
        ModelDefinition model,
        ViewDefinition view,
        NodeType declaredType,
        List<String> keywords,
        List<ExternalResource> resources) {

    /**
     * @param icon path relative to the factory class
     * @param shortDescription text
     * @param fullDescription XHTML
     */
    public record Texts(
            String name, String icon, String shortDescription, String fullDescription, String sinceVersion) {}

    /** A link to further reading. */
    public record ExternalResource(String href, String description) {}

    /** The type that the node's colour shows: as declared, or a source, a sink, or a manipulator by its ports. */
    public NodeType type() {
        if (declaredType != null) {
            return declaredType;
        }
        if (ports.stream().noneMatch(PortGroup::isInput)) {
            return NodeType.Source;
        }
        return ports.stream().allMatch(PortGroup::isInput) ? NodeType.Sink : NodeType.Manipulator;
    }
}
