package org.multimodalbtw.nodes.port;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** What a fitted encoder takes and gives. */
public final class EncoderPortObjectSpec extends AbstractSimplePortObjectSpec {

    private Modality modality = Modality.named("");
    private String kind = "";
    private List<String> columns = List.of();

    /** For loading. */
    public EncoderPortObjectSpec() {}

    /**
     * @param modality what it gives
     * @param kind what sort of encoder it is, for example {@code "tabular"}
     * @param columns the columns it takes
     */
    public EncoderPortObjectSpec(Modality modality, String kind, List<String> columns) {
        this.modality = modality;
        this.kind = kind;
        this.columns = List.copyOf(columns);
    }

    /** @return what it gives */
    public Modality modality() {
        return modality;
    }

    /** @return what sort of encoder it is, for example {@code "tabular"} */
    public String kind() {
        return kind;
    }

    /** @return the columns it takes */
    public List<String> columns() {
        return columns;
    }

    /** @return for a person, for example {@code "labs: tabular encoder of 12 columns, 31 features"} */
    public String summary() {
        String columnText = columns.size() == 1 ? "1 column" : columns.size() + " columns";
        String text = modality.name() + ": " + kind + " encoder of " + columnText;
        return modality.features().isEmpty()
                ? text
                : text + ", " + modality.features().size() + " features";
    }

    @Override
    protected void save(ModelContentWO content) {
        FormatVersion.save(content);
        Modality.save(List.of(modality), content);
        content.addString("kind", kind);
        content.addStringArray("columns", columns.toArray(String[]::new));
    }

    @Override
    protected void load(ModelContentRO content) throws InvalidSettingsException {
        FormatVersion.check(content);
        List<Modality> loaded = Modality.load(content);
        if (loaded.size() != 1) {
            throw new InvalidSettingsException("An encoder gives one modality, but " + loaded.size() + " were saved.");
        }
        modality = loaded.get(0);
        kind = content.getString("kind");
        columns = List.of(content.getStringArray("columns"));
    }

    /** Writes and reads the spec. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<EncoderPortObjectSpec> {}
}
