package org.multimodalbtw.nodes.port;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** An untrained fusion network. It is wholly described by its spec: weights come into being in training. */
public final class FusionNetworkPortObject extends AbstractSimplePortObject {

    /** The type of ports that carry fusion networks. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(FusionNetworkPortObject.class);

    /** The same where a port may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(FusionNetworkPortObject.class, true);

    private FusionNetworkPortObjectSpec spec;

    /** For loading. */
    public FusionNetworkPortObject() {
        this(new FusionNetworkPortObjectSpec());
    }

    /** @param spec the network's design */
    public FusionNetworkPortObject(FusionNetworkPortObjectSpec spec) {
        this.spec = spec;
    }

    @Override
    public FusionNetworkPortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return spec.summary();
    }

    @Override
    protected void save(ModelContentWO content, ExecutionMonitor monitor) {
        spec.save(content);
    }

    @Override
    protected void load(ModelContentRO content, PortObjectSpec loaded, ExecutionMonitor monitor) {
        spec = (FusionNetworkPortObjectSpec) loaded;
    }

    /** Writes and reads the object. */
    public static final class Serializer extends AbstractSimplePortObjectSerializer<FusionNetworkPortObject> {}
}
