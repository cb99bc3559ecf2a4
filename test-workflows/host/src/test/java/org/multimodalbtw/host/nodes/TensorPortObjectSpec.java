package org.multimodalbtw.host.nodes;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** Names of modalities. */
public final class TensorPortObjectSpec extends AbstractSimplePortObjectSpec {

    private String[] modalities = {};

    public TensorPortObjectSpec() {}

    TensorPortObjectSpec(String... modalities) {
        this.modalities = modalities;
    }

    String[] modalities() {
        return modalities;
    }

    @Override
    protected void save(ModelContentWO content) {
        content.addStringArray("modalities", modalities);
    }

    @Override
    protected void load(ModelContentRO content) throws InvalidSettingsException {
        modalities = content.getStringArray("modalities");
    }

    /** Made by the platform. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<TensorPortObjectSpec> {}
}
