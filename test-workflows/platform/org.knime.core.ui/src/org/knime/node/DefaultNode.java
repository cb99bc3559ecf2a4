package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.NodeFactory.NodeType;
import org.multimodalbtw.platform.ui.NodeDefinition;
import org.multimodalbtw.platform.ui.NodeDefinition.ExternalResource;
import org.multimodalbtw.platform.ui.NodeDefinition.Texts;
import org.multimodalbtw.platform.ui.PortGroup;

/** A node: its texts, its ports, its model, its view. */
public final class DefaultNode implements FluentNodeAPI {

    private final Texts m_texts;
    private final List<PortGroup> m_ports;
    private final DefaultModel m_model;
    private final List<ExternalResource> m_resources = new ArrayList<>();
    private DefaultView m_view;
    private NodeType m_type;
    private List<String> m_keywords;

    private DefaultNode(Texts texts, List<PortGroup> ports, DefaultModel model) {
        m_texts = texts;
        m_ports = ports;
        m_model = Objects.requireNonNull(model, "The node has no model.");
    }

    public static RequireName create() {
        return name -> icon -> shortDescription -> fullDescription -> (major, minor, revision) -> ports -> {
            PortGroupsAdder groups = new PortGroupsAdder();
            ports.accept(groups);
            Texts texts =
                    new Texts(name, icon, shortDescription, fullDescription, major + "." + minor + "." + revision);
            return model -> new DefaultNode(texts, groups.groups(), model.apply(DefaultModel.create()));
        };
    }

    NodeDefinition definition() {
        return new NodeDefinition(
                m_texts,
                m_ports,
                m_model.definition(),
                m_view == null ? null : m_view.definition(),
                m_type,
                m_keywords == null ? List.of() : m_keywords,
                List.copyOf(m_resources));
    }

    public DefaultNode addView(Function<DefaultView.RequireViewParameters, DefaultView> view) {
        if (m_view != null) {
            throw new IllegalStateException("A node has at most one view.");
        }
        m_view = view.apply(DefaultView.create());
        return this;
    }

    public DefaultNode nodeType(NodeType type) {
        if (m_type != null) {
            throw new IllegalStateException("A node has one type.");
        }
        m_type = type;
        return this;
    }

    public DefaultNode keywords(String... keywords) {
        if (m_keywords != null) {
            throw new IllegalStateException("The keywords of a node are given once.");
        }
        m_keywords = List.of(keywords);
        return this;
    }

    public DefaultNode addExternalResource(String href, String description) {
        m_resources.add(new ExternalResource(href, description));
        return this;
    }

    /** The name of the node. */
    public interface RequireName {

        RequireIcon name(String name);
    }

    /** The icon: a PNG of 16 by 16 pixels, its path relative to the factory class. */
    public interface RequireIcon {

        RequireShortDescription icon(String relativePath);
    }

    /** One sentence. */
    public interface RequireShortDescription {

        RequireFullDescription shortDescription(String shortDescription);
    }

    /** The description, as XHTML. */
    public interface RequireFullDescription {

        RequireSinceVersion fullDescription(String fullDescription);
    }

    /** The first version of the platform that has the node. */
    public interface RequireSinceVersion {

        RequirePorts sinceVersion(int major, int minor, int revision);
    }

    /** What the node does. */
    public interface RequireModel {

        DefaultNode model(Function<DefaultModel.RequireModelParameters, DefaultModel> model);
    }
}
