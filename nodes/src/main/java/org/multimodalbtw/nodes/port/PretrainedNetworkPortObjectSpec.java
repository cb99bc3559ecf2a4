package org.multimodalbtw.nodes.port;

import java.util.List;
import java.util.OptionalInt;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.pretrain.PretrainedManifest;

/** What a pre-trained network expects, and, once it exists, what it learnt from. */
public final class PretrainedNetworkPortObjectSpec extends AbstractSimplePortObjectSpec {

    private static final int UNKNOWN = -1;

    private List<Modality> modalities = List.of();
    private String objective = "";
    private int width;
    private int rows = UNKNOWN;

    /** For loading. */
    public PretrainedNetworkPortObjectSpec() {}

    /**
     * A network that is still to be pre-trained.
     *
     * @param modalities what it expects
     * @param objective what it learns, in a word
     * @param width of a modality's token
     */
    public PretrainedNetworkPortObjectSpec(List<Modality> modalities, String objective, int width) {
        this.modalities = List.copyOf(modalities);
        this.objective = objective;
        this.width = width;
    }

    /** @param manifest of a network that is there */
    public PretrainedNetworkPortObjectSpec(PretrainedManifest manifest) {
        this(
                manifest.modalities().stream().map(Modality::of).toList(),
                manifest.settings().objective().title(),
                manifest.settings().width());
        rows = manifest.rows().count();
    }

    /** @return what the network expects */
    public List<Modality> modalities() {
        return modalities;
    }

    /** @return size of a modality's token */
    public int width() {
        return width;
    }

    /** @return how many rows it learnt from; empty before it exists */
    public OptionalInt rows() {
        return rows == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(rows);
    }

    /**
     * Compares it with a network that is to start from it, as far as both are known.
     *
     * @param tensor the modalities of that network
     * @param tokenWidth its token width
     * @throws InputException if they do not fit, with the reason
     */
    public void requireFor(TensorPortObjectSpec tensor, int tokenWidth) {
        if (width != tokenWidth) {
            throw new InputException(
                    "The pre-trained network has the token width " + width
                            + ", but the network that is to start from it has " + tokenWidth + ".",
                    "Set the same token width in the Multimodal Pretrainer and in MoE Fusion.");
        }
        List<String> found = Modality.names(tensor.modalities());
        if (Modality.names(modalities).stream().noneMatch(found::contains)) {
            throw new InputException(
                    "The pre-trained network knows none of the modalities: it is for "
                            + String.join(", ", Modality.names(modalities)) + ", and the tensor has "
                            + String.join(", ", found) + ".",
                    "Connect the same tensor to the Multimodal Pretrainer and to the BTW Learner.");
        }
        modalities.forEach(known -> tensor.modalities().stream()
                .filter(one -> one.name().equals(known.name()))
                .forEach(one -> requireSame(known, one)));
    }

    /** The first size of a modality with items is how many a row has at most, which may differ. */
    private static void requireSame(Modality known, Modality found) {
        boolean isNamed = !known.features().isEmpty() && !found.features().isEmpty();
        if (isNamed && known.shape().size() == 1 && !known.features().equals(found.features())) {
            throw new InputException(
                    "The modality '" + found.name() + "' has other features than in the pre-training: "
                            + found.features().size() + " instead of "
                            + known.features().size() + ", or others.",
                    "Connect the same tensor to the Multimodal Pretrainer and to the BTW Learner.");
        }
    }

    /** @return for a person, for example {@code "labs, imaging: pre-trained for consistency on 600 rows, token width 64"} */
    public String summary() {
        return String.join(", ", Modality.names(modalities)) + ": pre-trained for " + objective
                + (rows == UNKNOWN ? "" : " on " + rows + (rows == 1 ? " row" : " rows")) + ", token width " + width;
    }

    @Override
    protected void save(ModelContentWO content) {
        FormatVersion.save(content);
        Modality.save(modalities, content);
        content.addString("objective", objective);
        content.addInt("width", width);
        content.addInt("rows", rows);
    }

    @Override
    protected void load(ModelContentRO content) throws InvalidSettingsException {
        FormatVersion.check(content);
        modalities = Modality.load(content);
        objective = content.getString("objective");
        width = content.getInt("width");
        rows = content.getInt("rows");
    }

    /** Writes and reads the spec. */
    public static final class Serializer
            extends AbstractSimplePortObjectSpecSerializer<PretrainedNetworkPortObjectSpec> {}
}
