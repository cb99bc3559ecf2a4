package org.multimodalbtw.platform.ui;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.NodeDescription;
import org.knime.core.node.NodeFactory.NodeType;
import org.w3c.dom.Element;

/** A node's description, made from its definition. The ports are those of a new node. */
public final class GeneratedDescription extends NodeDescription {

    private final NodeDefinition definition;
    private final List<PortGroup> inputs;
    private final List<PortGroup> outputs;

    /** @throws IllegalStateException if a text is empty, not well-formed, or has elements that are not shown */
    public GeneratedDescription(NodeDefinition definition) {
        DescriptionCheck.check(definition);
        this.definition = definition;
        inputs = portsOfNewNode(definition, true);
        outputs = portsOfNewNode(definition, false);
    }

    /** The group of each port. */
    private static List<PortGroup> portsOfNewNode(NodeDefinition definition, boolean isInput) {
        return definition.ports().stream()
                .filter(group -> group.isInput() == isInput)
                .flatMap(group -> Collections.nCopies(
                        group.fixed().size() + group.defaults().size(), group)
                        .stream())
                .toList();
    }

    @Override
    public String getNodeName() {
        return definition.texts().name();
    }

    @Override
    public NodeType getType() {
        return definition.type();
    }

    @Override
    public String getIconPath() {
        return definition.texts().icon();
    }

    @Override
    public String getInportName(int index) {
        return inputs.get(index).name();
    }

    @Override
    public String getInportDescription(int index) {
        return inputs.get(index).description();
    }

    @Override
    public String getOutportName(int index) {
        // ports that were added to a node are of its last group
        return outputs.get(Math.min(index, outputs.size() - 1)).name();
    }

    @Override
    public String getOutportDescription(int index) {
        return outputs.get(index).description();
    }

    @Override
    public int getViewCount() {
        return definition.view() == null ? 0 : 1;
    }

    @Override
    public String getViewName(int index) {
        return getNodeName();
    }

    @Override
    public String getViewDescription(int index) {
        return definition.view().description();
    }

    @Override
    public String getInteractiveViewName() {
        return definition.view() == null ? null : getNodeName();
    }

    @Override
    public Optional<String> getShortDescription() {
        return Optional.of(definition.texts().shortDescription());
    }

    @Override
    public Optional<String> getIntro() {
        return Optional.of(definition.texts().fullDescription());
    }

    @Override
    public String[] getKeywords() {
        return definition.keywords().toArray(String[]::new);
    }

    @Override
    public List<DynamicPortGroupDescription> getDynamicInPortGroups() {
        return dynamicGroups(true);
    }

    @Override
    public List<DynamicPortGroupDescription> getDynamicOutPortGroups() {
        return dynamicGroups(false);
    }

    private List<DynamicPortGroupDescription> dynamicGroups(boolean isInput) {
        return definition.ports().stream()
                .filter(group -> group.isInput() == isInput && group.mode() != PortGroup.Mode.FIXED)
                .map(group -> new DynamicPortGroupDescription(group.name(), group.id(), group.description()))
                .toList();
    }

    /** The stand-in shows descriptions nowhere and makes no document of them. */
    @Override
    public Element getXMLDescription() {
        return null;
    }
}
