package org.knime.core.node;

import java.io.IOException;
import java.net.URL;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Makes the parts of a node: its model, its description. */
public abstract class NodeFactory<T extends NodeModel> {
    private final boolean lazy;
    private NodeDescription description;

    protected NodeFactory() {
        this(false);
    }

    /** @param lazilyInitialized whether the description is left to a later {@link #init()} */
    protected NodeFactory(final boolean lazilyInitialized) {
        lazy = lazilyInitialized;
        if (!lazilyInitialized) {
            init();
        }
    }

    public synchronized void init() {
        if (description != null) {
            return;
        }
        try {
            description = createNodeDescription();
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(
                    "The description of " + getClass().getName() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The stand-in reads no description from XML: a factory brings its own. */
    protected NodeDescription createNodeDescription() throws SAXException, IOException {
        throw new IOException("There is no description in code.");
    }

    private NodeDescription description() {
        init();
        return description;
    }

    public final boolean isLazilyInitialized() {
        return lazy;
    }

    public abstract T createNodeModel();

    protected abstract int getNrNodeViews();

    public abstract NodeView<T> createNodeView(int index, T model);

    protected abstract boolean hasDialog();

    protected abstract NodeDialogPane createNodeDialogPane();

    public final String getFactoryId() {
        return getClass().getName();
    }

    public final String getNodeName() {
        return description().getNodeName();
    }

    public NodeType getType() {
        return description().getType();
    }

    /** @return null where there is no such picture */
    public URL getIcon() {
        String path = description().getIconPath();
        return path == null ? null : getClass().getResource(path);
    }

    public final String[] getKeywords() {
        return description().getKeywords();
    }

    public final boolean isDeprecated() {
        return description().isDeprecated();
    }

    public String getInportName(final int index) {
        return description().getInportName(index);
    }

    public final String getInportDescription(final int index) {
        return description().getInportDescription(index);
    }

    public String getOutportName(final int index) {
        return description().getOutportName(index);
    }

    public final String getOutportDescription(final int index) {
        return description().getOutportDescription(index);
    }

    protected final String getViewDescription(final int index) {
        return description().getViewDescription(index);
    }

    public String getInteractiveViewName() {
        return description().getInteractiveViewName();
    }

    public Element getXMLDescription() {
        return description().getXMLDescription();
    }

    public void saveAdditionalFactorySettings(final ConfigWO config) {
        // a factory stands for one node
    }

    public void loadAdditionalFactorySettings(final ConfigRO config) throws InvalidSettingsException {
        // a factory stands for one node
    }

    /** What a node is for; a user sees it as its colour. */
    public enum NodeType {
        Source,
        Sink,
        Learner,
        Predictor,
        Manipulator,
        Visualizer,
        Widget,
        Meta,
        LoopStart,
        LoopEnd,
        ScopeStart,
        ScopeEnd,
        QuickForm,
        Configuration,
        Other,
        Missing,
        Unknown,
        Subnode,
        VirtualIn,
        VirtualOut,
        Container
    }
}
