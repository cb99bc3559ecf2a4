package org.multimodalbtw.nodes.port;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.MissingToken;
import org.multimodalbtw.engine.network.Routing;

/** The design of an untrained fusion network: the modalities it joins and its shape. */
public final class FusionNetworkPortObjectSpec extends AbstractSimplePortObjectSpec {

    private List<Modality> modalities = List.of();
    private FusionSettings settings = FusionSettings.defaults();

    /** For loading. */
    public FusionNetworkPortObjectSpec() {}

    /**
     * @param modalities what the network joins
     * @param settings its shape
     */
    public FusionNetworkPortObjectSpec(List<Modality> modalities, FusionSettings settings) {
        this.modalities = List.copyOf(modalities);
        this.settings = settings;
    }

    /** @return what the network joins */
    public List<Modality> modalities() {
        return modalities;
    }

    /** @return its shape */
    public FusionSettings settings() {
        return settings;
    }

    /** @return for a person, for example {@code "labs, imaging: 4 experts, 2 a token, token width 64, not trained"} */
    public String summary() {
        return String.join(", ", Modality.names(modalities)) + ": "
                + settings.experts().count() + (settings.experts().count() == 1 ? " expert, " : " experts, ")
                + settings.experts().topK() + " a token, token width " + settings.width() + ", not trained";
    }

    @Override
    protected void save(ModelContentWO content) {
        FormatVersion.save(content);
        Modality.save(modalities, content);
        content.addInt("width", settings.width());
        content.addInt("experts", settings.experts().count());
        content.addInt("top_k", settings.experts().topK());
        content.addInt("expert_width", settings.experts().width());
        content.addString("gate", settings.experts().gate().name());
        content.addDouble("input_dropout", settings.dropout().input());
        content.addDouble("hidden_dropout", settings.dropout().hidden());
        content.addDouble("head_dropout", settings.dropout().head());
        content.addDouble("gate_noise", settings.experts().gateNoise());
        content.addDouble("balance", settings.experts().balance());
        content.addString("routing", settings.experts().routing().name());
        content.addBoolean("attention", settings.attention());
        content.addString("missing", settings.missing().name());
    }

    @Override
    protected void load(ModelContentRO content) throws InvalidSettingsException {
        FormatVersion.check(content);
        modalities = Modality.load(content);
        try {
            settings = new FusionSettings(
                    content.getInt("width"),
                    new ExpertSettings(
                            content.getInt("experts"),
                            content.getInt("top_k"),
                            content.getInt("expert_width"),
                            Gate.valueOf(content.getString("gate")),
                            content.getDouble("gate_noise"),
                            content.getDouble("balance"),
                            Routing.valueOf(content.getString("routing", Routing.PER_MODALITY.name()))),
                    new DropoutRates(
                            content.getDouble("input_dropout"),
                            content.getDouble("hidden_dropout"),
                            content.getDouble("head_dropout")),
                    content.getBoolean("attention", false),
                    MissingToken.valueOf(content.getString("missing", MissingToken.ZERO.name())));
        } catch (InputException | IllegalArgumentException failure) {
            throw new InvalidSettingsException("The saved fusion network is damaged: " + failure.getMessage(), failure);
        }
    }

    /** Writes and reads the spec. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<FusionNetworkPortObjectSpec> {}
}
