package org.knime.core.node;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** What a user reads about a node. */
public abstract class NodeDescription {
    private boolean deprecated;

    public NodeDescription() {}

    public abstract String getNodeName();

    public abstract NodeFactory.NodeType getType();

    /** @return beside the factory's class */
    public abstract String getIconPath();

    public abstract String getInportName(int index);

    public abstract String getInportDescription(int index);

    public abstract String getOutportName(int index);

    public abstract String getOutportDescription(int index);

    public abstract int getViewCount();

    public abstract String getViewName(int index);

    public abstract String getViewDescription(int index);

    public abstract String getInteractiveViewName();

    public abstract Element getXMLDescription();

    public Optional<String> getShortDescription() {
        return Optional.empty();
    }

    public Optional<String> getIntro() {
        return Optional.empty();
    }

    public String[] getKeywords() {
        return new String[0];
    }

    public List<DynamicPortGroupDescription> getDynamicInPortGroups() {
        return List.of();
    }

    public List<DynamicPortGroupDescription> getDynamicOutPortGroups() {
        return List.of();
    }

    public boolean isDeprecated() {
        return deprecated;
    }

    protected void setIsDeprecated(final boolean isDeprecated) {
        deprecated = isDeprecated;
    }

    /** What a user reads about a group of ports. */
    public static final class DynamicPortGroupDescription {
        private final String name;
        private final String identifier;
        private final String description;

        public DynamicPortGroupDescription(final String name, final String identifier, final String description) {
            this.name = name;
            this.identifier = identifier;
            this.description = description;
        }

        public String getGroupName() {
            return name;
        }

        public String getGroupIdentifier() {
            return identifier;
        }

        public String getGroupDescription() {
            return description;
        }
    }
}
